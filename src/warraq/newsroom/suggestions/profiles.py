"""What texts of a section or a topic are like: the terms that tell them from others, in a few megabytes at most.

A label's profile holds its most telling terms with weights, how many times likelier a term is in its texts than elsewhere
(as a logarithm); a text's score is the sum over its terms, weighted by rarity, the text's length aside. `least` is the
score from which a label is likely. The whole is kept as plain arrays, made by `learning.py` and read in milliseconds.
"""

import json
import sys
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log, sqrt
from typing import Any, Final
from zlib import compress, crc32, decompress

from warraq.arabic.analysis import stems
from warraq.arabic.analysis.lexicon import FUNCTION_WORDS
from warraq.arabic.analysis.terms import split

#: Another number when what is kept is laid out or weighed otherwise.
VERSION: Final = 1
WORDS_READ: Final = 250
_ARRAYS: Final = (("terms", "I"), ("rarities", "f"), ("starts", "I"), ("labels_of", "H"), ("weights", "f"))


def count_terms(headline: str, above: str, words: list[str]) -> Counter[int]:
    """The terms of a text, as numbers: its headline counts three times, what stands below twice, its beginning once."""
    counts: Counter[int] = Counter()
    for part, times in ((split(headline), 3), (split(above), 2), (words[:WORDS_READ], 1)):
        for word in part:
            if word not in FUNCTION_WORDS:
                counts[crc32(stems(word)[0].encode())] += times
    return counts


def as_vector(counts: Mapping[int, int], rarities: Mapping[int, float]) -> dict[int, float]:
    """Terms with their shares of a text; those that are not among `rarities` are unknown and say nothing."""
    vector = {term: (1 + log(count)) * rarities[term] for term, count in counts.items() if term in rarities}
    length = sqrt(sum(value * value for value in vector.values())) or 1.0
    return {term: value / length for term, value in vector.items()}


@dataclass
class Profiles:
    """`labels` are names such as «topic:5»; `least` stands beside each. The arrays are read together: see `score`."""

    labels: list[str]
    least: list[float]
    terms: Any
    rarities: Any
    starts: Any
    labels_of: Any
    weights: Any

    @classmethod
    def build(
        cls, profiles: Mapping[str, Mapping[int, float]], *, rarities: Mapping[int, float], least: Mapping[str, float]
    ) -> "Profiles":
        labels = sorted(profiles)
        places: dict[int, list[tuple[int, float]]] = {term: [] for term in sorted(rarities)}
        for number, label in enumerate(labels):
            for term, weight in profiles[label].items():
                places[term].append((number, weight))
        starts, labels_of, weights = array("I", [0]), array("H"), array("f")
        for postings in places.values():
            labels_of.extend(number for number, _weight in postings)
            weights.extend(weight for _number, weight in postings)
            starts.append(len(weights))
        rarity = array("f", (rarities[term] for term in places))
        return cls(
            labels,
            [least.get(label, 0.0) for label in labels],
            array("I", places),
            rarity,
            starts,
            labels_of,
            weights,
        )

    def score(self, counts: Mapping[int, int]) -> dict[str, float]:
        """Labels that share a term with the text, with their scores."""
        known: dict[int, int] = {}
        for term in counts:
            place = bisect_left(self.terms, term)
            if place < len(self.terms) and self.terms[place] == term:
                known[term] = place
        vector = as_vector(counts, {term: self.rarities[place] for term, place in known.items()})
        scores: dict[int, float] = {}
        for term, share in vector.items():
            for at in range(self.starts[known[term]], self.starts[known[term] + 1]):
                number = self.labels_of[at]
                scores[number] = scores.get(number, 0.0) + share * self.weights[at]
        return {self.labels[number]: score for number, score in scores.items()}

    def likely(self, counts: Mapping[int, int]) -> dict[str, float]:
        """Labels with how many times their score is the least from which they are likely."""
        least = dict(zip(self.labels, self.least, strict=True))
        return {label: score / least[label] for label, score in self.score(counts).items() if least[label] > 0}

    def to_bytes(self) -> bytes:
        arrays = [_in_order(getattr(self, name)).tobytes() for name, _code in _ARRAYS]
        head = {"version": VERSION, "labels": self.labels, "least": self.least, "sizes": [len(part) for part in arrays]}
        return compress(b"\n".join([json.dumps(head).encode(), b"".join(arrays)]), level=6)

    @classmethod
    def from_bytes(cls, kept: bytes) -> "Profiles | None":
        """None when it was kept by another version of this."""
        head_line, _sign, rest = decompress(kept).partition(b"\n")
        head = json.loads(head_line)
        if head["version"] != VERSION:
            return None
        arrays, at = {}, 0
        for (name, code), size in zip(_ARRAYS, head["sizes"], strict=True):
            arrays[name] = array(code)
            arrays[name].frombytes(rest[at : at + size])
            arrays[name] = _in_order(arrays[name])
            at += size
        return cls(head["labels"], head["least"], **arrays)


def _in_order(numbers: Any) -> Any:
    """The same numbers with the low byte first, or back again."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers


def best(scores: Mapping[str, float], *, among: Iterable[str]) -> list[str]:
    """Those of `among` that have a score above nothing, best first."""
    found = [label for label in among if scores.get(label, 0.0) > 0]
    return sorted(found, key=lambda label: (-scores[label], label))
