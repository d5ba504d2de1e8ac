"""Questions about many stories that the list and the home page ask."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Revision, TaskState, WorkflowState

from warraq.newsroom.stories.models import Correction, Story

SOON = timedelta(hours=3)


def is_in_hand() -> Q:
    """Of stories that the newsroom has not dropped."""
    return Q(spiked_at__isnull=True)


def start_of_day(now: datetime) -> datetime:
    """The midnight before `now` by the clock of whoever asks."""
    return timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)


def scheduled() -> QuerySet[Any]:
    """The versions that go out by themselves."""
    revisions: QuerySet[Any] = Revision.page_revisions.filter(
        approved_go_live_at__isnull=False, content_type__app_label="stories"
    )
    return revisions


def is_scheduled(**when: datetime) -> Q:
    """Of stories whose release is at a moment; `when` are comparisons such as `lte=now`."""
    rows = scheduled().filter(**{f"approved_go_live_at__{name}": moment for name, moment in when.items()})
    return Q(pk__in=[int(pk) for pk in rows.values_list("object_id", flat=True)])


def is_due(**when: datetime) -> Q:
    """Of stories that somebody expects: scheduled for a moment, or to be written until then and not public yet."""
    agreed = {f"due_at__{name}": moment for name, moment in when.items()}
    return is_scheduled(**when) | Q(live=False, killed_at__isnull=True, spiked_at__isnull=True, **agreed)


def is_waiting_for(user: Any) -> Q:
    """What this journalist is asked to do: stories to approve, stories returned to them, stories they are to write."""
    to_read = TaskState.objects.reviewable_by(user).values_list("workflow_state__object_id", flat=True)
    returned = WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES, requested_by=user)
    ids = {int(pk) for pk in [*to_read, *returned.values_list("object_id", flat=True)]}
    begun = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
    handed_in = {int(pk) for pk in begun.values_list("object_id", flat=True)}
    to_write = Q(assigned_to=user, live=False, killed_at__isnull=True) & ~Q(pk__in=handed_in)
    return Q(pk__in=ids) | to_write


def is_corrected_since(moment: datetime) -> Q:
    return Q(pk__in=Correction.objects.filter(corrected_at__gte=moment).values("story"))


def in_review() -> Q:
    begun = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
    return Q(pk__in=[int(pk) for pk in begun.values_list("object_id", flat=True) if pk.isdigit()])


def has_state(state: str) -> Q:
    """Of stories in one of the STATES."""
    if state == "public":
        return Q(live=True)
    if state == "killed":
        return Q(killed_at__isnull=False)
    if state == "spiked":
        return Q(spiked_at__isnull=False)
    if state == "scheduled":
        return Q(pk__in=[int(pk) for pk in scheduled().values_list("object_id", flat=True)])
    if state == "review":
        return in_review()
    waits = has_state("scheduled") | in_review()
    return Q(live=False, killed_at__isnull=True, spiked_at__isnull=True) & ~waits


def newest_first(stories: QuerySet[Story]) -> QuerySet[Story]:
    """By the last change; every story has one, so nothing is said of rows without."""
    return stories.order_by("-latest_revision_created_at", "-pk")
