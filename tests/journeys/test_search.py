"""A reader searches as people type, narrows what was found, is helped when nothing was, and never needs the mouse."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from warraq.delivery.search.engines import index_folder
from warraq.delivery.search.follower import Follower
from warraq.newsroom.stories.tests.factories import make_contributor, make_story, make_topic
from warraq.publishing.release.release import release

pytestmark = pytest.mark.chromium

PORT = "إدارة الميناء تعلن موعد افتتاح الرصيف الأكبر"
TEXT = "<p>وصلت السفينة إلى الميناء فجر اليوم. وقالت إدارة المرفأ إن الرحلة كانت طويلة.</p>"


@pytest.fixture
def address(live_site, news, culture, settings, tmp_path):
    """The search page of a newspaper whose index is up to date."""
    settings.WARRAQ_DATA_DIR, settings.WARRAQ_SEARCH_PER_MINUTE = tmp_path, 0
    topic, person = make_topic("ميناء طنجة"), make_contributor()
    release(
        make_story(news, title=PORT, body=[{"type": "text", "value": TEXT}], topics=(topic,), contributors=(person,))
    )
    for number in range(21):
        title = f"سفينة رقم {number} تدخل الميناء قبل موعدها"
        release(make_story(culture, title=title, body=[{"type": "text", "value": TEXT}]))
    follower = Follower(index_folder())
    follower.step()
    follower.close()
    return f"{live_site.url}/search/"


def _is_whole(page) -> None:
    """Nothing sticks out sideways, and axe has nothing to say."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    results = Axe().run(page)
    assert not results.violations_count, results.generate_report()


def _ask(page, words: str) -> None:
    page.locator("#search-words").fill(words)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get("q") == [words], wait_until="commit")


def test_words_without_hamza_find_and_are_marked_and_sections_narrow(address, open_page):
    page = open_page()
    page.goto(address)

    _ask(page, "اداره الميناء")
    first = page.locator(".result").first
    expect(first.locator(".result__headline")).to_have_text(PORT)
    expect(first.locator(".result__headline mark").first).to_have_text("إدارة")

    _ask(page, "السفينه")
    expect(page.locator(".result")).to_have_count(20)
    page.get_by_role("link", name="أخبار", exact=False).and_(page.locator(".search__narrow a")).first.click()
    expect(page.locator(".result")).to_have_count(1)
    asked = parse_qs(urlsplit(page.url).query)
    assert asked == {"q": ["السفينه"], "section": ["news"]}
    page.locator(".search__chip").click()
    expect(page.locator(".result")).to_have_count(20)
    page.locator("a[rel=next]").click()
    expect(page.locator(".result")).to_have_count(2)
    assert "page=2" in page.url
    page.go_back()
    expect(page.locator(".result")).to_have_count(20)


def test_a_slip_is_put_right_and_an_empty_result_helps(address, open_page):
    page = open_page()
    page.goto(address)

    _ask(page, "المسناء")
    meant = page.locator(".search__meant a")
    expect(meant).to_have_text("الميناء")
    _is_whole(page)
    meant.click()
    expect(page.locator(".result")).to_have_count(20)

    page.goto(f"{address}?q=سيزيوم&section=news")
    expect(page.get_by_role("status")).to_contain_text("سيزيوم")
    _is_whole(page)
    page.locator(".search__hints a").click()
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query) == {"q": ["سيزيوم"]})
    expect(page.locator(".search__hints li").first).to_be_visible()
    assert page.locator(".latest a, .timeline a").count() > 0


def test_suggestions_come_while_one_types_and_the_field_works_without_them(address, open_page):
    page = open_page()
    page.goto(address)
    with page.expect_response(re.compile("/search/suggest/")):
        page.locator("#search-words").press_sequentially("المين", delay=20)
    expect(page.locator("#search-suggestions option").first).to_have_attribute("value", "الميناء")

    page.route("**/search/suggest/**", lambda route: route.abort())
    _ask(page, "المينا")
    expect(page.locator(".result, .search__meant").first).to_be_visible()


def test_the_keyboard_alone_asks_narrows_and_opens(address, open_page):
    page = open_page()
    page.goto(f"{address}?q=ميناء")
    page.locator("#search-words").focus()

    page.keyboard.press("Tab")
    expect(page.locator(".search-box button").first).to_be_focused()
    for _step in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.result__headline a')"):
            break
    assert page.evaluate("document.activeElement.matches('.result__headline a:focus-visible')")
    opened = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    page.wait_for_url(opened)

    page.goto(f"{address}?q=ميناء")
    summary = page.locator(".search__narrow .narrow summary").nth(1)
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".search__narrow .narrow").nth(1)).to_have_attribute("open", "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_stand_whole_on_a_narrow_screen(address, open_page, scheme):
    page = open_page(width_px=360, color_scheme=scheme)
    for query in ("", "?q=الميناء", "?q=السفينة&section=culture&order=new&page=2", "?q=سيزيوم"):
        page.goto(f"{address}{query}")
        page.evaluate("document.fonts.ready")
        _is_whole(page)


def test_what_was_typed_is_said_back_as_text_and_without_script_all_works(address, open_page):
    page = open_page(java_script_enabled=False)
    page.goto(address)
    page.locator("#search-words").fill('ميناء "><b id=x>')
    page.locator(".search-box button").first.click()
    page.wait_for_url("**/search/?*", wait_until="commit")

    expect(page.locator("#x")).to_have_count(0)
    expect(page.locator(".result").first).to_be_visible()
