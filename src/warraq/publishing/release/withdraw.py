"""Withdraw (kill) a story that is public, and restore one."""

from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log

from warraq.newsroom.stories.models import Story


class NotPublic(ValueError):
    """There is nothing to withdraw: the story is not public."""


def withdraw(story: Story, *, reason: str = "", note: str = "", user: Any = None, now: datetime) -> None:
    """Take the story from every page at once. Its addresses answer 410 with the reason; no later release, wire or
    import brings it back until it is restored. The note is for the audit log alone. Raises NotPublic."""
    with transaction.atomic():
        fresh = Story.objects.select_for_update().get(pk=story.pk)
        if not fresh.live:
            raise NotPublic(f"story {story.pk} is not public")
        fresh.killed_at, fresh.kill_reason = now, reason
        fresh.save(update_fields=["killed_at", "kill_reason"], clean=False)
        # Whoever may withdraw is asked before; Wagtail's own way out is closed to everybody.
        UnpublishPageAction(fresh, user=user, log_action=False).execute(skip_permission_checks=True)
        log(instance=fresh, action="warraq.withdraw", user=user, data={"reason": reason, "note": note})


def restore(story: Story, *, user: Any = None) -> None:
    """Let a killed story be released again; it stays a draft until somebody does."""
    with transaction.atomic():
        fresh = Story.objects.select_for_update().get(pk=story.pk)
        fresh.killed_at, fresh.kill_reason = None, ""
        fresh.save(update_fields=["killed_at", "kill_reason"], clean=False)
        log(instance=fresh, action="warraq.restore", user=user)
