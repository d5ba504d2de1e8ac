"""Wagtail's publish action for a story that was made from its revision before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.actions.publish_page_revision import PublishPageRevisionAction

if TYPE_CHECKING:
    from wagtail.models import Revision

    from warraq.newsroom.stories.models import Story


class PublishStoryAction(PublishPageRevisionAction):  # type: ignore[misc]  # Wagtail has no types
    """As Wagtail's, but it takes `story`, which came of `revision.as_object()`, instead of making it again."""

    def __init__(self, revision: Revision, *, story: Story, **kwargs: Any) -> None:
        made = revision.as_object
        revision.as_object = lambda: story
        try:
            super().__init__(revision, **kwargs)
        finally:
            revision.as_object = made
