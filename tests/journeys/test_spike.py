"""A story that will not be used leaves the desk's lists, and comes back when somebody thinks better of it."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_story

pytestmark = pytest.mark.chromium

REASON = "نشرت الوكالة الخبر نفسه أمس."


@pytest.mark.parametrize("width_px", [390, 1280])
def test_story_is_spiked_found_and_restored(live_site, news, desk_of, width_px):
    story = make_story(news, title="اجتماع أُلغي قبل أن يُعقد")
    desk = desk_of("section-editor")
    page = desk.page
    page.set_viewport_size({"width": width_px, "height": 850})
    desk.open_story(story.pk)
    desk.act("spike")
    assert not Axe().run(page, context=".verb-form").violations_count
    page.fill("#id_reason", REASON)
    desk.carry_out()
    desk.succeeded()

    listed = page.locator("#listing-results").get_by_text(story.title)
    expect(listed).to_have_count(0)
    page.goto(f"{desk.url}stories/?state=spiked")
    expect(listed).to_be_visible()
    page.goto(f"{desk.url}pages/{story.pk}/edit/")
    expect(page.get_by_text(REASON).first).to_be_visible()
    expect(page.locator("footer button.action-save:enabled")).to_have_count(0)

    desk.act("restore")
    desk.carry_out()
    desk.succeeded()
    desk.release()
    desk.succeeded()
    assert Story.objects.get(pk=story.pk).live


def test_undo_is_offered_at_once(news, desk_of):
    story = make_story(news)
    desk = desk_of("section-editor")
    desk.page.goto(f"{desk.url}stories/{story.pk}/spike/")
    desk.page.fill("#id_reason", REASON)
    desk.carry_out()

    desk.page.locator(".messages li.success a").click()
    desk.carry_out()

    desk.succeeded()
    assert Story.objects.get(pk=story.pk).spiked_at is None
