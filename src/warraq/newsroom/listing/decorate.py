"""What a row of the list tells beside the story's own fields."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Min
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Revision, WorkflowState

from warraq.newsroom.stories.models import Story

STATES: list[tuple[str, str | Promise]] = [
    ("draft", _("Draft")),
    ("review", _("In review")),
    ("scheduled", _("Scheduled")),
    ("public", pgettext_lazy("story", "Public")),
    ("killed", _("Withdrawn")),
    ("spiked", _("Spiked")),
]
# Nothing is expected of these.
OUT = {"killed", "spiked"}
OVERDUE_AFTER = timedelta(seconds=30)


@dataclass(frozen=True)
class Row:
    """A story of the list. `due_at` is when it goes out or should be written; None when nothing was agreed."""

    state: str
    has_newer_text: bool
    due_at: datetime | None
    is_late: bool
    version: int

    @property
    def state_name(self) -> str:
        return str(dict(STATES)[self.state])


def decorate(stories: Iterable[Any], *, now: datetime) -> list[Story]:
    """The stories, each with its `row`. Three queries, however many they are."""
    found: list[Story] = list(stories)
    ids = [str(story.pk) for story in found]
    revisions = Revision.page_revisions.filter(object_id__in=ids).order_by()
    kept = {
        row["object_id"]: (row["number"], row["goes_out_at"])
        for row in revisions.values("object_id").annotate(number=Count("pk"), goes_out_at=Min("approved_go_live_at"))
    }
    read = set(
        WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS, object_id__in=ids).values_list(
            "object_id", flat=True
        )
    )
    for story in found:
        number, goes_out_at = kept.get(str(story.pk), (0, None))
        state = _state(story, goes_out_at=goes_out_at, is_read=str(story.pk) in read)
        due_at = goes_out_at or (story.due_at if not story.live else None)
        story.row = Row(
            state=state,
            has_newer_text=bool(story.live and story.has_unpublished_changes),
            due_at=due_at,
            is_late=due_at is not None and due_at + OVERDUE_AFTER <= now and state not in OUT,
            version=number,
        )
    return found


def _state(story: Story, *, goes_out_at: datetime | None, is_read: bool) -> str:
    if story.killed_at is not None:
        return "killed"
    if story.spiked_at is not None:
        return "spiked"
    if goes_out_at is not None:
        return "scheduled"
    if is_read:
        return "review"
    return "public" if story.live else "draft"
