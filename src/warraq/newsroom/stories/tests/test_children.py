"""What hangs on a story: taken from its revision, and written only where it differs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks import default_task_backend
from wagtail.models import Comment, Revision

from warraq.masthead.tests.factories import SectionFactory
from warraq.newsroom.desks.models import Desk, Journalist
from warraq.newsroom.stories.models import Byline, Correction, Pick, Story
from warraq.newsroom.stories.tests.factories import make_contributor, make_story, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Story:
    return make_story(
        SectionFactory(), topics=(make_topic("الماء"), make_topic("التعليم")), contributors=(make_contributor(),)
    )


def _publish(story: Story) -> list[str]:
    """Publish the newest revision; the statements that took."""
    revision = Revision.objects.get(pk=Story.objects.get(pk=story.pk).latest_revision_id)
    with CaptureQueriesContext(connection) as captured:
        revision.publish()
    return [query["sql"] for query in captured]


def test_rows_that_did_not_change_are_not_written_again(story):
    statements = _publish(story)

    tables = ("stories_storysection", "stories_byline", "stories_story_topics")
    written = [
        sql for sql in statements if sql.startswith(("UPDATE", "INSERT", "DELETE")) and any(t in sql for t in tables)
    ]
    assert written == []


def test_rows_that_changed_came_or_went_are_written(story):
    _publish(story)
    draft = Story.objects.get(pk=story.pk)
    first = draft.bylines.all()[0]
    first.agency, first.contributor = "وكالات", None
    draft.bylines.set([first, Byline(contributor=make_contributor("هند المرابط"), sort_order=1)])
    draft.topics.set([make_topic("الصحة")])
    draft.corrections.add(Correction(note="صُحّح الرقم."))
    draft.save_revision()

    _publish(story)

    live = Story.objects.get(pk=story.pk)
    assert [line.agency or line.contributor.name for line in live.bylines.all()] == ["وكالات", "هند المرابط"]
    assert [topic.name for topic in live.topics.all()] == ["الصحة"]
    assert live.corrections.count() == 1
    live.save_revision()
    assert [sql for sql in _publish(live) if not sql.startswith("SELECT") and "stories_correction" in sql] == []

    live.bylines.set([])
    live.save_revision()
    _publish(story)

    assert Story.objects.get(pk=story.pk).bylines.count() == 0


def test_the_reference_index_is_asked_for_once(story, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}

    _publish(story)

    asked = [result.task.name for result in default_task_backend.results]
    assert asked.count("update_reference_index_task") == 1
    assert asked.count("insert_or_update_object_task") == 1


def test_a_pick_whose_story_was_deleted_is_left_out_of_the_revision(story):
    picked = make_story(SectionFactory(), title="قصة أخرى")
    story.picks.set([Pick(picked=picked), Pick(headline="من موقع قديم")])
    revision = story.save_revision()
    picked.delete()

    restored = Revision.objects.get(pk=revision.pk).as_object()

    assert [pick.headline for pick in restored.picks.all()] == ["من موقع قديم"]


def test_a_desk_that_was_deleted_is_forgotten(story):
    story.desk = Desk.objects.create(name="المحليات")
    revision = story.save_revision()
    Story.objects.update(desk=None)
    Desk.objects.all().delete()

    assert Revision.objects.get(pk=revision.pk).as_object().desk is None


def test_comments_survive_a_release(story):
    user = Journalist.objects.create(username="editor")
    Comment.objects.create(page=story, user=user, text="راجع الرقم", contentpath="title")

    _publish(story)

    assert Comment.objects.get().text == "راجع الرقم"


def test_a_resolved_comment_and_its_answers_survive_what_is_saved_and_released_after(story):
    user = Journalist.objects.create(username="editor")
    of_user = {"page": story, "user": user, "contentpath": "title"}
    resolved = Comment.objects.create(**of_user, text="من قال هذا؟", resolved_at=timezone.now())
    resolved.replies.create(user=user, text="أمينة المكتبة")
    resolved.save()
    dropped = Comment.objects.create(**of_user, text="يُحذف")
    draft = Story.objects.get(pk=story.pk).get_latest_revision_as_object()
    draft.wagtail_admin_comments.remove(dropped)

    draft.save_revision()
    _publish(story)

    assert Comment.objects.get() == resolved
    assert resolved.replies.count() == 1


def test_a_story_keeps_its_rows_at_hand_after_saving(story):
    draft = story.latest_revision.as_object()

    draft.save()

    with CaptureQueriesContext(connection) as captured:
        assert len(draft.story_sections.all()) == 1
    assert len(captured) == 0
