"""Direction of a text by its content, and isolation of what runs the other way.

    direction("iPhone الجديد في الأسواق") == "rtl"
    isolate("فاز الرجاء 3-1 على Real Madrid") == "فاز الرجاء \\u20663-1\\u2069 على \\u2066Real Madrid\\u2069"
    isolate_html("<p>اتصل بـ +212 522 30-40-50</p>")  puts <bdi class="number" dir="ltr"> around the number

API
    direction(text, *, default="rtl") -> "rtl" | "ltr"
    isolate(text, *, base="rtl") -> str          plain text, with isolate controls
    isolate_html(html, *, base="rtl") -> str     the same with <bdi>, in text only, never in tags, scripts or code
    remove_isolates(text) -> str

Isolated in right-to-left text: Latin names of any number of words with what joins them, signed numbers, scores and ranges
(3-1, 2019–2020), percentages and prices, phone numbers, dates and times in digits, links, handles, addresses and file
names. In left-to-right text: runs of right-to-left words. Both functions are idempotent, and what an editor already
isolated stays as it is. In HTML a phrase also gets its language where the words tell it (languages.py). Source: Unicode Bidirectional Algorithm (UAX #9), isolates, and W3C's i18n advice on <bdi>.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Final, Literal

from warraq.arabic.languages import guess_language, is_arabic
from warraq.arabic.letters import DIGITS, LETTERS, MARKS, TATWEEL

Direction = Literal["rtl", "ltr"]

LRI: Final = "\u2066"
RLI: Final = "\u2067"
FSI: Final = "\u2068"
PDI: Final = "\u2069"

_HEBREW: Final = "\u05d0-\u05ea\u05ef-\u05f4"
_RTL_LETTER: Final = f"[{LETTERS}{_HEBREW}\u0700-\u074f\u0780-\u07bf\u07c0-\u085f]"
_RTL_WORD: Final = rf"{_RTL_LETTER}(?:{_RTL_LETTER}|[{MARKS}{TATWEEL}])*+"
_LTR_LETTER: Final = rf"[^\W\d_{LETTERS}{_HEBREW}{MARKS}{TATWEEL}\u0700-\u085f]"
_AMP: Final = "&(?:amp;)?"
_LTR_WORD: Final = rf"[@#]?{_LTR_LETTER}(?:{_LTR_LETTER}|[\d\u0300-\u036f_])*+(?:(?:['’./\-+]|{_AMP})(?:{_LTR_LETTER}|\d)++)*+(?:[+%]|#(?!\w))?"
_D: Final = f"[{DIGITS}]"
_NUMBER: Final = rf"{_D}++(?:[.,٫٬]{_D}++)*+"
_MONEY: Final = r"[$€£¥]"

_LINK: Final = rf"https?://[^\s<>«»\"“”{LETTERS}\u2066-\u2069]++"
_EMAIL: Final = r"[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}"
_PHONE: Final = r"(?:\+|00)\d{1,4}(?:[ .\u00a0-]?\(?\d{1,4}\)?){2,7}|(?<!\d)\(0\d{1,3}\)(?:[ .\u00a0-]?\d{2,4}){2,4}|\b0\d{1,3}(?:[ .\u00a0-]\d{2,4}){2,4}"
_SCORE: Final = rf"[+−-]?{_MONEY}?{_NUMBER}(?:\s?[-–/:×x]\s?{_NUMBER})++[%٪]?"
_COMPOUND: Final = rf"{_SCORE}(?:, ?{_SCORE})*+"
# 12345-A-6, the plate of a car or the number of a part.
_PLATE: Final = rf"(?=[0-9-]*+[A-Za-z]){_D}++(?:-[A-Za-z0-9]++)++"
# A measure with its sign: the unit belongs to the number before it, which stands at its left.
_UNITS: Final = "km/h|m/s|kg|g|mg|km|m|cm|mm|ml|l|L|FM|AM|MHz|GHz|kHz|Hz|GB|MB|TB|KB|kW|MW|GW|kWh|MWh|GWh|W|V|mAh|bar|USD|EUR|MAD|JOD|mph|rpm|hp|px"
_MEASURE: Final = rf"{_NUMBER}(?:[ \u00a0]?(?:{_UNITS})(?![A-Za-z])|[ \u00a0]?°(?:[CF](?![A-Za-z]))?)"
_SIGNED: Final = (
    rf"(?<![0-9A-Za-z.])[+−-]{_MONEY}?{_NUMBER}(?:{_MONEY}|[%٪])?|{_MONEY}{_NUMBER}|{_NUMBER}(?:[%٪]|{_MONEY})"
)
_LTR_RUN: Final = rf"{_LTR_WORD}(?:(?:[ \u00a0]|[ \u00a0]?(?:[-–/|:+]|{_AMP})[ \u00a0]?|,[ \u00a0])(?:{_LTR_WORD}|{_NUMBER}(?!\w)))*+[+%]?"
_FOREIGN_IN_RTL: Final = re.compile(
    rf"(?P<kept>[\u2066-\u2068][^\u2066-\u2069]*+\u2069)"
    rf"|(?P<link>{_LINK})"
    rf"|(?P<run>(?<![\w@.]){_EMAIL}|{_PHONE}|(?<![\w]){_MEASURE}|(?<![\w-]){_PLATE}|(?<![0-9A-Za-z]){_NUMBER}{_LTR_WORD}|{_LTR_RUN}|(?<!\d){_COMPOUND}|{_SIGNED})"
)
_FOREIGN_IN_LTR: Final = re.compile(
    rf"(?P<kept>[\u2066-\u2068][^\u2066-\u2069]*+\u2069)|(?P<link>(?!))|(?P<run>[#@]?{_RTL_WORD}(?:[ \u00a0،؛:\-]{{1,2}}{_RTL_WORD}|_(?:{_RTL_WORD}|{_NUMBER}))*+)"
)


def direction(text: str, *, default: Direction = "rtl") -> Direction:
    """The direction most of the text reads in; `default` when it has no letter of either.

    A text is right-to-left when three letters in ten are: Arabic copy quotes Latin names far more than the reverse.
    Links, addresses and handles do not count.
    """
    text = _UNCOUNTED.sub(" ", text)
    rtl = ltr = 0
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("AL", "R"):
            rtl += 1
        elif kind == "L":
            ltr += 1
    if not rtl and not ltr:
        return default
    return "rtl" if rtl * 10 >= (rtl + ltr) * 3 else "ltr"


_UNCOUNTED: Final = re.compile(rf"{_LINK}|(?<![\w@.]){_EMAIL}|@\w{{1,64}}")


def isolate(text: str, *, base: Direction = "rtl") -> str:
    """Plain text for a place of direction `base`, with each run of the other direction between isolate controls."""
    opening = LRI if base == "rtl" else RLI
    return _wrap(text, base, lambda piece: opening, PDI)


def remove_isolates(text: str) -> str:
    """Without the isolate controls."""
    return re.sub("[\u2066-\u2069]", "", text)


def _wrap(text: str, base: Direction, before: Callable[[str], str], after: str) -> str:
    def mark(found: re.Match[str]) -> str:
        if found["kept"]:
            return found.group()
        piece = found.group()
        rest = ""
        if found["link"]:
            trimmed = piece.rstrip(".,;:!?)]'…،؛؟")
            piece, rest = trimmed, piece[len(trimmed) :]
        return f"{before(piece)}{piece}{after}{rest}"

    return (_FOREIGN_IN_RTL if base == "rtl" else _FOREIGN_IN_LTR).sub(mark, text)


_MOST_UNBROKEN: Final = 24  # characters; the narrowest column holds them


def _open_ltr(piece: str) -> str:
    """A score or a number is of class `number`, so that a page can keep it on one line; a phrase whose language can be
    told has it as `lang`."""
    if len(piece) <= _MOST_UNBROKEN and not _A_LETTER.search(piece):
        return '<bdi class="number" dir="ltr">'
    language = guess_language(piece)
    return f'<bdi lang="{language}" dir="ltr">' if language else '<bdi dir="ltr">'


def _open_rtl(piece: str) -> str:
    return '<bdi lang="ar" dir="rtl">' if is_arabic(piece) else '<bdi dir="rtl">'


_A_LETTER: Final = re.compile(_LTR_LETTER)
_TAG: Final = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]{0,40})(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+>")
_UNTOUCHED: Final = frozenset(
    {"bdi", "bdo", "script", "style", "code", "pre", "kbd", "textarea", "title", "svg", "math"}
)


def isolate_html(html: str, *, base: Direction = "rtl") -> str:
    """Sanitised HTML with <bdi> around each run of the other direction; the tags themselves are not touched.

    Elements that already carry `dir`, and bdi, code, pre, script, style and their like, are left alone.
    """
    before = _open_ltr if base == "rtl" else _open_rtl
    pieces: list[str] = []
    place = depth = 0
    inside = ""
    for tag in _TAG.finditer(html):
        text = html[place : tag.start()]
        pieces.append(text if depth else _wrap_escaped(text, base, before))
        pieces.append(tag.group())
        place = tag.end()
        name = tag["name"].lower()
        if depth:
            if name == inside and not tag.group().endswith("/>"):
                depth += -1 if tag["close"] else 1
        elif (
            not tag["close"]
            and not tag.group().endswith("/>")
            and (name in _UNTOUCHED or " dir=" in tag.group().lower())
        ):
            inside, depth = name, 1
    text = html[place:]
    pieces.append(text if depth else _wrap_escaped(text, base, before))
    return "".join(pieces)


_ENTITY: Final = re.compile(r"(&(?!amp;)#?\w{1,31};)")


def _wrap_escaped(text: str, base: Direction, before: Callable[[str], str]) -> str:
    """Character references but &amp; stand between runs."""
    parts = _ENTITY.split(text)
    return "".join(part if number % 2 else _wrap(part, base, before, "</bdi>") for number, part in enumerate(parts))
