"""Correct a story that is public: a note that readers see, and the mended text."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from warraq.newsroom.stories.models import Correction, Story
from warraq.publishing.release.withdraw import NotPublic


def correct(story: Story, *, note: str, user: Any = None, now: datetime) -> Story:
    """Add a public note to the story as readers have it and release that at once; return the story.

    A draft that an editor is working on stays the draft, with the note in it. Raises ValidationError for an empty note
    and NotPublic if the story is not public. The same note again, as after a double click, changes nothing.
    """
    if not note.strip():
        raise ValidationError({"note": _("Say what was wrong and what is right.")})
    with transaction.atomic():
        live: Story = Story.objects.select_for_update().get(pk=story.pk)
        if not live.live:
            raise NotPublic(f"story {story.pk} is not public")
        if any(known.note.strip() == note.strip() for known in live.corrections.all()):
            return live
        draft = live.get_latest_revision_as_object() if live.has_unpublished_changes else None
        live.corrections.add(Correction(note=note, corrected_at=now))
        live.save_revision(user=user, changed=True).publish(user=user, log_action="warraq.correct")
        if draft is not None:
            draft.corrections.add(Correction(note=note, corrected_at=now))
            draft.save_revision(user=user, clean=False)
    corrected: Story = Story.objects.get(pk=story.pk)
    return corrected
