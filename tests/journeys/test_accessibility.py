"""Pages that everybody can read: axe finds nothing, and the keyboard reaches the text first."""

import itertools

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from warraq.newsroom.pictures.tests.factories import make_picture
from warraq.newsroom.stories.tests.factories import make_contributor, make_story, make_topic
from warraq.publishing.release.release import release

pytestmark = pytest.mark.chromium

BODY = [
    {
        "type": "text",
        "value": "<p>فُتحت الأبواب في التاسعة، <a href='https://example.org/'>وفق البيان</a>.</p><ul><li>بند</li></ul>",
    },
    {"type": "subheading", "value": "ماذا يتغير؟"},
    {"type": "pull_quote", "value": {"quote": "دخلها 120 زائرًا قبل الظهر."}},
    {"type": "quote", "value": {"quote": "هذا يوم جميل", "speaker": "أمينة المكتبة", "role": "مسؤولة"}},
    {"type": "fact_box", "value": {"title": "المكتبة بالأرقام", "body": "<p>12 ألف كتاب.</p>"}},
    {"type": "embed", "value": {"url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "caption": "جولة مصورة"}},
]


@pytest.fixture
def article(live_site, news, culture):
    picture = make_picture(alt="قاعة القراءة في المكتبة", caption="القاعة الكبرى", credit_line="المرفأ")
    person, topic = make_contributor(), make_topic("القراءة")
    others = [
        release(make_story(section, title=f"خبر رقم {number} من أخبار اليوم في المدينة", topics=(topic,)))
        for number, section in enumerate([news, culture, news, culture, news])
    ]
    body = [
        *BODY,
        {"type": "picture", "value": {"picture": picture.pk, "caption": ""}},
        {"type": "also_read", "value": {"stories": [others[0].pk]}},
    ]
    return release(
        make_story(
            news,
            body=body,
            lead_picture=picture,
            contributors=(person,),
            topics=(topic,),
            kicker="مجتمع",
            standfirst="بعد سنتين من العمل.",
        )
    )


def find_violations(page) -> str:
    results = Axe().run(page)
    return results.generate_report() if results.violations_count else ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width_px", [320, 1280])
def test_article_and_front_have_no_violations(live_site, article, open_page, width_px, scheme):
    page = open_page(width_px=width_px, color_scheme=scheme)

    for address in [live_site.url, article.full_url]:
        page.goto(address)
        page.evaluate("document.fonts.ready")
        assert find_violations(page) == ""
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_keyboard_comes_first_to_a_link_past_the_header(live_site, article, open_page):
    page = open_page()
    page.goto(article.full_url)

    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_attribute("href", "#main")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")

    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('main').contains(document.activeElement)")


def test_focus_goes_down_the_page_and_is_always_seen(live_site, article, open_page):
    page = open_page()
    page.goto(article.full_url)
    tops: list[float] = []
    for _ in range(12):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        expect(focused).to_be_in_viewport()
        outline = focused.evaluate("e => getComputedStyle(e).outlineStyle + getComputedStyle(e).boxShadow")
        assert outline != "nonenone"
        tops.append(focused.evaluate("e => e.getBoundingClientRect().top + scrollY"))

    assert all(later >= earlier - 60 for earlier, later in itertools.pairwise(tops[1:]))
