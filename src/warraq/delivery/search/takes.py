"""Takes of one story: texts that share so much that a reader of one has read the other."""

from collections.abc import Set
from typing import Final

#: Texts are takes of one story when the shorter shares this much of its triples of words with the other.
SHARED: Final = 0.5
#: So much of a text is looked at: what differs only behind that is a take.
_WORDS: Final = 250
_LEAST: Final = 8


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Every three words that follow each other, as they are written: an agency's text is copied, not spelled anew."""
    words = text[: 10 * _WORDS].split()[:_WORDS]
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def are_takes(one: Set[tuple[str, ...]], other: Set[tuple[str, ...]]) -> bool:
    smaller = min(len(one), len(other))
    return smaller >= _LEAST and len(one & other) >= SHARED * smaller
