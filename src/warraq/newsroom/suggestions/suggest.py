"""Which topics and sections a draft is likely to want."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from warraq.arabic.analysis import split
from warraq.newsroom.suggestions.names import Names
from warraq.newsroom.suggestions.profiles import Profiles, best, count_terms

MOST_TOPICS: Final = 12
MOST_SECTIONS: Final = 2
#: What naming a topic counts: once in the headline, in what stands below it, in the body; and at most that much in all.
_IN_HEADLINE, _IN_HEADLINE_AT_MOST = 1.5, 1.5
_ABOVE, _ABOVE_AT_MOST = 1.0, 2.0
_IN_BODY, _IN_BODY_AT_MOST = 0.5, 1.5
#: «مدرسة» where the topic is «المدرسة»: half.
_INEXACT: Final = 0.5
#: What likeness to a topic's stories counts at most, and what all must come to together.
_LIKENESS_AT_MOST: Final = 1.3
ENOUGH: Final = 1.2
#: While nothing is learned, naming alone must do.
_NAMED_ENOUGH: Final = 1.0
#: A second section is offered when it is so near to the first.
_NEAR: Final = 0.75


class Why(Enum):
    """What speaks for a suggestion most."""

    IN_HEADLINE = "headline"
    IN_TEXT = "text"
    LIKE_OTHERS = "like"


@dataclass(frozen=True)
class Draft:
    """The copy of a story: its headline, what stands below it, and its body."""

    headline: str
    above: str
    body: str


@dataclass(frozen=True)
class Suggested:
    """A topic or section by its id."""

    id: int
    why: Why


def suggest_topics(draft: Draft, *, names: Names, profiles: Profiles | None) -> list[Suggested]:
    """The likeliest topics, best first; none that nothing speaks for."""
    named, in_headline = weigh_names(draft, names)
    likely = _likely_topics(draft, profiles)
    worth = {topic: named.get(topic, 0.0) + likely.get(topic, 0.0) for topic in {*named, *likely}}
    enough = _NAMED_ENOUGH if profiles is None else ENOUGH
    chosen = sorted((topic for topic in worth if worth[topic] >= enough), key=lambda topic: (-worth[topic], topic))
    return [Suggested(topic, _why(topic, named, in_headline)) for topic in chosen[:MOST_TOPICS]]


def _why(topic: int, named: Mapping[int, float], in_headline: Collection[int]) -> Why:
    if topic in in_headline:
        return Why.IN_HEADLINE
    return Why.IN_TEXT if topic in named else Why.LIKE_OTHERS


def weigh_names(draft: Draft, names: Names) -> tuple[dict[int, float], set[int]]:
    """How much naming speaks for each topic, and the topics that stand in the headline."""
    parts = (
        (draft.headline, _IN_HEADLINE, _IN_HEADLINE_AT_MOST),
        (draft.above, _ABOVE, _ABOVE_AT_MOST),
        (draft.body, _IN_BODY, _IN_BODY_AT_MOST),
    )
    weights: dict[int, float] = {}
    in_headline: set[int] = set()
    for number, (text, each, most) in enumerate(parts):
        here: dict[int, float] = {}
        for naming in names.find(split(text)):
            here[naming.topic] = here.get(naming.topic, 0.0) + each * (1.0 if naming.is_exact else _INEXACT)
        for topic, weight in here.items():
            weights[topic] = weights.get(topic, 0.0) + min(weight, most)
        if number == 0:
            in_headline |= set(here)
    return weights, in_headline


def _likely_topics(draft: Draft, profiles: Profiles | None) -> dict[int, float]:
    if profiles is None:
        return {}
    likely = profiles.likely(count_terms(draft.headline, draft.above, split(draft.body)))
    return {
        int(label.removeprefix("topic:")): min(likeness, _LIKENESS_AT_MOST)
        for label, likeness in likely.items()
        if label.startswith("topic:")
    }


def suggest_sections(draft: Draft, *, profiles: Profiles | None, among: Collection[int]) -> list[Suggested]:
    """The likeliest of these sections: one, or two when the second is near; none when the text is like none of them."""
    if profiles is None:
        return []
    likely = profiles.likely(count_terms(draft.headline, draft.above, split(draft.body)))
    labels = [
        label for label in best(likely, among=[f"section:{section}" for section in among]) if likely[label] >= _NEAR
    ]
    near = [label for label in labels[:MOST_SECTIONS] if likely[label] >= _NEAR * likely[labels[0]]]
    return [Suggested(int(label.removeprefix("section:")), Why.LIKE_OTHERS) for label in near]
