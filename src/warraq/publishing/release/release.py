"""Release a story."""

from datetime import datetime
from typing import Any

from warraq.newsroom.stories.models import Story


def release(story: Story, *, user: Any = None, first_released_at: datetime | None = None) -> Story:
    """Make the story, as it stands in `story`, public; return it as it now is.

    `first_released_at` (aware) is for stories that were public elsewhere before they came here. Raises StoryNotReady,
    StoryUnderEmbargo or StoryWasKilled; then nothing has changed but the saved draft.
    """
    if first_released_at is not None and not story.live:
        story.first_published_at = first_released_at
    story.save_revision(user=user, log_action=True).publish(user=user)
    released: Story = Story.objects.get(pk=story.pk)
    return released
