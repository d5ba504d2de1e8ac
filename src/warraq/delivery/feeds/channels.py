"""What a feed is of, its address, and the stories in it.

A feed's address is that of the page it belongs to, with the name of the format after it.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings

from warraq.delivery.feeds.items import Item, build_item
from warraq.delivery.site.canonical import encode
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.resolve import FrontFound
from warraq.masthead.models import Section
from warraq.publishing.release.keys import contributor_key, latest_key, section_key, story_key, topic_key
from warraq.publishing.release.models import (
    Placement,
    PublishedContributor,
    PublishedStory,
    PublishedTopic,
    StoryContributor,
    StoryTopic,
)

SIZE = 30
FILES = {"rss.xml": "application/rss+xml", "atom.xml": "application/atom+xml", "feed.json": "application/feed+json"}
Subject = FrontFound | Section | PublishedTopic | PublishedContributor


@dataclass
class Channel:
    """A feed before it has a format. `path` is that of the page it belongs to, decoded."""

    masthead: Masthead
    title: str
    description: str
    path: str
    items: list[Item] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    hub: str = ""

    @property
    def url(self) -> str:
        return self.masthead.base_url + encode(self.path)

    def feed_url(self, file: str) -> str:
        return self.url + file

    @property
    def updated_at(self) -> datetime | None:
        return max((item.updated_at for item in self.items), default=None)


def find_path(subject: Any) -> str | None:
    """The path of the page that a subject has; None for what has no feed."""
    if isinstance(subject, FrontFound):
        return "/"
    if isinstance(subject, Section):
        return f"/{subject.slug}/"
    if isinstance(subject, PublishedTopic):
        return f"/topics/{subject.slug}/"
    if isinstance(subject, PublishedContributor):
        return f"/contributors/{subject.slug}/"
    return None


def build_channel(subject: Subject, *, masthead: Masthead) -> Channel | None:
    """The newest stories of the subject; None for a topic or contributor of whom the edition has nothing."""
    edition = masthead.edition
    name, description, key = _describe(subject, masthead=masthead)
    rows = _fetch(subject, masthead=masthead)
    if not rows and isinstance(subject, PublishedTopic | PublishedContributor):
        return None
    return Channel(
        masthead=masthead,
        title=f"{edition.name} — {name}" if name else edition.name,
        description=description or edition.tagline or edition.name,
        path=find_path(subject) or "/",
        items=[build_item(row, masthead=masthead) for row in rows],
        keys={key, *(story_key(row.story_id) for row in rows)},
        hub=settings.WARRAQ_WEBSUB_HUB,
    )


def _describe(subject: Subject, *, masthead: Masthead) -> tuple[str, str, str]:
    """Name, description and surrogate key."""
    if isinstance(subject, FrontFound):
        return "", masthead.edition.tagline, latest_key(masthead.edition.pk)
    if isinstance(subject, Section):
        return subject.name, "", section_key(subject.pk)
    if isinstance(subject, PublishedTopic):
        return subject.name, subject.description, topic_key(subject.topic_id)
    return subject.name, subject.bio, contributor_key(subject.contributor_id)


def _fetch(subject: Subject, *, masthead: Masthead) -> list[PublishedStory]:
    """The rows, newest first, with their home editions at hand; two or three queries."""
    newest = ("-first_released_at", "-story_id")
    if isinstance(subject, FrontFound):
        rows = PublishedStory.objects.filter(edition=masthead.edition).order_by(*newest)
        return list(rows.select_related("home_edition").prefetch_related("home_edition__hosts")[:SIZE])
    links: Any
    if isinstance(subject, Section):
        links = Placement.objects.filter(section=subject)
    elif isinstance(subject, PublishedTopic):
        links = StoryTopic.objects.filter(topic=subject, edition=masthead.edition)
    else:
        links = StoryContributor.objects.filter(contributor=subject, edition=masthead.edition)
    links = links.select_related("published__home_edition").prefetch_related("published__home_edition__hosts")
    return [link.published for link in links.order_by(*newest)[:SIZE]]
