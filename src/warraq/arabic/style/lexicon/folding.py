"""The fold under which two spellings of one word meet: hamza on alef, final ى/ي and ة/ه, marks and tatweel.

    fold("الأردنّية") == fold("الاردنيه") == "الاردنيه"

Narrower than `warraq.arabic.normalise`: the seats of hamza (ؤ ئ ء) stay apart, and a ى inside a word is no ending.
"""

import re
from typing import Final

from warraq.arabic.letters import MARKS, TATWEEL

_MARKS: Final = re.compile(f"[{MARKS}{TATWEEL}]+")
_ALEFS: Final = {ord(letter): "ا" for letter in "أإآٱ"}
_ENDINGS: Final = {"ى": "ي", "ة": "ه"}


def bare(word: str) -> str:
    """Without vowel signs and tatweel."""
    return _MARKS.sub("", word)


def fold(word: str) -> str:
    """The key of a bare word."""
    key = word.translate(_ALEFS)
    end = _ENDINGS.get(key[-1:])
    return key[:-1] + end if end else key


def fold_start(text: str) -> str:
    """Alef forms folded, the ending left alone: for the beginning of a word."""
    return text.translate(_ALEFS)
