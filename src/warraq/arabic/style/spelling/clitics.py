"""Ways to take particles off the front of a word and pronouns off its end."""

from collections.abc import Collection, Iterator
from typing import Final

from warraq.arabic.style.lexicon import bare

_BEFORE: Final = sorted(
    [
        *("و", "ف", "ب", "ل", "ك", "س", "وب", "ول", "وك", "وس", "فب", "فل", "فك", "فس"),
        *("لل", "ولل", "فلل", "ال", "وال", "فال", "بال", "كال", "وبال", "وكال", "فبال"),
    ],
    key=len,
)
_AFTER: Final = sorted(
    [
        *("ه", "ها", "هم", "هن", "هما", "نا", "ك", "كم", "ي", "ا", "ان", "ات", "ين", "ون"),
        *("ية", "يا", "يات", "يين", "تها", "ته"),
    ],
    key=len,
)
#: Fewer letters than these are no word to recognise.
_SHORTEST: Final = 4


def splits(word: str) -> Iterator[tuple[str, str, str]]:
    """(before, inner, after), the least taken off first; never the whole word, and never an inner part under four letters."""
    befores = ["", *(one for one in _BEFORE if word.startswith(one))]
    afters = ["", *(one for one in _AFTER if word.endswith(one))]
    pairs = [(before, after) for before in befores for after in afters if before or after]
    for before, after in sorted(pairs, key=lambda pair: len(pair[0]) + len(pair[1])):
        inner = word[len(before) : len(word) - len(after)]
        if len(inner) >= _SHORTEST:
            yield before, inner, after


def is_own(word: str, own: Collection[str]) -> bool:
    """Whether `own` has the word, bare, as it stands or behind particles."""
    plain = bare(word)
    if plain in own:
        return True
    return any(plain.startswith(before) and plain[len(before) :] in own for before in _BEFORE)
