"""A live story's entries become public with it, and go with it."""

from datetime import datetime
from typing import Any

from warraq.newsroom.stories.kinds import StoryKind
from warraq.publishing.live.record import forget_coverage, record_coverage


def on_released(sender: Any, *, story_id: int, kind: str, now: datetime, **kwargs: Any) -> None:
    if kind == StoryKind.LIVE:
        record_coverage(story_id, now)


def on_withdrawn(sender: Any, *, story_id: int, **kwargs: Any) -> None:
    forget_coverage(story_id)
