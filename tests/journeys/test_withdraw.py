"""An editor withdraws a story; readers learn that it is gone; it can come back."""

import pytest
from playwright.sync_api import expect

from warraq.newsroom.stories.tests.factories import make_story
from warraq.publishing.release.release import release

pytestmark = pytest.mark.chromium

REASON = "نُشر الخبر استنادًا إلى بيان تبيّن أنه مزوّر."


def test_story_is_withdrawn_restored_and_released_again(live_site, news, desk_of, open_page):
    story = release(make_story(news))
    reader = open_page()
    reader.goto(live_site.url)
    reader.get_by_role("main").get_by_role("link", name=story.title).first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(story.title)

    desk = desk_of("managing-editor")
    desk.open_story(story.pk)
    desk.act("withdraw")
    desk.page.fill("#id_reason", REASON)
    desk.carry_out()
    desk.succeeded()

    answer = reader.reload()
    assert answer.status == 410
    expect(reader.get_by_text(REASON)).to_be_visible()
    assert story.title not in reader.content()
    later = open_page()
    later.goto(live_site.url)
    assert story.title not in later.content()

    desk.open_story(story.pk)
    expect(desk.page.locator(".story-withdrawn")).to_contain_text(REASON)
    desk.release()
    assert desk.refused_at("title")

    desk.act("restore")
    desk.carry_out()
    desk.succeeded()
    expect(desk.page.locator(".story-withdrawn")).to_have_count(0)
    desk.release()
    desk.succeeded()

    again = open_page()
    again.goto(live_site.url)
    again.get_by_role("main").get_by_role("link", name=story.title).first.click()
    expect(again.get_by_role("heading", level=1)).to_have_text(story.title)


def test_reporter_has_no_such_buttons(live_site, news, desk_of):
    story = release(make_story(news))
    desk = desk_of("reporter")

    desk.page.goto(f"{desk.url}stories/{story.pk}/withdraw/")

    expect(desk.page.locator(".verb-form")).to_have_count(0)
    desk.page.goto(live_site.url)
    expect(desk.page.get_by_role("main").get_by_role("link", name=story.title).first).to_be_visible()
