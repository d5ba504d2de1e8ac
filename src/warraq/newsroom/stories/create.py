"""Begin a story."""

from datetime import datetime
from typing import Any

from wagtail.blocks import StreamValue

from warraq.newsroom.stories.blocks.text import without_controls
from warraq.newsroom.stories.models import Story, month_for


def build_body(blocks: list[dict[str, Any]]) -> StreamValue:
    """A body from raw blocks, `[{"type": "text", "value": "<p>…"}, …]`, in the shapes the editor saves."""
    return StreamValue(Story.body.field.stream_block, without_controls(blocks), is_lazy=True)


def create_draft(story: Story, *, now: datetime, user: Any = None) -> Story:
    """Keep an unsaved story as a draft in the month of `now`, with its first revision."""
    story.live = False
    story.owner = user
    month_for(now).add_child(instance=story)
    story.save_revision(user=user, clean=False)
    return story
