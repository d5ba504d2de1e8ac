"""Learn what stories of each section and topic are like, from what is public."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from warraq.arabic.analysis import split
from warraq.masthead.models import Edition
from warraq.newsroom.suggestions.learning import Lessons
from warraq.newsroom.suggestions.models import keep_profiles
from warraq.newsroom.suggestions.profiles import count_terms
from warraq.publishing.release.models import PublishedStory, PublishedTopic, StoryTopic

#: The newest stories that are read, over all editions, and of each edition at least.
STORIES_READ: Final = 6000
OF_EACH_EDITION: Final = 300
#: Topics with fewer among these are read further back: so many stories each, of so many topics.
OF_EACH_TOPIC: Final = 20
TOPICS_READ: Final = 300
#: The beginning of a body is enough: more words are not looked at.
_CHARACTERS: Final = 3000
_COLUMNS: Final = ("story_id", "headline", "kicker", "standfirst", "place", "body_text", "section_id", "topics")


@dataclass(frozen=True)
class Learned:
    """How many stories were read, and how many sections and topics have a profile now."""

    stories: int
    sections: int
    topics: int


@dataclass
class _Reading:
    """Each story once, with its labels in every edition."""

    texts: dict[int, dict[int, int]] = field(default_factory=dict)
    labels: dict[int, list[str]] = field(default_factory=dict)
    under: dict[int, int] = field(default_factory=dict)

    def take(self, row: dict[str, Any]) -> None:
        story, topics = row["story_id"], [topic["id"] for topic in row["topics"]]
        if story not in self.texts:
            above = f"{row['kicker']} {row['standfirst']} {row['place']}"
            self.texts[story] = count_terms(row["headline"], above, split(row["body_text"][:_CHARACTERS]))
            self.labels[story] = [f"topic:{topic}" for topic in topics]
            for topic in topics:
                self.under[topic] = self.under.get(topic, 0) + 1
        self.labels[story].append(f"section:{row['section_id']}")


def learn_subjects(*, now: datetime) -> Learned:
    """Read the public record and keep what it teaches. The same record teaches the same."""
    reading = _Reading()
    for row in _newest():
        reading.take(row)
    for row in _of_rare_topics(reading):
        reading.take(row)
    lessons = Lessons()
    for story, counts in reading.texts.items():
        lessons.add(counts, reading.labels[story])
    profiles = lessons.learn()
    keep_profiles(profiles, texts=len(lessons), now=now)
    sections = sum(label.startswith("section:") for label in profiles.labels)
    return Learned(len(lessons), sections, len(profiles.labels) - sections)


def _newest() -> Iterator[dict[str, Any]]:
    editions = list(Edition.objects.values_list("pk", flat=True))
    for edition in editions:
        many = max(OF_EACH_EDITION, STORIES_READ // len(editions))
        newest = PublishedStory.objects.filter(edition=edition).order_by("-first_released_at", "-story_id")
        yield from newest.values(*_COLUMNS)[:many].iterator(chunk_size=200)


def _of_rare_topics(reading: _Reading) -> Iterator[dict[str, Any]]:
    """Further stories of topics that the newest stories hardly have."""
    known = PublishedTopic.objects.order_by("-pk").values_list("pk", "topic_id")
    rare = [pk for pk, topic in known if reading.under.get(topic, 0) < OF_EACH_TOPIC][:TOPICS_READ]
    for pk in rare:
        rows = StoryTopic.objects.filter(topic=pk).order_by("-first_released_at", "-pk")[:OF_EACH_TOPIC]
        ids = [row for row, story in rows.values_list("published_id", "story_id") if story not in reading.texts]
        yield from _rows(ids)


def _rows(ids: Iterable[int]) -> Iterator[dict[str, Any]]:
    yield from PublishedStory.objects.filter(pk__in=list(ids)).order_by("pk").values(*_COLUMNS)
