"""An editor corrects a story that readers have."""

import pytest
from playwright.sync_api import expect

from warraq.newsroom.stories.tests.factories import make_story
from warraq.publishing.release.release import release

pytestmark = pytest.mark.chromium

NOTE = "ذكرنا أن عدد الزوار 210، والصحيح 120."


def test_correction_is_public_at_once_and_leaves_the_draft_alone(live_site, news, desk_of, open_page):
    story = release(make_story(news))
    desk = desk_of("section-editor")
    desk.open_story(story.pk)
    desk.page.fill("#id_standfirst", "تعديل لم يكتمل بعد.")
    desk.save()

    desk.act("correct")
    desk.page.fill("#id_note", NOTE)
    desk.carry_out()
    desk.succeeded()

    expect(desk.page.locator("#id_standfirst")).to_have_value("تعديل لم يكتمل بعد.")
    reader = open_page()
    reader.goto(live_site.url)
    reader.get_by_role("main").get_by_role("link", name=story.title).first.click()
    expect(reader.get_by_role("article").get_by_text(NOTE)).to_be_visible()
    expect(reader.get_by_text("تعديل لم يكتمل بعد.")).to_have_count(0)


def test_correction_that_says_nothing_is_refused_at_its_field(news, desk_of):
    story = release(make_story(news))
    desk = desk_of("section-editor")
    desk.page.goto(f"{desk.url}stories/{story.pk}/correct/")

    desk.page.locator("#id_note").evaluate("field => field.removeAttribute('required')")
    desk.page.fill("#id_note", "   ")
    desk.page.locator(".verb-form button[type=submit]").click()

    expect(desk.page.locator(".verb-form .error-message").first).to_be_visible()
    story.refresh_from_db()
    assert not story.corrections.exists()
