"""Releasing what is due. Safe to run in several processes: each due story is claimed, released and recorded as one."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import F
from wagtail.models import Revision

from warraq.newsroom.emergency.state import read as read_emergency
from warraq.newsroom.stories.models import Story
from warraq.publishing.release.models import FailedRelease

logger = logging.getLogger(__name__)
OVERDUE_AFTER = timedelta(seconds=30)
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(minutes=5)


@dataclass(frozen=True)
class Failure:
    """A due story that could not be released; it stays due."""

    story_id: int
    headline: str
    due_at: datetime
    reason: str


class Clock:
    """Releases what is due, once each, and tries a story that failed again after a growing pause."""

    def __init__(self, *, on_failure: Callable[[Failure], None] | None = None) -> None:
        self._on_failure = on_failure
        self._pauses: dict[int, tuple[datetime, timedelta]] = {}

    def run_due(self, *, now: datetime) -> int:
        """Release every scheduled story whose moment has come and withdraw every expired one; how many there were.

        One that fails never blocks the others. While publishing is frozen what is due stays due.
        """
        done = 0
        due = list(_due_revisions(now).values_list("pk", flat=True))
        for revision_id in due if due and not read_emergency().is_frozen else ():
            retry_at, _pause = self._pauses.get(revision_id, (now, FIRST_PAUSE))
            if retry_at <= now:
                done += self._release(revision_id, now=now)
        for story_id in Story.objects.filter(live=True, expire_at__lte=now).values_list("pk", flat=True):
            done += _expire(story_id, now=now)
        return done

    def _release(self, revision_id: int, *, now: datetime) -> int:
        try:
            done = _claim_and_release(revision_id, now=now)
        except Exception as error:  # one story's trouble, whatever it is, must not hold up the others
            logger.exception(
                "Scheduled release failed", extra={"event": "publishing.clock.failed", "revision": revision_id}
            )
            _retry_at, pause = self._pauses.get(revision_id, (now, FIRST_PAUSE))
            self._pauses[revision_id] = (now + pause, min(pause * 2, LONGEST_PAUSE))
            failure = _describe_failure(revision_id, error)
            _keep(failure, revision_id=revision_id, now=now)
            if self._on_failure:
                self._on_failure(failure)
            return 0
        if self._pauses.pop(revision_id, None):
            FailedRelease.objects.filter(revision_id=revision_id).delete()
        return done


def find_overdue(*, now: datetime) -> list[Revision]:
    """Scheduled revisions that should have gone out OVERDUE_AFTER ago."""
    return list(_due_revisions(now - OVERDUE_AFTER))


def find_failed() -> list[FailedRelease]:
    """Stories that were due, could not go out and are still due, with the reason."""
    failed = list(FailedRelease.objects.order_by("due_at"))
    ids = [row.revision_id for row in failed]
    due = set(Revision.objects.filter(pk__in=ids, approved_go_live_at__isnull=False).values_list("pk", flat=True))
    return [row for row in failed if row.revision_id in due]


def _due_revisions(now: datetime):  # type: ignore[no-untyped-def]  # a QuerySet that django-stubs cannot name here
    return Revision.page_revisions.filter(approved_go_live_at__lte=now, content_type__app_label="stories").order_by(
        "approved_go_live_at", "pk"
    )


def _claim_and_release(revision_id: int, *, now: datetime) -> int:
    """Release one due revision; 0 if another clock has it or has done it."""
    with transaction.atomic():
        rows = Revision.objects.filter(pk=revision_id, approved_go_live_at__lte=now)
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True, of=("self",))
        revision = rows.first()
        if revision is None:
            return 0
        revision.publish(log_action="wagtail.publish.scheduled", skip_permission_checks=True)
        return 1


def _describe_failure(revision_id: int, error: Exception) -> Failure:
    revision = Revision.objects.get(pk=revision_id)
    return Failure(
        story_id=int(revision.object_id),
        headline=revision.object_str,
        due_at=revision.approved_go_live_at,
        reason=" ".join(error.messages) if isinstance(error, ValidationError) else f"{type(error).__name__}: {error}",
    )


def _keep(failure: Failure, *, revision_id: int, now: datetime) -> None:
    """Let the newsroom and the doctor tell of it; what is over is forgotten on the way."""
    with transaction.atomic():
        gone = FailedRelease.objects.exclude(revision_id=revision_id).values_list("revision_id", flat=True)
        due = Revision.objects.filter(pk__in=list(gone), approved_go_live_at__isnull=False).values("pk")
        FailedRelease.objects.exclude(revision_id=revision_id).exclude(revision_id__in=due).delete()
        FailedRelease.objects.update_or_create(
            revision_id=revision_id,
            defaults={
                "story_id": failure.story_id,
                "headline": failure.headline[:255],
                "due_at": failure.due_at,
                "reason": failure.reason,
                "failed_at": now,
                "tries": F("tries") + 1,
            },
            create_defaults={
                "story_id": failure.story_id,
                "headline": failure.headline[:255],
                "due_at": failure.due_at,
                "reason": failure.reason,
                "failed_at": now,
            },
        )


def _expire(story_id: int, *, now: datetime) -> int:
    with transaction.atomic():
        story = Story.objects.select_for_update().filter(pk=story_id, live=True, expire_at__lte=now).first()
        if story is None:
            return 0
        story.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        return 1
