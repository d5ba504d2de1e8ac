"""Long lists of stories, newest first, cut into pages by key: the cost of a page is the same however deep it lies."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from warraq.masthead.models import Edition, Section
from warraq.publishing.corrections.models import PublishedCorrection
from warraq.publishing.release.lists import Card
from warraq.publishing.release.models import (
    Placement,
    PublishedContributor,
    PublishedStory,
    PublishedTopic,
    StoryContributor,
    StoryTopic,
)

SIZE = 24
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_KEY = re.compile(r"(\d{1,16})-(\d{1,18})", re.ASCII)


class BadKey(ValueError):
    """The key of a page is not one that we give out."""


@dataclass(frozen=True)
class Stretch:
    """Some cards of a stream, and the key of what lies beyond; empty at the end."""

    cards: list[Card]
    older: str = ""


def key_of(card: Card) -> str:
    """The key of the page that begins after this card: its moment in microseconds, and the story's id."""
    return _key(datetime.fromisoformat(card["released_at"]), card["id"])


def read_key(key: str) -> tuple[datetime, int]:
    """The moment and id in a key. Raises BadKey."""
    found = _KEY.fullmatch(key)
    if found is None:
        raise BadKey(key)
    return _EPOCH + timedelta(microseconds=int(found[1])), int(found[2])


def section_stretch(section: Section, *, before: str, size: int = SIZE) -> Stretch:
    """Stories of a section, and of its parts, after the key."""
    return _stretch(Placement.objects.filter(section=section), before=before, size=size)


def topic_stretch(topic: PublishedTopic, edition: Edition, *, before: str = "", size: int = SIZE) -> Stretch:
    return _stretch(StoryTopic.objects.filter(topic=topic, edition=edition), before=before, size=size)


def contributor_stretch(
    person: PublishedContributor, edition: Edition, *, before: str = "", size: int = SIZE
) -> Stretch:
    return _stretch(StoryContributor.objects.filter(contributor=person, edition=edition), before=before, size=size)


def latest_stretch(
    edition: Edition,
    *,
    before: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
    size: int = SIZE,
) -> Stretch:
    """Stories of the edition, from `since` on and before `until` where those are given."""
    rows = PublishedStory.objects.filter(edition=edition)
    if since is not None:
        rows = rows.filter(first_released_at__gte=since)
    if until is not None:
        rows = rows.filter(first_released_at__lt=until)
    return _stretch(rows, before=before, size=size, card="card")


def correction_stretch(
    edition: Edition, *, before: str = "", size: int = SIZE
) -> tuple[list[PublishedCorrection], str]:
    """Corrections with their stories, newest first, and the key of what lies beyond."""
    rows = PublishedCorrection.objects.filter(edition=edition)
    if before:
        moment, pk = read_key(before)
        rows = rows.filter(corrected_at__lte=moment).filter(Q(corrected_at__lt=moment) | Q(pk__lt=pk))
    rows = rows.select_related("published").only(
        "note", "corrected_at", "story_id", "published__headline", "published__path"
    )
    found = list(rows.order_by("-corrected_at", "-pk")[: size + 1])
    shown = found[:size]
    return shown, _key(shown[-1].corrected_at, shown[-1].pk) if len(found) > size else ""


def _stretch(rows: QuerySet[Any], *, before: str, size: int, card: str = "published__card") -> Stretch:
    if before:
        moment, story_id = read_key(before)
        # The first condition is implied by the second: it lets the database enter the index at the right place.
        rows = rows.filter(first_released_at__lte=moment)
        rows = rows.filter(Q(first_released_at__lt=moment) | Q(story_id__lt=story_id))
    rows = rows.order_by("-first_released_at", "-story_id")
    found = list(rows.values_list("first_released_at", "story_id", card)[: size + 1])
    cards = [facts for _moment, _story_id, facts in found[:size]]
    if len(found) <= size:
        return Stretch(cards)
    moment, story_id, _facts = found[size - 1]
    return Stretch(cards, _key(moment, story_id))


def _key(moment: datetime, story_id: int) -> str:
    return f"{(moment - _EPOCH) // timedelta(microseconds=1)}-{story_id}"
