"""An editor, at a desk or on a phone, reads what was handed in, returns it, approves it, and corrects it when it is out."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys.desk import Desk
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_story

pytestmark = pytest.mark.chromium

HEADLINE = "البلدية تفتح حديقة على سطح السوق القديم"
FIRST = "فُتحت الحديقة صباح اليوم."
SOURCE = "وقال مدير السوق إن زوارها بلغوا 120."
QUESTION = "من أعلن ذلك؟"
NOTE = "أضف مصدرًا باسمه."
CORRECTION = "ذكرنا أن عدد الزوار 120، والصحيح 210."
WIDTHS = [390, 1280]


@pytest.fixture
def handed_in(news, desk_of):
    """A reporter and an editor of the section, each with the newsroom open, and a story that waits to be read."""
    reporter = desk_of("reporter")
    owner = Journalist.objects.get()
    editor = desk_of("section-editor")
    Journalist.objects.exclude(pk=owner.pk).get().sections.add(news)
    body = [{"type": "text", "value": f"<p>{FIRST}</p>"}]
    story = make_story(news, title=HEADLINE, standfirst="لأول مرة منذ عشرين سنة.", body=body)
    Story.objects.filter(pk=story.pk).update(owner=owner)
    story = Story.objects.get(pk=story.pk)
    story.get_workflow().start(story, owner)
    return story, reporter, editor


def open_notice(desk, words):
    page = desk.page
    page.goto(f"{desk.url}notices/")
    assert not Axe().run(page, context=".notices").violations_count
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    with page.expect_navigation():
        page.locator(".notices li button", has_text=words).first.click()
    expect(page.locator("#id_title")).to_have_value(HEADLINE)


def body_of(desk):
    return desk.page.locator("[data-contentpath=body] [contenteditable=true]").first


def comment(desk, path, words):
    page = desk.page
    page.locator("[data-side-panel-toggle=comments]").click()
    page.locator(f"[data-contentpath={path}] [data-comment-add]").click()
    page.locator(".comment textarea").fill(words)
    page.locator(".comment button[type=submit]").press("Enter")
    expect(page.locator(".comment", has_text=words)).to_be_visible()


def choose(desk, action):
    """From the menu beside the button that saves."""
    desk.page.locator("footer .w-dropdown__toggle").click()
    return desk.page.locator(f"[data-workflow-action-name={action}]").first


def return_with(desk, note):
    choose(desk, "reject").click()
    desk.page.locator(".modal #id_comment").fill(note)
    desk._send(".modal [type=submit]")
    desk.succeeded()


def approve(desk):
    button = choose(desk, "approve")
    with desk.page.expect_navigation():
        button.click()
    desk.succeeded()


@pytest.mark.parametrize("width_px", WIDTHS)
def test_a_story_is_returned_approved_released_and_corrected(live_site, handed_in, open_page, width_px):
    story, reporter, editor = handed_in
    for desk in (reporter, editor):
        desk.page.set_viewport_size({"width": width_px, "height": 844})

    open_notice(editor, HEADLINE)
    expect(body_of(editor)).to_contain_text(FIRST)
    return_with(editor, NOTE)

    open_notice(reporter, NOTE)
    body_of(reporter).click()
    reporter.page.keyboard.press("Control+End")
    reporter.page.keyboard.type(f" {SOURCE}")
    expect(reporter.page.locator("[name=body-0-value]")).to_have_value(re.compile(SOURCE))
    reporter.submit()
    reporter.succeeded()

    open_notice(editor, HEADLINE)
    expect(body_of(editor)).to_contain_text(SOURCE)
    approve(editor)
    reader = open_page(width_px=390)
    reader.goto(live_site.url)
    reader.get_by_role("main").get_by_role("link", name=HEADLINE).first.click()
    expect(reader.get_by_role("article").get_by_text(SOURCE)).to_be_visible()

    editor.open_story(story.pk)
    editor.act("correct")
    assert not Axe().run(editor.page, context=".verb-form").violations_count
    assert editor.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    editor.page.fill("#id_note", CORRECTION)
    editor.carry_out()
    editor.succeeded()
    reader.reload()
    expect(reader.get_by_role("article").get_by_text(CORRECTION)).to_be_visible()


def test_a_comment_at_the_text_reaches_the_writer_and_stays_at_its_place(handed_in):
    _story, reporter, editor = handed_in

    open_notice(editor, HEADLINE)
    comment(editor, "standfirst", QUESTION)
    return_with(editor, NOTE)

    open_notice(reporter, QUESTION)
    reporter.page.locator("[data-side-panel-toggle=comments]").click()
    expect(reporter.page.locator(".comment", has_text=QUESTION)).to_be_visible()


def test_a_comment_that_is_being_saved_while_the_story_is_returned_comes_once(handed_in):
    story, _reporter, editor = handed_in
    open_notice(editor, HEADLINE)
    with editor.held_autosave() as let_it_answer:
        comment(editor, "standfirst", QUESTION)

    choose(editor, "reject").click()
    editor.page.locator(".modal #id_comment").fill(NOTE)
    with editor.page.expect_response(lambda response: "/workflow/" in response.url):
        editor.page.locator(".modal [type=submit]").click()
    with editor.page.expect_navigation():
        let_it_answer()

    editor.succeeded()
    assert list(story.wagtail_admin_comments.values_list("text", flat=True)) == [QUESTION]
    assert story.current_workflow_state.status == "needs_changes"


def test_a_comment_that_one_writes_stays_while_the_text_is_saved_by_itself(handed_in):
    story, _reporter, editor = handed_in
    open_notice(editor, HEADLINE)
    page = editor.page
    with editor.held_autosave() as let_it_answer:
        page.fill("#id_standfirst", "لأول مرة منذ ثلاثين سنة.")
    page.locator("[data-side-panel-toggle=comments]").click()
    page.locator("[data-contentpath=standfirst] [data-comment-add]").click()
    page.locator(".comment textarea").fill(QUESTION)

    let_it_answer()
    story.refresh_from_db()
    expect(page.locator("[name=loaded_revision_id]")).to_have_value(str(story.latest_revision_id))
    page.unroute("**/pages/*/edit/")
    expect(page.locator(".comment textarea")).to_have_value(QUESTION)
    page.locator(".comment button[type=submit]").press("Enter")
    editor.save()

    editor.succeeded()
    assert [comment.text for comment in story.wagtail_admin_comments.all()] == [QUESTION]


def test_an_approval_that_comes_after_a_return_says_that_nothing_went_out(handed_in):
    story, _reporter, editor = handed_in
    late = Desk(editor.page.context.new_page(), editor.url)
    late.go_by_no_clock()
    for desk in (editor, late):
        desk.open_story(story.pk)
    return_with(editor, NOTE)

    button = choose(late, "approve")
    with late.page.expect_navigation():
        button.click()

    expect(late.page.locator(".messages li.warning")).to_be_visible()
    story.refresh_from_db()
    assert not story.live
