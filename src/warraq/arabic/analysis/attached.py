"""A word without the particles written onto it: و ف ب ك ل س and the article. Endings stay, unlike in `stems`.

    readings("وبالعقبة") == (Reading("عقبه", has_article=True),)
    readings("عقبة") == (Reading("عقبه", has_article=False),)

For names: «العقبة» is a town and «عقبة» an obstacle, so whether the article was there is told.
"""

from functools import lru_cache
from typing import Final, NamedTuple

from warraq.arabic.analysis.lexicon import FUNCTION_WORDS
from warraq.arabic.analysis.stemming import without_particles

_TO_THE: Final = ("لل", "ولل", "فلل")


class Reading(NamedTuple):
    """What may be left of a word, and whether the article was taken off."""

    core: str
    has_article: bool


@lru_cache(maxsize=1 << 16)
def readings(word: str) -> tuple[Reading, ...]:
    """Of one normalised word; the likeliest first, more than one where it is a guess."""
    if len(word) < 3 or not "\u0621" <= word[0] <= "\u064a" or word in FUNCTION_WORDS:
        return (Reading(word, has_article=False),)
    return tuple(Reading(core, _has_article(word, core)) for core in without_particles(word))


def _has_article(word: str, core: str) -> bool:
    before = word[: len(word) - len(core)]
    return before.endswith("ال") or (core != word and word.startswith(_TO_THE) and not before.endswith(("و", "ف")))
