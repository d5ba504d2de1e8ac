"""Comments at the text go on while the editor saves by itself: what is typed in them stays, and each is saved once."""

import re

import pytest
from playwright.sync_api import expect

from warraq.newsroom.stories.tests.factories import make_story

pytestmark = pytest.mark.chromium

QUESTION = "من أعلن ذلك؟"
ANSWER = "أعلنه مدير السوق."
LATER = "وهل ردّت البلدية؟"


@pytest.fixture
def desk(desk_of, news):
    body = [{"type": "text", "value": "<p>فُتحت الحديقة صباح اليوم.</p>"}]
    desk = desk_of("managing-editor")
    desk.story = make_story(news, title="حديقة على سطح السوق", standfirst="لأول مرة.", body=body)
    desk.open_story(desk.story.pk)
    desk.page.locator("[data-side-panel-toggle=comments]").click()
    return desk


def begin(desk, words, *, path="standfirst"):
    desk.page.locator(f"[data-contentpath={path}] [data-comment-add]").first.click()
    field = desk.page.locator(".comment--focused.comment--mode-creating textarea")
    expect(field).to_be_focused()
    desk.page.keyboard.type(words)
    return field


def finish(desk):
    desk.page.locator(".comment--focused [type=submit]").last.press("Enter")


def texts(desk):
    return list(desk.story.wagtail_admin_comments.order_by("pk").values_list("text", flat=True))


def saved_by_itself(desk, title):
    """The headline is changed, and the answer to the saving has come."""
    with desk.page.expect_response(lambda answer: answer.request.method == "POST" and "/edit/" in answer.url):
        desk.page.fill("#id_title", title)
    desk.page.wait_for_timeout(300)


def test_a_comment_begun_while_the_story_is_saved_stays_and_is_saved_once(desk):
    with desk.held_autosave() as let_it_answer:
        desk.page.fill("#id_title", "حديقة على سطح السوق القديم")
    field = begin(desk, "من أعلن")
    let_it_answer()
    expect(desk.page.locator("[name=loaded_revision_id]")).not_to_have_value("")
    desk.page.wait_for_timeout(300)

    expect(field).to_have_value("من أعلن")
    expect(field).to_be_focused()
    desk.page.keyboard.type(" ذلك؟")
    finish(desk)
    desk.save()
    desk.succeeded()

    assert texts(desk) == [QUESTION]


def test_a_comment_sent_while_the_story_is_saved_is_saved_once_too(desk):
    begin(desk, LATER, path="title")
    begin(desk, QUESTION)
    finish(desk)
    with desk.held_autosave() as let_it_answer:
        desk.page.fill("#id_title", "حديقة على سطح السوق القديم")
    begin(desk, ANSWER, path="kicker")
    finish(desk)
    let_it_answer()
    desk.page.wait_for_timeout(300)

    unsent = desk.page.locator(".comment--mode-creating")
    expect(unsent.locator("textarea")).to_have_value(LATER)
    expect(desk.page.locator(".comment", has_text=ANSWER)).to_be_visible()
    saved_by_itself(desk, "حديقة فوق السوق القديم")
    unsent.click()
    finish(desk)
    desk.save()
    desk.succeeded()

    assert texts(desk) == [QUESTION, ANSWER, LATER]


def test_a_reply_that_is_typed_while_the_story_is_saved_stays(desk):
    begin(desk, QUESTION)
    finish(desk)
    desk.save()
    with desk.held_autosave() as let_it_answer:
        desk.page.fill("#id_title", "حديقة على سطح السوق القديم")
    desk.page.locator(".comment", has_text=QUESTION).click()
    field = desk.page.locator(".comment__reply-input")
    field.fill(ANSWER)
    let_it_answer()
    desk.page.wait_for_timeout(300)

    expect(field).to_have_value(ANSWER)
    expect(field).to_be_focused()
    finish(desk)
    saved_by_itself(desk, "حديقة فوق السوق القديم")
    desk.save()
    desk.succeeded()

    comment = desk.story.wagtail_admin_comments.get()
    assert [reply.text for reply in comment.replies.all()] == [ANSWER]


def test_a_comment_at_some_words_of_the_text_keeps_its_place(desk):
    with desk.held_autosave() as let_it_answer:
        desk.page.fill("#id_title", "حديقة على سطح السوق القديم")
    body = desk.page.locator("[data-contentpath=body] [contenteditable=true]").first
    body.click()
    for _ in range(5):
        desk.page.keyboard.press("Shift+ArrowLeft")
    desk.page.keyboard.press("Control+Alt+m")
    field = desk.page.locator(".comment--mode-creating textarea")
    field.fill(QUESTION)
    desk.page.wait_for_timeout(500)
    let_it_answer()
    desk.page.wait_for_timeout(500)

    expect(field).to_have_value(QUESTION)
    desk.page.locator(".comment--mode-creating [type=submit]").press("Enter")
    desk.page.wait_for_timeout(500)
    desk.save()
    desk.succeeded()

    comment = desk.story.wagtail_admin_comments.get()
    assert comment.contentpath.startswith("body.")
    assert re.search(r'"start": ?\d+', comment.position)
