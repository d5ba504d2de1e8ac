"""One spelling for comparison; what readers see is never changed.

    normalise("الدّاخليّة") == normalise("الداخليه")
    normalised("مُحَمَّد قال").find("محمد") == [(0, 8)]

API
    normalise(text, *, keep_endings=False) -> str       the form to compare, search and sort by
    normalised(text, *, keep_endings=False) -> Normalised  the same with a map back to the original offsets
    strip_marks(text) -> str         without tashkeel and tatweel, spelling otherwise kept
    strip_invisible(text) -> str     without zero-width and bidi controls

What is folded: tashkeel and all combining marks, tatweel, invisible characters; alef forms to ا, a hamza seated on waw
or ya to ء (so مسؤول and مسئول are one), ى to ي, ة to ه, Persian and other look-alike letters, presentation forms and
ligatures (ﷺ is four words), every script's decimal digits to 0-9, Arabic punctuation to its Latin counterpart, letter
case and Latin accents. `keep_endings=True` leaves ة/ه and ى/ي apart, for phrases in quotation marks.

The result is a fixed point (normalising again changes nothing) and the same for NFC and NFD input.
Sources: Unicode 14 decomposition data (UAX #15); Larkey, Ballesteros and Connell (2002) for the Arabic folds.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from warraq.arabic.letters import HAMZA_ABOVE, INVISIBLE, LOOK_ALIKE, MARKS, TATWEEL

_PUNCTUATION: Final = {
    **dict.fromkeys("«»“”„‟″〝〞", '"'),
    **dict.fromkeys("’‘‚‛′ʼ", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "،": ",",
    "٬": ",",
    "؛": ";",
    "؟": "?",
    "٪": "%",
    "٫": ".",
    "۔": ".",
    "٭": "*",
}
_SPECIAL: Final = {"﷽": "بسم الله الرحمن الرحيم", "ؤ": "ء", "ئ": "ء", "ٴ": "", "ۥ": "", "ۦ": "", TATWEEL: ""}
_ENDINGS: Final = {"ة": "ة", "ۃ": "ة", "ى": "ى"}


class _Fold(dict[int, str]):
    """A translation table that works out each character's fold when it is first met."""

    def __init__(self, endings: dict[str, str]) -> None:
        super().__init__()
        self._endings = endings

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        folded = self._fold(letter)
        while (again := "".join(map(self._fold, folded))) != folded:
            folded = again
        self[code] = folded
        return folded

    def _fold(self, letter: str) -> str:
        if letter in self._endings:
            return self._endings[letter]
        if letter in _SPECIAL:
            return _SPECIAL[letter]
        if letter in LOOK_ALIKE:
            return LOOK_ALIKE[letter]
        if letter in _PUNCTUATION:
            return _PUNCTUATION[letter]
        decimal = unicodedata.decimal(letter, None)
        if decimal is not None:
            return str(decimal)
        if _is_dropped(letter):
            return ""
        return unicodedata.normalize("NFKD", letter).casefold()


def _is_dropped(letter: str) -> bool:
    """A combining mark with a class of its own, a variation selector, or a format character.

    Marks of class 0 stay: they are the vowels of Indic scripts. Dropping the rest makes their order meaningless, so
    composed and decomposed text fold alike.
    """
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return True
    return letter == "\u034f" or "\ufe00" <= letter <= "\ufe0f" or "\U000e0100" <= letter <= "\U000e01ef"


_LOOSE: Final = _Fold({})
_EXACT: Final = _Fold(_ENDINGS)


def normalise(text: str, *, keep_endings: bool = False) -> str:
    """The form of `text` to compare by. Any string will do, lone surrogates included."""
    if HAMZA_ABOVE in text:
        text = _seat_hamzas(text)
    return text.translate(_EXACT if keep_endings else _LOOSE)


def _seat_hamzas(text: str) -> str:
    """Put ء for each waw or ya that a combining hamza stands on, so that ؤ typed as two characters folds like one.

    Length is kept. NFC would do more, but takes quadratic time on a long run of marks.
    """
    letters = list(text)
    place = text.find(HAMZA_ABOVE)
    seen = 0
    while place >= 0:
        base = place - 1
        while base >= seen and unicodedata.combining(text[base]):
            base -= 1
        if base >= seen and letters[base] in "ويى":
            letters[base] = "ء"
        seen = place + 1
        place = text.find(HAMZA_ABOVE, seen)
    return "".join(letters)


@dataclass(frozen=True, slots=True)
class Normalised:
    """A normalised text that knows where each of its characters came from."""

    original: str
    text: str
    origins: list[int] = field(repr=False)
    """For each character of `text`, the offset in `original` of the character it stands for."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The part of `original` behind `text[start:end]`, with the marks written on its last letter."""
        if start >= end:
            place = self.origins[start] if start < len(self.origins) else len(self.original)
            return place, place
        last = self.origins[end - 1] + 1
        while last < len(self.original) and _belongs_to_previous(self.original[last]):
            last += 1
        return self.origins[start], last

    def find(self, needle: str) -> list[tuple[int, int]]:
        """Original spans of every place where `needle`, itself already normalised, stands in the text."""
        if not needle:
            return []
        return [self.span(found.start(), found.end()) for found in re.finditer(re.escape(needle), self.text)]


def _belongs_to_previous(letter: str) -> bool:
    return letter == TATWEEL or unicodedata.combining(letter) != 0


def normalised(text: str, *, keep_endings: bool = False) -> Normalised:
    """Normalise `text` and remember for each character where it came from."""
    table = _EXACT if keep_endings else _LOOSE
    seated = _seat_hamzas(text) if HAMZA_ABOVE in text else text
    pieces: list[str] = []
    origins: list[int] = []
    for place, letter in enumerate(seated):
        folded = table[ord(letter)]
        if folded:
            pieces.append(folded)
            origins.extend([place] * len(folded))
    return Normalised(text, "".join(pieces), origins)


_MARKS_AND_TATWEEL: Final = re.compile(f"[{MARKS}{TATWEEL}]+")
_DECOMPOSED: Final = re.compile("[\u0627\u0648\u064a][\u064b-\u065f]{1,8}")
_INVISIBLES: Final = re.compile(f"[{INVISIBLE}]+")


def strip_marks(text: str) -> str:
    """Without tashkeel and tatweel; a combining hamza or madda joins its letter first."""
    return _MARKS_AND_TATWEEL.sub("", _DECOMPOSED.sub(lambda found: unicodedata.normalize("NFC", found[0]), text))


def strip_invisible(text: str) -> str:
    """Without zero-width characters and bidi controls."""
    return _INVISIBLES.sub("", text)
