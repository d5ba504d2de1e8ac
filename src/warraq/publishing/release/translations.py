"""Which published stories are one story in several languages: they share a group, named after the original's id."""

from warraq.newsroom.stories.models import Story
from warraq.publishing.release.keys import story_key
from warraq.publishing.release.models import PublishedStory


def find_group(story: Story, *, known: PublishedStory | None) -> int | None:
    """The story's group; `known` is a row of it that is there already.

    An original learns of its group when a translation is released (`join`), so only a new row has to ask.
    """
    original: int | None = story.translation_of_id
    if original is not None:
        return original
    if known is not None:
        return known.translation_group if known.translation_group == story.pk else None
    has_translations = PublishedStory.objects.filter(translation_group=story.pk).exists()
    return story.pk if has_translations else None


def join(group: int | None, *, story_id: int) -> set[str]:
    """Tell the published original that it has a translation; the keys of what that changes."""
    if group is None or group == story_id:
        return set()
    alone = PublishedStory.objects.filter(story_id=group, translation_group=None)
    return {story_key(group)} if alone.update(translation_group=group) else set()
