"""Letters that are confused by ear or by a missing dot."""

from collections.abc import Iterator
from typing import Final

_CONFUSED: Final = {"ض": "ظ", "ظ": "ض", "د": "ذ"}


def has_confusable(word: str) -> bool:
    """Whether any letter of the word can be taken for another."""
    return not _CONFUSED.keys().isdisjoint(word)


def swapped_letters(word: str) -> Iterator[str]:
    """The word with each confusable letter exchanged, one at a time."""
    for place, letter in enumerate(word):
        for other in _CONFUSED.get(letter, ""):
            yield word[:place] + other + word[place + 1 :]
