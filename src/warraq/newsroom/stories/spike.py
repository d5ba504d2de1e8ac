"""Spike a story that will not be used, and take it back."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from warraq.newsroom.stories.models import Story


class StillPublic(ValueError):
    """Readers have the story: it is withdrawn, not spiked."""


def spike(story: Story, *, reason: str, user: Any = None, now: datetime) -> None:
    """Drop a draft: it leaves the lists, its approval and its schedule end, and it cannot be released until restored.

    Nothing of its text is lost. Raises ValidationError for an empty reason and StillPublic.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the story will not be used.")})
    with transaction.atomic():
        fresh = Story.objects.select_for_update().get(pk=story.pk)
        if fresh.live:
            raise StillPublic(f"story {story.pk} is public")
        if fresh.spiked_at is not None:
            return
        workflow = fresh.current_workflow_state
        if workflow is not None:
            workflow.cancel(user=user)
        fresh.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=None)
        fresh.spiked_at, fresh.spike_reason = now, reason.strip()
        fresh.save(update_fields=["spiked_at", "spike_reason"], clean=False)
        log(instance=fresh, action="warraq.spike", user=user, data={"reason": fresh.spike_reason})


def unspike(story: Story, *, user: Any = None) -> None:
    """Make a spiked story the draft it was; a release or a schedule must be asked for again."""
    with transaction.atomic():
        fresh = Story.objects.select_for_update().get(pk=story.pk)
        if fresh.spiked_at is None:
            return
        fresh.spiked_at, fresh.spike_reason = None, ""
        fresh.save(update_fields=["spiked_at", "spike_reason"], clean=False)
        log(instance=fresh, action="warraq.unspike", user=user)
