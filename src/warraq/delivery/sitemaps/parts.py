"""The entries of one part: a thousand ids at most, so a part costs the same in any archive."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, Max, OuterRef, QuerySet

from warraq.delivery.site.canonical import encode
from warraq.delivery.site.edition import Masthead
from warraq.delivery.sitemaps.models import SitemapPart
from warraq.masthead.models import Edition
from warraq.publishing.release.keys import STORIES_AT_ONCE
from warraq.publishing.release.models import (
    PublishedContributor,
    PublishedStory,
    PublishedTopic,
    StoryContributor,
    StoryTopic,
)

PART_SIZE = STORIES_AT_ONCE


@dataclass(frozen=True)
class Entry:
    """A page in the sitemap; `url` is whole and encoded."""

    url: str
    changed_at: datetime | None = None
    pictures: tuple[str, ...] = ()


def own_stories(edition: Edition) -> QuerySet[PublishedStory]:
    """Stories whose canonical address is the edition's own."""
    return PublishedStory.objects.filter(edition=edition, home_edition=edition, canonical_url="")


def find_entries(kind: str, number: int, *, masthead: Masthead) -> list[Entry]:
    if kind == SitemapPart.Kind.STORIES:
        rows = own_stories(masthead.edition).filter(story_id__range=_range(number)).order_by("story_id")
        values = rows.values_list("path", "updated_at", "lead_picture__social__url")
        return [_story_entry(*value, masthead=masthead) for value in values]
    folder, listed = _listed(kind, number, masthead.edition)
    return [Entry(masthead.base_url + encode(f"/{folder}/{slug}/")) for slug in listed.values_list("slug", flat=True)]


def find_last_change(kind: str, number: int, *, edition: Edition, now: datetime) -> datetime | None:
    """When the part's newest entry changed; None when it has no entry."""
    if kind == SitemapPart.Kind.STORIES:
        rows = own_stories(edition).filter(story_id__range=_range(number))
        newest: datetime | None = rows.aggregate(newest=Max("updated_at"))["newest"]
        return newest
    _folder, listed = _listed(kind, number, edition)
    return now if listed.exists() else None


def fixed_entries(masthead: Masthead) -> Iterable[Entry]:
    """The front and the sections."""
    yield Entry(f"{masthead.base_url}/")
    for section in masthead.sections:
        yield Entry(masthead.base_url + encode(f"/{section.slug}/"))


def _listed(kind: str, number: int, edition: Edition) -> tuple[str, QuerySet[Any]]:
    """Topics or contributors of whom the edition has a story."""
    if kind == SitemapPart.Kind.TOPICS:
        has_story = Exists(StoryTopic.objects.filter(topic=OuterRef("pk"), edition=edition))
        topics = PublishedTopic.objects.filter(has_story, topic_id__range=_range(number))
        return "topics", topics.order_by("topic_id")
    wrote = Exists(StoryContributor.objects.filter(contributor=OuterRef("pk"), edition=edition))
    people = PublishedContributor.objects.filter(wrote, contributor_id__range=_range(number))
    return "contributors", people.order_by("contributor_id")


def _story_entry(path: str, updated_at: datetime, picture: str | None, *, masthead: Masthead) -> Entry:
    pictures = (masthead.base_url + picture if picture.startswith("/") else picture,) if picture else ()
    return Entry(masthead.base_url + encode(path), updated_at.astimezone(masthead.edition.zone), pictures)


def _range(number: int) -> tuple[int, int]:
    return number * PART_SIZE, (number + 1) * PART_SIZE - 1
