"""One story after another, before anything is written."""

from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from random import Random
from typing import Any
from uuid import UUID

from bench.generator import vocabulary
from bench.generator.domains import Domain
from bench.generator.layouts import LAYOUTS, Filled, Layout
from bench.generator.newspaper import Newspaper
from bench.generator.sentences import Filler
from warraq.arabic.slugs import slugify

#: The newest story's moment, and the average pause between two: about three thousand stories a month.
END = datetime(2026, 11, 20, 12, tzinfo=UTC)
PAUSE = timedelta(minutes=14, seconds=24)


@dataclass
class GeneratedStory:
    """What a journalist would have written; rows of the newspaper by their objects."""

    number: int
    headline: str
    slug: str
    kicker: str
    front_headline: str
    standfirst: str
    place: str
    body: Filled
    released_at: datetime
    sections: list[Any]
    topics: list[Any]
    contributors: list[Any]
    agency: str
    picture: Any
    translation_key: UUID
    urgency: int = 5
    offered: list[int] = field(default_factory=list)


def moments(count: int) -> list[datetime]:
    """When each of `count` stories is released, oldest first."""
    return [END - PAUSE * (count - 1 - number) for number in range(count)]


class Writers:
    """Writes stories; the same newspaper, count and seed give the same ones."""

    def __init__(self, paper: Newspaper, *, seed: int) -> None:
        self._paper = paper
        self._rng = Random(seed)
        self._layouts = [
            [Layout(before, after, picture=picture) for picture in paper.pictures] for before, after in LAYOUTS
        ]
        self._topics = _topics_by_domain(paper)

    def write(self, released: list[datetime], *, first_id: int) -> Iterator[GeneratedStory]:
        """One story for each moment; the first gets the page id `first_id`, the next ones those that follow."""
        for number, moment in enumerate(released):
            yield self._write_one(number, moment, first_id=first_id)

    def _write_one(self, number: int, moment: datetime, *, first_id: int) -> GeneratedStory:
        rng, paper = self._rng, self._paper
        chance = rng.random
        place = int(len(paper.sections) * chance() ** 1.5)  # the first sections publish most
        domain = paper.domains[place]
        filler = Filler(rng, domain)
        headline = filler.headline()[:200]
        sections = [paper.sections[place]]
        if chance() < 0.2:
            other = paper.sections[int(chance() * len(paper.sections))]
            sections += [other] if other is not sections[0] else []
        layout = self._layouts[int(chance() * len(LAYOUTS))][int(chance() * len(paper.pictures))]
        offered = sorted({first_id + int(chance() * number) for _ in range(2)}) if number and chance() < 0.5 else []
        offered = offered if layout.offers_stories else []
        return GeneratedStory(
            number=number,
            headline=headline,
            slug=slugify(headline),
            kicker=_pick(rng, vocabulary.KICKERS) if chance() < 0.3 else "",
            front_headline=f"{filler['plan']} في {filler['place']}" if chance() < 0.2 else "",
            standfirst=filler.standfirst() if chance() < 0.8 else "",
            place=filler["place"] if chance() < 0.7 else "",
            body=self._write_body(layout, filler, offered=offered),
            released_at=moment,
            sections=sections,
            topics=self._choose_topics(domain),
            contributors=self._choose_contributors(),
            agency="وكالات" if chance() < 0.1 else "",
            picture=paper.pictures[int(chance() * len(paper.pictures))] if chance() < 0.7 else None,
            translation_key=UUID(int=rng.getrandbits(128)),
            urgency=5 if chance() < 0.9 else 3,
            offered=offered,
        )

    def _write_body(self, layout: Layout, filler: Filler, *, offered: list[int]) -> Filled:
        rng = self._rng
        words: list[str] = []
        for place, slot in enumerate(layout.slots):
            if slot == "paragraph":
                text = filler.paragraph(2 + int(rng.random() * 2))
                words.append(text if place else f"{filler.opening()} {text}")
            elif slot == "saying":
                words.append(filler.saying())
            elif slot == "speaker":
                words += filler.speaker()
            elif slot == "subheading":
                words.append(_pick(rng, vocabulary.SUBHEADINGS))
            elif slot == "fact_title":
                words.append(_pick(rng, vocabulary.FACT_TITLES))
        block_ids = [_block_id(rng) for _ in range(len(layout.kinds) + 3)]
        return layout.fill(words, offered=offered, block_ids=block_ids)

    def _choose_topics(self, domain: Domain) -> list[Any]:
        """One to four, some far oftener than others; by name, as a story gives them."""
        topics, weights = self._topics[id(domain)]
        chance = self._rng.random
        wanted = 1 + int(chance() * 4)
        chosen = {bisect(weights, chance() * weights[-1]) for _ in range(wanted)}
        return sorted((topics[place] for place in chosen), key=lambda topic: topic.name)

    def _choose_contributors(self) -> list[Any]:
        people, chance = self._paper.contributors, self._rng.random
        first = int(chance() * len(people))
        return [people[first], people[first - 1]] if chance() < 0.15 else [people[first]]


def _topics_by_domain(paper: Newspaper) -> dict[int, tuple[list[Any], list[float]]]:
    """For each field, all topics in an order of its own, with Zipf's weights, summed."""
    weights = list(accumulate(1 / (rank + 1) for rank in range(len(paper.topics))))
    found = {}
    for place, domain in enumerate(paper.domains):
        start = place * 5 % len(paper.topics)
        found.setdefault(id(domain), (paper.topics[start:] + paper.topics[:start], weights))
    return found


def _block_id(rng: Random) -> str:
    """A UUID, as the editor gives one to each block."""
    digits = f"{rng.getrandbits(128):032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def _pick(rng: Random, options: tuple[str, ...]) -> str:
    return options[int(rng.random() * len(options))]
