"""A reader searches: as people type, narrowed, with the keyboard alone; a withdrawn story and a draft are found by nobody."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from warraq.delivery.search.engines import index_folder
from warraq.delivery.search.follower import Follower
from warraq.newsroom.stories.tests.factories import make_story
from warraq.publishing.release.release import release

pytestmark = pytest.mark.chromium

SENTINEL = "زرقشان"
HEADLINES = [
    "أسعار القمح ترتفع في الأسواق العالمية",
    "سفينة محملة بالقمح تصل إلى ميناء طنجة",
    "المكتبة البلدية تفتح أبوابها بعد الإصلاح",
    "مهرجان المسرح يعود إلى المدينة القديمة",
]


@pytest.fixture
def follower(live_site, tmp_path, settings):
    settings.WARRAQ_DATA_DIR = tmp_path
    settings.WARRAQ_SEARCH_PER_MINUTE = 0
    following = Follower(index_folder())
    yield following
    following.close()


@pytest.fixture
def stories(follower, news, culture):
    made = [release(make_story(culture if number > 1 else news, title=title)) for number, title in enumerate(HEADLINES)]
    make_story(news, title=f"{SENTINEL} مسودة عن القمح لم تنشر")
    follower.step()
    return made


def find_violations(page) -> str:
    results = Axe().run(page)
    return results.generate_report() if results.violations_count else ""


def headlines(page) -> list[str]:
    return page.locator(".result__headline").all_inner_texts()


def test_a_reader_finds_as_people_type_narrows_and_opens(live_site, stories, open_page):
    page = open_page()
    page.goto(f"{live_site.url}/search/")
    page.get_by_role("main").get_by_role("searchbox").fill("اسعار القمح الي الاسواق")
    page.keyboard.press("Enter")

    expect(page.locator(".result__headline").first).to_have_text(HEADLINES[0])
    expect(page.locator(".result__headline mark").first).to_have_text("أسعار")

    page.goto(f"{live_site.url}/search/?q=بالقمح")
    assert sorted(headlines(page)) == sorted(HEADLINES[:2])
    page.locator(".search__narrow").get_by_role("link", name="أخبار").click()
    expect(page.locator(".search__chip")).to_contain_text("أخبار")
    assert sorted(headlines(page)) == sorted(HEADLINES[:2])
    page.locator(".result__headline a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.locator("h1").inner_text() in HEADLINES[:2]


def test_drafts_are_found_by_nobody_and_the_withdrawn_by_nobody_from_that_moment(
    live_site, stories, follower, desk_of, open_page
):
    page = open_page()
    page.goto(f"{live_site.url}/search/?q={SENTINEL}")
    assert headlines(page) == []
    page.goto(f"{live_site.url}/search/?q=سفينة القمح")
    assert HEADLINES[1] in headlines(page)

    desk = desk_of("managing-editor")
    desk.open_story(stories[1].pk)
    desk.act("withdraw")
    desk.page.fill("#id_reason", "خطأ")
    desk.carry_out()
    desk.succeeded()
    page.reload()
    # Before the index knows: a result needs its row, and the row is gone with the withdrawal.
    assert HEADLINES[1] not in headlines(page)

    follower.step()
    page.reload()
    assert HEADLINES[1] not in page.content()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width_px", [320, 1280])
def test_the_page_has_no_violations(live_site, stories, open_page, width_px, scheme):
    page = open_page(width_px=width_px, color_scheme=scheme)

    for question in ("?q=القمح", "?q=لاشيءمنهذا", "", '?q="سفينة القمح" -ميناء&section=1&from=2026-01-01'):
        page.goto(f"{live_site.url}/search/{question}")
        page.evaluate("document.fonts.ready")
        assert find_violations(page) == ""
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
