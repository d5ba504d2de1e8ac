"""A link to another story: searched for, not walked to."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys.desk import Desk
from warraq.newsroom.stories.tests.factories import make_story
from warraq.publishing.release.release import release

pytestmark = pytest.mark.chromium


@pytest.mark.parametrize("width_px", [390, 1280])
def test_words_are_linked_to_a_story_that_is_found_by_a_word(live_site, news, desk_of, width_px):
    wanted = release(make_story(news, title="المحكمة تؤجل الحكم"))
    draft = make_story(news, title="ميزانية المجلس")
    desk: Desk = desk_of("managing-editor")
    page = desk.page
    page.set_viewport_size({"width": width_px, "height": 844})
    story = make_story(news, title="خبر يحيل إلى غيره")
    desk.open_story(story.pk)
    text = page.locator("[data-contentpath=body] [contenteditable=true]").first
    text.click()
    text.press("Control+End")
    text.press_sequentially(" المكتبة")
    expect(page.locator("[name=body-0-value]")).to_have_value(re.compile("المكتبة"))
    for _letter in "المكتبة":
        text.press("Shift+ArrowLeft")

    text.press("Control+k")

    window = page.locator(".modal [data-story-choices]")
    field = page.locator(".modal #id_q")
    expect(field).to_be_focused()
    expect(window.locator(".story-choices li").first).to_contain_text(story.title)
    expect(window.locator(".story-choices li", has_text=draft.title).locator(".story-state--draft")).to_have_text(
        "مسودة"
    )
    expect(window.locator(".story-choices li", has_text=wanted.title).locator(".story-state--public")).to_be_visible()
    assert page.evaluate("document.querySelector('.modal-content').scrollWidth <= innerWidth")
    assert not Axe().run(page, context=".modal [data-story-choices]").violations_count
    with page.expect_response(lambda answer: "choose-page/search/" in answer.url and "q=" in answer.url) as answer:
        field.fill("المحكمه تؤجل")
    assert answer.value.ok
    expect(window.locator(".story-choices li")).to_have_count(1)
    field.press("ArrowDown")
    expect(window.locator("a.choose-page")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator(".modal")).to_have_count(0)
    expect(page.locator("[name=body-0-value]")).to_have_value(re.compile(rf'"id": ?{wanted.pk}\b'))
    desk.save()
    desk.succeeded()
    story.refresh_from_db()
    kept = str(story.get_latest_revision_as_object().body.raw_data[0]["value"])
    assert 'linktype="page"' in kept
    assert f'id="{wanted.pk}"' in kept
