"""The newsroom on a phone: comments at the text, lists and their filters, and saving from anywhere in a story."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys.desk import Desk
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_story

pytestmark = pytest.mark.chromium
PHONE = {"width": 390, "height": 844}
QUESTION, ANSWER = "من قال هذا؟ نحتاج إلى اسمه وصفته.", "أمينة المكتبة، وقد كلمتها صباح اليوم."
# What is drawn at a part's middle is the part itself: nothing lies on it, and it is on the screen.
IN_REACH = """(part) => {
    const { left, right, top, bottom } = part.getBoundingClientRect();
    const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return left >= 0 && right <= innerWidth && (part === seen || part.contains(seen));
}"""


def on_a_phone(desk, path):
    desk.page.set_viewport_size(PHONE)
    desk.page.goto(f"{desk.url}{path}")
    return desk.page


def open_comments(desk, story):
    page = on_a_phone(desk, f"pages/{story.pk}/edit/")
    page.locator("[data-side-panel-toggle=comments]").click()
    expect(page.locator(".form-side--open.form-side--comments")).to_be_visible()
    return page


def test_a_comment_is_added_answered_and_resolved_beside_the_text_it_is_about(news, desk_of):
    reporter: Desk = desk_of("reporter")
    owner = Journalist.objects.get()
    editor: Desk = desk_of("managing-editor")
    story = make_story(news, standfirst="بعد سنتين من العمل.")
    Story.objects.filter(pk=story.pk).update(owner=owner)

    page = on_a_phone(editor, f"pages/{story.pk}/edit/")
    add = page.locator("[data-contentpath=standfirst] [data-comment-add]")
    expect(add).to_be_visible()
    add.click()
    field = page.locator(".comment--mode-creating textarea")
    expect(field).to_be_focused()
    field.fill(QUESTION)
    page.wait_for_function(f"(part) => ({IN_REACH})(part)", arg=page.locator("#id_standfirst").element_handle())
    page.locator(".comment--mode-creating button[type=submit]").click()
    expect(page.locator(".comment__text")).to_have_text(QUESTION)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not Axe().run(page, context=".form-side--comments").violations_count
    page.locator("[data-form-side-close-button]").click()
    editor.save()
    editor.succeeded()

    page = open_comments(reporter, story)
    expect(page.locator(".comment__text")).to_have_text(QUESTION)
    page.locator(".comment__text").click()
    page.wait_for_function(f"(part) => ({IN_REACH})(part)", arg=page.locator("#id_standfirst").element_handle())
    reply = page.locator(".comment__reply-input")
    reply.fill(ANSWER)
    page.locator(".comment__reply-actions button[type=submit]").click()
    expect(page.locator(".comment-reply .comment__text")).to_have_text(ANSWER)
    page.locator("[data-form-side-close-button]").click()
    reporter.save()
    reporter.succeeded()

    page = open_comments(editor, story)
    expect(page.locator(".comment-reply .comment__text")).to_have_text(ANSWER)
    page.locator(".comment > .comment-header summary").click()
    page.get_by_role("menuitem", name="حل").click()
    expect(page.locator(".comment")).to_have_count(0)
    page.locator("[data-form-side-close-button]").click()
    editor.save()
    editor.succeeded()
    assert story.wagtail_admin_comments.get().resolved_at is not None


def test_the_filters_of_the_library_and_its_search_are_seen_whole(desk_of):
    page = on_a_phone(desk_of("managing-editor"), "images/")

    for part in ("#id_q", "#order_images_by", "#filters-drilldown [data-w-dropdown-target=toggle]"):
        assert page.locator(part).first.evaluate(IN_REACH), part
    page.locator("#filters-drilldown [data-w-dropdown-target=toggle]").click()
    expect(page.locator("[aria-controls=drilldown-id_rights]").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_story_is_saved_from_where_one_reads_it(news, desk_of):
    desk: Desk = desk_of("managing-editor")
    story = make_story(news)
    page = on_a_phone(desk, f"pages/{story.pk}/edit/")
    expect(page.locator("#id_title")).to_be_visible()

    assert page.locator("footer button.action-save").evaluate(IN_REACH)
    page.locator("#id_title").fill("عنوان كُتب في الطريق")
    desk.save()
    desk.succeeded()
    expect(page.locator("#id_title")).to_have_value("عنوان كُتب في الطريق")
    assert re.search(r"/edit/$", page.url)
