"""The public record: what readers see, and the bulletin of what changed."""

from warraq.publishing.release.models.address import Address
from warraq.publishing.release.models.bulletin import BulletinCursor, BulletinEntry
from warraq.publishing.release.models.failure import FailedRelease
from warraq.publishing.release.models.former_slug import FormerSlug
from warraq.publishing.release.models.published_story import (
    Placement,
    PublishedContributor,
    PublishedStory,
    PublishedTopic,
    StoryContributor,
    StoryTopic,
)

__all__ = [
    "Address",
    "BulletinCursor",
    "BulletinEntry",
    "FailedRelease",
    "FormerSlug",
    "Placement",
    "PublishedContributor",
    "PublishedStory",
    "PublishedTopic",
    "StoryContributor",
    "StoryTopic",
]
