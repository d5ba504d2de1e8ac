"""The first view of a story: nothing moves when the faces come late, and nothing of it is anybody else's."""

import time
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from warraq.newsroom.pictures.tests.factories import make_picture
from warraq.newsroom.stories.tests.factories import PARAGRAPH, make_story
from warraq.publishing.release.release import release

pytestmark = pytest.mark.chromium

MOST_SHIFT = 0.02
LATE_SECONDS = 1.5
HEADLINE = "سكان حي «باب البحر» يصوّتون على ميزانيتهم: الظل أولًا ثم المكتبة، والنافورة أخيرًا بعد نقاش طويل"
_WATCH = """
window.moved = 0;
window.movers = [];
new PerformanceObserver((list) => list.getEntries().forEach((e) => {
  if (!e.hadRecentInput) moved += e.value;
  for (const { node } of e.sources) movers.push(`${node?.nodeName}.${node?.className}`);
})).observe({type: "layout-shift", buffered: true});
"""


@pytest.fixture
def address(live_site, news):
    for number in range(6):
        release(make_story(news, title=f"{HEADLINE} {number}", lead_picture=make_picture()))
    body = [{"type": "text", "value": PARAGRAPH * 6}, {"type": "subheading", "value": "ماذا يتغير في الحي؟"}]
    story = make_story(
        news,
        title=HEADLINE,
        standfirst="وزّع المجلس أربعة ملايين درهم على مشاريع اقترحها السكان بأنفسهم.",
        body=body,
        lead_picture=make_picture(caption="الساحة قبل الأشجار", credit_line="المرفأ"),
    )
    return release(story).full_url


def _late(route):
    time.sleep(LATE_SECONDS)
    route.continue_()


@pytest.mark.parametrize("width_px", [360, 1280])
def test_late_faces_move_nothing(live_site, address, open_page, width_px):
    for url in (address, live_site.url):
        page = open_page(width_px=width_px)
        page.add_init_script(_WATCH)
        asked = []
        page.on("request", lambda request, asked=asked: asked.append(urlsplit(request.url)))
        page.route("**/*.woff2", _late)
        page.goto(url, wait_until="load")
        page.wait_for_timeout(int(LATE_SECONDS * 1000))
        page.evaluate("document.fonts.ready")
        page.wait_for_timeout(300)

        assert any(one.path.endswith(".woff2") for one in asked)
        assert {one.netloc for one in asked} == {urlsplit(live_site.url).netloc}
        assert page.evaluate("moved") <= MOST_SHIFT, page.evaluate("movers")
        page.close()


def test_the_story_can_be_read_before_any_file_has_come(live_site, address, open_page):
    page = open_page(width_px=360)
    page.route("**/*", lambda route: route.continue_() if route.request.is_navigation_request() else route.abort())

    page.goto(address, wait_until="commit")

    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    size = page.get_by_role("heading", level=1).evaluate("h => parseFloat(getComputedStyle(h).fontSize)")
    assert size > 30
    assert page.locator(".body p").first.bounding_box()["width"] > 280


def test_the_styles_of_the_foot_come_with_their_file(address, open_page):
    page = open_page(width_px=1280)
    page.goto(address)

    columns = page.locator(".next-story").evaluate(
        "box => getComputedStyle(box).gridTemplateColumns.split(' ').map(parseFloat)"
    )

    assert len(columns) == 2
    assert columns[0] > columns[1] > 100
