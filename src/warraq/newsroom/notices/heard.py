"""What journalists are told of: who is to write a story, that one waits to be read, what an editor says of it, and
comments at its text."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_save
from django.utils import timezone
from wagtail.models import Comment, CommentReply, Revision, TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_cancelled, workflow_rejected

from warraq.newsroom.approvals.models import EditorApproval
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.notices.models import Kind, Notice
from warraq.newsroom.notices.tell import tell
from warraq.newsroom.stories.models import Story

# Wagtail's receiver of this name mails every member of the step's groups, whatever their sections; ours takes its place,
# whichever of the two comes first.
_WAGTAILS_MAIL = "group_approval_task_submitted_email_notification"


def connect() -> None:
    task_submitted.disconnect(sender=TaskState, dispatch_uid=_WAGTAILS_MAIL)
    task_submitted.connect(on_handed_in, sender=TaskState, dispatch_uid=_WAGTAILS_MAIL)
    post_save.connect(on_version, sender=Revision, dispatch_uid="warraq.notices.version")
    post_save.connect(on_comment, sender=Comment, dispatch_uid="warraq.notices.comment")
    post_save.connect(on_reply, sender=CommentReply, dispatch_uid="warraq.notices.reply")
    workflow_rejected.connect(on_returned, sender=WorkflowState, dispatch_uid="warraq.notices.returned")
    workflow_approved.connect(on_approved, sender=WorkflowState, dispatch_uid="warraq.notices.approved")
    workflow_cancelled.connect(on_taken_back, sender=WorkflowState, dispatch_uid="warraq.notices.taken_back")


def on_version(sender: Any, *, instance: Revision, raw: bool = False, **kwargs: Any) -> None:
    """Whoever a version says is to write the story hears of it, and whoever was to until then.

    By whatever door it came. The story itself says so from then on, though readers have it and this version is a draft:
    who writes it is no part of its text.
    """
    content = instance.content if not raw and isinstance(instance.content, dict) else {}
    if "assigned_to" not in content or instance.content_type_id != ContentType.objects.get_for_model(Story).pk:
        return
    story_id, writer_id = int(instance.object_id), content["assigned_to"]
    last = Notice.objects.filter(story=story_id, kind=Kind.ASSIGNED).select_related("journalist").first()
    if writer_id == (last.journalist_id if last else None):
        return
    writer = Journalist.objects.filter(pk=writer_id).first() if writer_id else None
    rows = Story.objects.filter(pk=story_id)
    rows.exclude(assigned_to=writer).update(assigned_to=writer)
    if last is not None and not _is_told(last):
        tell(Kind.REASSIGNED, story_id=story_id, to=[last.journalist], by=instance.user, words=str(writer or ""))
    if writer is not None:
        tell(Kind.ASSIGNED, story_id=story_id, to=[writer], by=instance.user, words=content.get("ednote") or "")


def _is_told(last: Notice) -> bool:
    """Whether they were told already that it is theirs no more."""
    rows = Notice.objects.filter(story=last.story_id, kind=Kind.REASSIGNED, journalist=last.journalist_id)
    return rows.filter(pk__gt=last.pk).exists()


def on_handed_in(sender: Any, *, instance: TaskState, user: Any = None, **kwargs: Any) -> None:
    """Those who may approve it, and who is to write it."""
    step = instance.task.specific
    if isinstance(step, EditorApproval) and (story := _story_of(instance.workflow_state)) is not None:
        tell(Kind.HANDED_IN, story_id=story.pk, to=[*step.find_approvers(story), story.assigned_to], by=user)


def on_taken_back(sender: Any, *, instance: WorkflowState, **kwargs: Any) -> None:
    if (story := _story_of(instance)) is not None:
        _waits_no_more(story)


def on_returned(sender: Any, *, instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    if (story := _story_of(instance)) is not None:
        _waits_no_more(story)
        state = instance.current_task_state
        words = state.specific.get_comment() if state else ""
        tell(Kind.RETURNED, story_id=story.pk, to=_writers(story, instance.requested_by), by=user, words=words)


def on_approved(sender: Any, *, instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    if (story := _story_of(instance)) is not None:
        _waits_no_more(story)
        tell(Kind.APPROVED, story_id=story.pk, to=_writers(story, instance.requested_by), by=user)


def on_comment(sender: Any, *, instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if created and not raw and isinstance(story := instance.page.specific, Story):
        tell(Kind.COMMENTED, story_id=story.pk, to=_writers(story), by=instance.user, words=instance.text)


def on_reply(sender: Any, *, instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Those who have said something there hear of the reply, too."""
    comment = instance.comment
    if created and not raw and isinstance(story := comment.page.specific, Story):
        others = [reply.user for reply in comment.replies.select_related("user")] if comment.pk else []
        people = [*_writers(story), comment.user, *others]
        tell(Kind.COMMENTED, story_id=story.pk, to=people, by=instance.user, words=instance.text)


def _waits_no_more(story: Story) -> None:
    """Somebody has read it: the others need not look."""
    waiting = Notice.objects.filter(story=story, kind=Kind.HANDED_IN, seen_at=None)
    waiting.update(seen_at=timezone.now())


def _story_of(state: WorkflowState) -> Story | None:
    """Wagtail's state knows its page as a page, of whatever kind."""
    page = state.content_object
    found = getattr(page, "specific", page)
    return found if isinstance(found, Story) else None


def _writers(story: Story, *others: Any) -> list[Any]:
    return [story.owner, story.assigned_to, *others]
