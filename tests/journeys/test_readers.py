"""A reader reads, and the newsroom sees it."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.fixtures import launch
from tests.journeys import beacon_urls
from warraq.audience.counting.apply import apply_waiting
from warraq.audience.counting.buffer import FolderBuffer
from warraq.audience.counting.counter import Counter
from warraq.audience.counting.models import StoryTotal
from warraq.audience.counting.tests.readers import PHONE, make_judge
from warraq.audience.dashboard import live
from warraq.delivery.site.canonical import encode
from warraq.newsroom.stories.tests.factories import PARAGRAPH, make_story
from warraq.publishing.release.models import PublishedStory
from warraq.publishing.release.release import release

pytestmark = [pytest.mark.chromium, pytest.mark.usefixtures("lasting_day")]
TO_THE_END = """async () => {
    scrollTo({ top: document.querySelector("[data-story]").offsetHeight, behavior: "instant" });
    await new Promise((done) => setTimeout(done, 1000));
}"""
UNTIL_KEPT = "async () => { while (!navigator.serviceWorker.controller) await new Promise(r => setTimeout(r, 50)) }"


@pytest.fixture
def counter(tmp_path, settings):
    settings.ROOT_URLCONF = "tests.journeys.beacon_urls"
    counter = Counter(judge=make_judge(tmp_path), buffer=FolderBuffer(tmp_path / "batches"))
    beacon_urls.counters.append(counter)
    yield counter
    beacon_urls.counters.remove(counter)


@pytest.fixture
def reader(chromium):
    """A telephone's page. A name that is only given to a context is not that of the beacons sent while a page is left:
    those say HeadlessChrome, which is a robot."""
    browser = launch(chromium.browser_type, f"--user-agent={PHONE}")
    yield browser.new_page(viewport={"width": 390, "height": 800}, locale="ar-MA")
    browser.close()


def test_a_visit_is_counted_once_a_scroll_is_seen_and_the_dashboard_moves(
    live_site, open_page, sign_in, news, counter, reader, monkeypatch
):
    monkeypatch.setattr(live, "EVERY_SECONDS", 0.3)
    story = make_story(news, body=[{"type": "text", "value": PARAGRAPH * 40}])
    release(story)
    address = live_site.url + encode(PublishedStory.objects.get(story_id=story.pk).path)
    desk = open_page()
    sign_in(desk, "managing-editor")
    desk.goto(f"{live_site.newsroom_url}readers/?edition=live")
    expect(desk.locator("[data-views-today]")).to_have_text("0")

    for _visit in range(2):
        with reader.expect_request("**/_beacon?*") as sent:
            reader.goto(address)
        assert sent.value.url.partition("?")[2].split(",")[:2] == ["v", str(story.pk)]
        # The next page, and what it says while it is left, pass the keeper of pages for offline reading.
        reader.evaluate(UNTIL_KEPT)
    # The script looks once a second, by the page's own clock; the text grows when its face comes late.
    for _look in range(3):
        reader.evaluate("document.fonts.ready")
        reader.evaluate(TO_THE_END)
    # Following a link is leaving: the browser itself hides the page, and what it has to say goes out behind it.
    reader.evaluate("document.querySelector('a[href=\"/\"]').click()")
    reader.wait_for_url(f"{live_site.url}/")
    for _trial in range(50):
        counter.cut()
        apply_waiting(counter.buffer, now=timezone.now())
        if StoryTotal.objects.filter(quarter_4__gt=0).exists():
            break
        reader.wait_for_timeout(100)

    total = StoryTotal.objects.get()
    assert (total.story_id, total.views, total.quarter_4) == (story.pk, 1, 1)
    expect(desk.locator("[data-views-today]")).to_have_text("1")
    expect(desk.locator("[data-readers-now]")).to_have_text("1")
    expect(desk.locator("[aria-labelledby=readers-stories] tbody tr")).to_have_count(1)
    desk.goto("about:blank")
