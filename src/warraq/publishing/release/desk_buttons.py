"""The verbs as buttons at the head of a story's page in the newsroom."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button

from warraq.newsroom.stories.models import Story


def buttons_for(page: Any, user: Any, next_url: str | None = None, **kwargs: Any) -> Iterator[Button]:
    """Correct and withdraw a public story, spike a draft, restore what was killed or spiked; for those who may."""
    story = page.specific_deferred
    if not isinstance(story, Story):
        return
    permissions = story.permissions_for_user(user)
    if permissions.can_spike():
        yield Button(_("Spike"), reverse("spike_story", args=[story.pk]), icon_name="bin", priority=32)
    if permissions.can_unspike():
        yield Button(_("Restore"), reverse("restore_story", args=[story.pk]), icon_name="undo", priority=30)
    if not permissions.can_publish():
        return
    if story.live:
        yield Button(_("Correct"), reverse("correct_story", args=[story.pk]), icon_name="edit", priority=30)
        yield Button(_("Withdraw"), reverse("withdraw_story", args=[story.pk]), icon_name="cross", priority=31)
    elif Story.objects.filter(pk=story.pk, killed_at__isnull=False).exists():
        yield Button(_("Restore"), reverse("restore_story", args=[story.pk]), icon_name="undo", priority=30)
