"""Leaving a story out of the most read, and letting it in again."""

from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from warraq.audience.most_read.models import Exclusion
from warraq.newsroom.stories.models import Story


def exclude(story: Story, *, reason: str, user: Any, now: datetime) -> None:
    """Leave the story out of every list from the next minute on. The reason is logged. ValueError without one."""
    if not reason.strip():
        raise ValueError("a story is left out for a reason")
    with transaction.atomic():
        Exclusion.objects.update_or_create(
            story_id=story.pk, defaults={"reason": reason.strip(), "excluded_by": user, "excluded_at": now}
        )
        log(instance=story, action="warraq.exclude_most_read", user=user, data={"reason": reason.strip()})


def include(story: Story, *, user: Any) -> None:
    """Let the story be ranked again."""
    with transaction.atomic():
        Exclusion.objects.filter(story_id=story.pk).delete()
        log(instance=story, action="warraq.include_most_read", user=user)
