"""Keeping the list of corrections in step with the stories."""

from datetime import datetime
from typing import Any

from warraq.publishing.corrections.models import PublishedCorrection
from warraq.publishing.release.models import PublishedStory


def on_released(sender: type[Any], *, story_id: int, corrections: int, **kwargs: Any) -> None:
    if corrections:
        record_corrections(story_id)


def record_corrections(story_id: int) -> None:
    """Make the list say what the published rows of a story say. Call inside the transaction of the release."""
    for row in PublishedStory.objects.filter(story_id=story_id).only("pk", "edition_id", "story_id", "corrections"):
        wanted = [(note["note"], datetime.fromisoformat(note["corrected_at"])) for note in row.corrections]
        there = PublishedCorrection.objects.filter(published=row)
        if wanted == list(there.order_by("pk").values_list("note", "corrected_at")):
            continue
        there.delete()
        PublishedCorrection.objects.bulk_create(
            PublishedCorrection(
                published=row, edition_id=row.edition_id, story_id=story_id, note=note, corrected_at=corrected_at
            )
            for note, corrected_at in wanted
        )
