"""The series of a story: what came before it there, and what after."""

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q
from django.utils.safestring import SafeString

from warraq.delivery.site.canonical import link
from warraq.delivery.site.page import Composition
from warraq.delivery.site.teasers import Teaser, build_teasers
from warraq.delivery.site.wording import isolated
from warraq.publishing.release.keys import topic_key
from warraq.publishing.release.models import PublishedStory, StoryTopic

#: So many on either side are known to the page: the nearest is led to, the others come first among related stories.
AROUND: Final = 3


@dataclass(frozen=True)
class Series:
    """Ids of the stories on either side, the nearest first."""

    topic_id: int
    name: str
    path: str
    before: list[int]
    after: list[int]

    @property
    def story_ids(self) -> list[int]:
        return [*self.before, *self.after]

    @property
    def in_order(self) -> list[int]:
        return [*reversed(self.before), *self.after]

    @property
    def key(self) -> str:
        """Of a page that shows the series: it is made anew with each of its releases and withdrawals."""
        return topic_key(self.topic_id)


@dataclass(frozen=True)
class SeriesShown:
    name: SafeString
    url: str
    before: Teaser | None
    after: Teaser | None


def find_series(row: PublishedStory) -> Series | None:
    """The first of the story's topics that is a series, with the story's neighbours in its edition. Asks nothing
    where there is none."""
    topic: dict[str, Any] | None = next((topic for topic in row.topics if topic.get("is_series")), None)
    if topic is None:
        return None
    episodes = StoryTopic.objects.filter(topic__topic_id=topic["id"], edition=row.edition_id)
    at = row.first_released_at
    earlier = episodes.filter(Q(first_released_at__lt=at) | Q(first_released_at=at, story_id__lt=row.story_id))
    later = episodes.filter(Q(first_released_at__gt=at) | Q(first_released_at=at, story_id__gt=row.story_id))
    before = earlier.order_by("-first_released_at", "-story_id").values_list("story_id", flat=True)[:AROUND]
    after = later.order_by("first_released_at", "story_id").values_list("story_id", flat=True)[:AROUND]
    return Series(topic["id"], topic["name"], topic["path"], list(before), list(after))


def show_series(series: Series | None, *, page: Composition) -> SeriesShown | None:
    """Where the series leads to from here; None for a story that stands alone. What it shows no list shows again."""
    if series is None:
        return None
    page.keys.add(series.key)
    before, after = _show(series.before[:1], page=page), _show(series.after[:1], page=page)
    if before is None and after is None:
        return None
    return SeriesShown(
        isolated(series.name, direction=page.masthead.edition.direction), link(series.path), before, after
    )


def _show(story_ids: list[int], *, page: Composition) -> Teaser | None:
    cards = [card for story_id in story_ids if (card := page.fetched.stories.get(story_id))]
    for card in cards:
        page.show_story(card["id"])
    found = build_teasers(cards, masthead=page.masthead)
    return found[0] if found else None
