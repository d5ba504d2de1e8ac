"""How two spellings of one folded word differ, letter by letter."""

import re
from enum import Flag, auto
from typing import Final

HAMZAS: Final = "أإآ"


class Difference(Flag):
    """Kinds of difference from what is written to what is proposed."""

    NONE = 0
    DROPPED_FIRST = auto()
    """ا for أ إ آ where the word proper begins."""
    DROPPED_INSIDE = auto()
    """ا for أ إ آ further in."""
    ADDED = auto()
    """أ إ آ for ا."""
    SWAPPED = auto()
    """One of أ إ آ for another."""
    HAA_FOR_TAA = auto()
    TAA_FOR_HAA = auto()
    DOTLESS = auto()
    """ى for ي."""
    DOTTED = auto()
    """ي for ى."""
    OTHER = auto()


DROPPED: Final = Difference.DROPPED_FIRST | Difference.DROPPED_INSIDE
HAMZA: Final = DROPPED | Difference.ADDED | Difference.SWAPPED
ENDING: Final = Difference.HAA_FOR_TAA | Difference.TAA_FOR_HAA | Difference.DOTLESS | Difference.DOTTED

_ENDINGS: Final = {
    ("ه", "ة"): Difference.HAA_FOR_TAA,
    ("ة", "ه"): Difference.TAA_FOR_HAA,
    ("ى", "ي"): Difference.DOTLESS,
    ("ي", "ى"): Difference.DOTTED,
}
_PROCLITICS: Final = re.compile("(?:[وف]?(?:[بك]?ال|لل|[بلكس])?)?")


def difference(written: str, proposed: str) -> Difference:
    """What separates two words of one fold."""
    if len(written) != len(proposed):
        return Difference.OTHER
    found = Difference.NONE
    for place, (ours, theirs) in enumerate(zip(written, proposed, strict=True)):
        if ours == theirs:
            continue
        if ours == "ا":
            found |= Difference.DROPPED_FIRST if _is_first(written, place) else Difference.DROPPED_INSIDE
        elif theirs == "ا":
            found |= Difference.ADDED
        elif ours in HAMZAS:
            found |= Difference.SWAPPED
        else:
            found |= _ENDINGS.get((ours, theirs), Difference.OTHER)
    return found


def _is_first(word: str, place: int) -> bool:
    """Whether only و ف ب ل ك س and the article can stand before this letter."""
    return _PROCLITICS.fullmatch(word, 0, place) is not None


#: Verbs of the patterns انفعل, افتعل and استفعل, and their verbal nouns, begin with a silent alef (همزة وصل).
_WASL: Final = re.compile("(?:[وف]?(?:[بك]?ال|لل|[بلك])?)?[اأإآ](?:ست..|ن...|.ت..|[صضط]ط..|[زد]د..|ت..)")


def is_wasl_pattern(word: str) -> bool:
    """Whether the word has the shape of form VII, VIII or X, whose alef never carries a hamza."""
    return _WASL.match(word) is not None
