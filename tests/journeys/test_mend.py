"""An editor mends a letter of a story that readers have; an update is told to readers, a mend is not."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from warraq.newsroom.stories.tests.factories import make_story
from warraq.publishing.release.models import PublishedStory
from warraq.publishing.release.release import release

pytestmark = pytest.mark.chromium


@pytest.mark.parametrize("width_px", [390, 1280])
def test_a_mend_reaches_readers_and_the_update_time_stays(live_site, news, desk_of, open_page, width_px):
    story = release(make_story(news, title="افتتاح المكتبه"), first_released_at=timezone.now() - timedelta(hours=3))
    desk = desk_of("section-editor")
    page = desk.page
    page.set_viewport_size({"width": width_px, "height": 850})
    desk.open_story(story.pk)
    page.fill("#id_title", "افتتاح المكتبة")
    page.locator("footer .w-dropdown__toggle").click()
    with page.expect_navigation():
        page.locator("button[value=mend]").click()
    desk.succeeded()

    reader = open_page()
    reader.goto(f"{live_site.url.rstrip('/')}{PublishedStory.objects.get().path}")
    expect(reader.get_by_role("heading", level=1)).to_have_text("افتتاح المكتبة")
    assert not PublishedStory.objects.get().is_updated
    expect(reader.get_by_text("آخر تحديث")).to_have_count(0)

    page.fill("#id_title", "افتتاح المكتبة وأول زائرة")
    desk.release()
    desk.succeeded()

    reader.reload()
    expect(reader.get_by_role("heading", level=1)).to_have_text("افتتاح المكتبة وأول زائرة")
    expect(reader.get_by_text("آخر تحديث").first).to_be_visible()
