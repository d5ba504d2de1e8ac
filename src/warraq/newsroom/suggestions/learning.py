"""Making profiles from texts that somebody has put under sections and topics."""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log
from typing import Any, Final

from warraq.newsroom.suggestions.profiles import Profiles, as_vector

#: What is kept of a profile at most, and texts a label needs before it gets one.
MOST_TERMS_EACH: Final = {"section": 4000, "topic": 400}
MOST_LABELS: Final = 2000
TEXTS_NEEDED: Final = 3
#: Terms of fewer texts tell nothing yet; the rarest go first when there are more terms than this.
_LEAST_TEXTS: Final = 2
MOST_TERMS: Final = 120_000
_SMOOTH: Final = 0.1
#: A wrong suggestion costs more than a missing one: precision counts so many times (F-beta).
_BETA: Final = 0.7
_PRECISION: Final = 0.5
_DOUBT: Final = 2


@dataclass
class Lessons:
    """Texts and their labels, kept as numbers: about two kilobytes for each text."""

    _texts: list[tuple[Any, Any]] = field(default_factory=list)
    _labels: list[tuple[str, ...]] = field(default_factory=list)
    _spread: Counter[int] = field(default_factory=Counter)

    def __len__(self) -> int:
        return len(self._texts)

    def add(self, counts: Mapping[int, int], labels: Iterable[str]) -> None:
        self._texts.append((array("I", counts), array("H", (min(count, 65_535) for count in counts.values()))))
        self._labels.append(tuple(dict.fromkeys(labels)))
        self._spread.update(counts.keys())

    def learn(self) -> Profiles:
        rarities = self._rarities()
        vectors = [_Vector(as_vector(dict(zip(*text, strict=True)), rarities)) for text in self._texts]
        whole = _add_up(vectors)
        by_label: dict[str, list[int]] = {}
        for number, labels in enumerate(self._labels):
            for label in labels:
                by_label.setdefault(label, []).append(number)
        often = sorted(by_label, key=lambda label: (-len(by_label[label]), label))
        kept = [label for label in often[:MOST_LABELS] if len(by_label[label]) >= TEXTS_NEEDED]
        total, terms = sum(whole.values()), len(rarities)
        shares = {label: _Share.of([vectors[n] for n in by_label[label]], whole, total, terms) for label in kept}
        profiles = {label: share.telling(MOST_TERMS_EACH[label.partition(":")[0]]) for label, share in shares.items()}
        for label, share in shares.items():
            share.forget_but(profiles[label])
        made = Profiles.build(profiles, rarities=rarities, least={})
        least = self._least(made, shares, {label: set(by_label[label]) for label in kept}, vectors)
        made.least = [least[label] for label in made.labels]
        return made

    def _rarities(self) -> dict[int, float]:
        common = [(count, term) for term, count in self._spread.items() if count >= _LEAST_TEXTS]
        common.sort(reverse=True)
        return {term: log((1 + len(self)) / (1 + count)) + 1 for count, term in common[:MOST_TERMS]}

    def _least(
        self, made: Profiles, shares: Mapping[str, "_Share"], by_label: Mapping[str, set[int]], vectors: list["_Vector"]
    ) -> dict[str, float]:
        """From which score on each label is likely: where precision and recall on these very texts are best together.

        A text of the label's own is scored as if the label had been learned without it.
        """
        own: dict[str, list[float]] = {label: [] for label in shares}
        others: dict[str, list[float]] = {label: [] for label in shares}
        for number, text in enumerate(self._texts):
            for label, score in made.score(dict(zip(*text, strict=True))).items():
                if number not in by_label[label]:
                    others[label].append(score)
        for label, share in shares.items():
            own[label] = [share.score_without(vectors[number]) for number in by_label[label]]
        return {label: find_least(own[label], others[label]) for label in shares}


class _Vector:
    """A vector in two arrays."""

    def __init__(self, vector: Mapping[int, float]) -> None:
        self._terms, self._values = array("I", vector), array("f", vector.values())

    def items(self) -> Iterable[tuple[int, float]]:
        return zip(self._terms, self._values, strict=True)


def _add_up(vectors: Iterable[_Vector]) -> dict[int, float]:
    found: dict[int, float] = {}
    for vector in vectors:
        for term, value in vector.items():
            found[term] = found.get(term, 0.0) + value
    return found


@dataclass
class _Share:
    """What a label has of all texts' terms, and what the others have."""

    own: dict[int, float]
    rest: dict[int, float]
    own_total: float
    rest_total: float

    @classmethod
    def of(cls, vectors: list[_Vector], whole: Mapping[int, float], total: float, terms: int) -> "_Share":
        own = _add_up(vectors)
        own_total = sum(own.values())
        rest = {term: max(whole[term] - value, 0.0) for term, value in own.items()}
        return cls(own, rest, own_total + _SMOOTH * terms, total - own_total + _SMOOTH * terms)

    def weight(self, term: int, *, without: float = 0.0) -> float:
        own = (self.own[term] - without + _SMOOTH) / self.own_total
        return log(own) - log((self.rest[term] + _SMOOTH) / self.rest_total)

    def telling(self, most: int) -> dict[int, float]:
        weights = {term: self.weight(term) for term in self.own}
        worth = sorted((-self.own[term] * weight, term) for term, weight in weights.items() if weight > 0)
        return {term: weights[term] for _worth, term in worth[:most]}

    def forget_but(self, terms: Iterable[int]) -> None:
        self.own = {term: self.own[term] for term in terms}
        self.rest = {term: self.rest[term] for term in self.own}

    def score_without(self, vector: _Vector) -> float:
        """The score of one of the label's own texts, had it not been among them."""
        return sum(
            value * max(self.weight(term, without=value), 0.0)
            for term, value in vector.items()
            if term in self.own and self.own[term] - value > _SMOOTH / 10
        )


def find_least(own: list[float], others: list[float]) -> float:
    """The score that parts `own` from `others` best; twice the highest of all where none does well enough.

    Two wrong ones are added everywhere, so that a few lucky texts prove nothing.
    """
    ranked = sorted([(score, 1) for score in own] + [(score, 0) for score in others], reverse=True)
    beta, right, best, least = _BETA**2, 0, 0.0, max([*own, *others], default=1.0) * 2
    for taken, (score, is_own) in enumerate(ranked, start=1):
        right += is_own
        value = (1 + beta) * right / (beta * len(own) + taken)
        if score > 0 and value > best and right >= _PRECISION * (taken + _DOUBT):
            best, least = value, score
    return least
