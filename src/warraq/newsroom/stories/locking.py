"""Holding a story while it is released."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from warraq.newsroom.stories.models import Story

#: What a release, a withdrawal, a saved version or a lock changes on the story itself.
_MARKS = (
    "live",
    "latest_revision_id",
    "live_revision_id",
    "last_published_at",
    "latest_revision_created_at",
    "public_updated_at",
    "go_live_at",
    "locked",
    "killed_at",
    "spiked_at",
    "url_path",
)


def lock_as_it_stands(story: Story) -> Story:
    """The story as the database has it, held to the end of the transaction.

    Two releases of one story go one after the other, and the second sees what the first did: `story` itself comes back
    only if nothing of it changed since it was read. Raises Story.DoesNotExist.
    """
    rows: Any = type(story).objects.select_for_update().filter(pk=story.pk)
    if list(rows.values_list(*_MARKS)) == [tuple(getattr(story, mark) for mark in _MARKS)]:
        return story
    fresh: Story = rows.get()
    return fresh


def note_if_no_workflow_runs(story: Story) -> None:
    """Wagtail asks for the workflow's state with all that hangs on it, to cancel it; most stories are in none."""
    if not story.workflow_states.active().exists():
        story._current_workflow_states = []
