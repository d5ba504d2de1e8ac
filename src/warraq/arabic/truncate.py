"""Shorten a text where a reader would pause.

    truncate("قال الوزير إن «الأسعار ستنخفض في الصيف»، وأضاف أن الدعم باق", max_chars=45)
    'قال الوزير إن «الأسعار ستنخفض في الصيف»…'

API
    truncate(text, *, max_chars, ellipsis="…") -> str
    truncate_to_width(text, *, max_width_px, font, font_size_px, ellipsis="…") -> str     font: fonts.Font

The cut falls at the end of a phrase (، ؛ : . ؟ ! or a dash) when one lies in the last third of the room, else between two
words; no preposition or conjunction is left hanging; quotes and brackets that were opened are closed again, or cut off
with what little was inside them; isolate controls are closed. A text that fits is returned as it is. The result, ellipsis
included, fits always, unless the ellipsis itself does not.
"""

import re
from collections.abc import Callable
from typing import Final

from warraq.arabic.fonts import Font
from warraq.arabic.normalise import normalise

_PAIRS: Final = {
    "«": "»",
    "“": "”",
    "(": ")",
    "[": "]",
    "{": "}",
    "‹": "›",
    "\u2066": "\u2069",
    "\u2067": "\u2069",
    "\u2068": "\u2069",
}
_CLOSERS: Final = frozenset(_PAIRS.values())
_PHRASE_END: Final = frozenset("،؛:.؟!,;?…–—")
_TRAILING: Final = " \u00a0\t\r\n،؛:,;–—-.…"
_HANGING: Final = normalise(
    "في من إلى على عن مع بين أن إن أو و ثم لا لم لن ما قد كما حتى منذ عند بعد قبل خلال ضد نحو هذا هذه ذلك تلك الذي التي بـ لـ كل غير "
    "the a an of in on at to and or for with by de la le les du des et en à au aux un une"
)
_HANGING_WORDS: Final = frozenset(_HANGING.split())
_SPACE: Final = re.compile(r"\s+")


def truncate(text: str, *, max_chars: int, ellipsis: str = "…") -> str:
    """At most `max_chars` characters, the ellipsis among them."""
    return _truncate(text, lambda part: len(part) <= max_chars, ellipsis)


def truncate_to_width(text: str, *, max_width_px: float, font: Font, font_size_px: float, ellipsis: str = "…") -> str:
    """What fits on one line of that width in that font."""
    return _truncate(text, lambda part: font.width(part) * font_size_px <= max_width_px, ellipsis)


def _truncate(text: str, fits: Callable[[str], bool], ellipsis: str) -> str:
    text = text.strip()
    if fits(text):
        return text
    # No text a reader sees is longer than this; a megabyte must not be measured whole.
    gaps = [gap.start() for gap in _SPACE.finditer(text[:4000])]
    low, high = 0, len(gaps)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(_finish(text[: gaps[middle - 1]], ellipsis)):
            low = middle
        else:
            high = middle - 1
    for count in range(_best(text, gaps, low), 0, -1):
        cut = _finish(text[: gaps[count - 1]], ellipsis)
        if cut != ellipsis and fits(cut):
            return cut
    return _cut_inside(text, fits, ellipsis)


def _best(text: str, gaps: list[int], most: int) -> int:
    """How many words to keep: up to the last end of a phrase in the last third of the room, else all that fit."""
    for count in range(most, 0, -1):
        if gaps[count - 1] * 3 < gaps[most - 1] * 2:
            break
        last = text[: gaps[count - 1]].rstrip("»”)]\u2069")[-1:]
        if last in _PHRASE_END:
            return count
    return most


def _without_hanging(text: str) -> str:
    while True:
        head, _, last = text.rstrip(_TRAILING).rpartition(" ")
        if not head or normalise(last.strip("«“([\u2066-\u2068")) not in _HANGING_WORDS:
            return text
        text = head


def _finish(text: str, ellipsis: str) -> str:
    """Close what was opened, drop the signs at the end, add the ellipsis."""
    text = _without_hanging(text).rstrip(_TRAILING)
    opened = _opened(text)
    while opened and len(text) - opened[-1] <= 6:
        text = _without_hanging(text[: opened[-1]]).rstrip(_TRAILING)
        opened = _opened(text)
    while text and text[-1] in _PAIRS:
        text = text[:-1].rstrip(_TRAILING)
        opened = _opened(text)
    if not text:
        return ellipsis
    if not opened and text[-1] in "؟!?":
        return f"{text} {ellipsis}"
    return text + ellipsis + "".join(_PAIRS[text[place]] for place in reversed(opened))


def _opened(text: str) -> list[int]:
    opened: list[int] = []
    for place, letter in enumerate(text):
        if letter in _PAIRS:
            opened.append(place)
        elif letter in _CLOSERS and opened and _PAIRS[text[opened[-1]]] == letter:
            opened.pop()
    return opened


def _cut_inside(text: str, fits: Callable[[str], bool], ellipsis: str) -> str:
    """The first word is too long by itself: as many letters as fit, marks kept with their letter."""
    low, high = 0, min(len(text), 4000)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(text[:middle] + ellipsis):
            low = middle
        else:
            high = middle - 1
    while 0 < low < len(text) and normalise(text[low]) == "":
        low -= 1
    return text[:low].rstrip(_TRAILING) + ellipsis
