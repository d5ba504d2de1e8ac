"""Where sentences end.

    [text[s.start:s.end] for s in sentences("وصل د. أحمد. ماذا قال؟ «لا شيء!»")]
    ['وصل د. أحمد.', 'ماذا قال؟', '«لا شيء!»']

API
    sentences(text) -> list[Span]     without the white space around them; every other character is in exactly one
    Span(start, end)

A full stop, ؟, ? or ! ends a sentence with the closing quotes and brackets behind it; a line end always does. ؛ and ،
never do, and an ellipsis only at the end of a line, since Arabic has no capitals to tell what follows. Not an end: the
stop of an abbreviation (د. أ. م. Dr. U.S.), one inside a number or a name, and a closed quotation that a verb of saying
follows («هل تسمع؟» قال).
"""

import re
from typing import Final, NamedTuple

from warraq.arabic.normalise import normalise


class Span(NamedTuple):
    """A half-open stretch of a text."""

    start: int
    end: int


_END: Final = re.compile(
    r"(?<![.!?؟۔…])(?:…++|[.!?؟۔]++…*+)(?P<close>[»”\"’')\]\u200f\u200e]*+)(?=\s|\Z)|(?P<line>[\r\n\u2028\u2029]+)"
)
_WORD_BEFORE: Final = re.compile(r"[^\s«»\"“”()\[\]]{1,12}$")
_NEXT_WORD: Final = re.compile(r"\s*([^\W\d_]{1,12})")

#: Abbreviations that a full stop may follow inside a sentence; single letters need no listing.
_ABBREVIATIONS: Final = "أ.د ا.د د.ا م.م ج.م ق.م ب.م ص.ب إلخ.. dr mr mrs ms prof st vs no vol fig jr sr gen col lt capt sgt rev e.g i.e cf al"
#: One letter that closes a sentence as often as not: meters, «ميلادية», «هجرية».
_UNITS: Final = frozenset({"م", "ه", "هـ", "كم", "كلم"})
_SAYING: Final = normalise(
    "قال قالت يقول تقول قالوا أضاف أضافت سأل سألت تساءل تساءلت رد ردت أجاب أجابت صرخ صاح هتف كتب كتبت"
)
_ABBREVIATED: Final = frozenset(_ABBREVIATIONS.split())
_SAYING_WORDS: Final = frozenset(_SAYING.split())


def sentences(text: str) -> list[Span]:
    """The sentences of `text` in order."""
    found: list[Span] = []
    start = 0
    for end in _END.finditer(text):
        if end["line"] is None and not _is_end(text, end):
            continue
        _add(found, text, start, end.end())
        start = end.end()
    _add(found, text, start, len(text))
    return found


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    inner = piece.strip()
    if inner:
        start += len(piece) - len(piece.lstrip())
        found.append(Span(start, start + len(inner)))


def _is_end(text: str, end: re.Match[str]) -> bool:
    sign = text[end.start()]
    rest = end.end() >= len(text) or text[end.end()] in "\r\n\u2028\u2029"
    if rest:
        return True
    if sign == "…" or text.startswith("..", end.start()):
        return False
    if end["close"] and (following := _NEXT_WORD.match(text, end.end())) and normalise(following[1]) in _SAYING_WORDS:
        return False
    return sign != "." or bool(end["close"]) or not _is_abbreviation(text, end.start())


def _is_abbreviation(text: str, stop: int) -> bool:
    before = _WORD_BEFORE.search(text, max(0, stop - 13), stop)
    if before is None:
        return False
    word = before.group()
    if word in _UNITS:
        # «عام 2020 م.» closes the sentence, «م. أحمد» (engineer) does not.
        return not text[max(0, before.start() - 2) : before.start()].strip().isdecimal()
    if len(word) == 1 and word.isalpha():
        return True
    letters = word.split(".")
    return word.casefold() in _ABBREVIATED or (len(letters) > 1 and all(len(part) == 1 for part in letters))
