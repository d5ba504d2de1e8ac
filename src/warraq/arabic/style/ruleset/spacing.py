"""Spaces around marks, brackets, the conjunction and units."""

import re
from collections.abc import Iterator
from typing import Final

from warraq.arabic.letters import DIGITS, LETTERS, MARKS
from warraq.arabic.style.copy import Copy
from warraq.arabic.style.rule import Hit, Severity, Text, rule

_SPACES: Final = " \u00a0\u202f\t"


_MARK_AFTER_SPACE: Final = re.compile(rf"[،؛؟!:.](?<=[{_SPACES}].)(?=\s|$|[»”\")]|[{LETTERS}])")


@rule(
    "PU004",
    "space-before-mark",
    Severity.WARNING,
    message=Text("لا مسافة قبل علامة الترقيم", "no space before this mark", "pas d'espace avant ce signe"),
    reason=Text(
        "العلامة تلتصق بما قبلها، وإلا نزلت وحدها إلى أول السطر.",
        "The mark clings to the word before it; else it may fall to the next line alone.",
        "Le signe colle au mot qui précède, sinon il passe seul à la ligne.",
    ),
    bad="حضر الوزير ، ثم غادر .",
    good="حضر الوزير، ثم غادر.",
)
def space_before_mark(copy: Copy) -> Iterator[Hit]:
    """White space before ، ؛ ؟ ! : or a full stop."""
    for found in _MARK_AFTER_SPACE.finditer(copy.text):
        start = _spaces_start(copy.text, found.start())
        if start and not copy.text[start - 1].isspace():
            yield Hit(start, found.start(), ("",), True)


def _spaces_start(text: str, end: int) -> int:
    """Where the spaces that end at `end` begin."""
    start = end
    while start and end - start < 64 and text[start - 1] in _SPACES:
        start -= 1
    return start


_NO_SPACE_AFTER: Final = re.compile(
    rf"[،؛؟.!:](?=[\w«“])(?:(?<=[،؛؟])|(?<=[{LETTERS}{MARKS}]{{2}}.)(?=[{LETTERS}]{{2}}))"
)


@rule(
    "PU005",
    "no-space-after-mark",
    Severity.WARNING,
    message=Text("ضع مسافة بعد «{found}»", "put a space after “{found}”", "mettre une espace après « {found} »"),
    reason=Text("علامة الترقيم تفصل بين كلمتين.", "The mark parts two words.", "Le signe sépare deux mots."),
    bad="حضر الوزير،ثم غادر.وعاد",
    good="حضر الوزير، ثم غادر. وعاد",
)
def no_space_after_mark(copy: Copy) -> Iterator[Hit]:
    """A mark with a word right behind it."""
    for found in _NO_SPACE_AFTER.finditer(copy.text):
        place = found.start()
        if found.group() == "،" and _digit_at(copy.text, place - 1) and _digit_at(copy.text, place + 1):
            continue
        yield Hit(place, place + 1, (found.group() + " ",), True)


def _digit_at(text: str, place: int) -> bool:
    return 0 <= place < len(text) and text[place].isdecimal()


_INSIDE: Final = re.compile(rf"[(\[](?=[{_SPACES}]+\S)|[)\]](?<=[{_SPACES}].)")


@rule(
    "PU011",
    "space-inside-brackets",
    Severity.WARNING,
    message=Text("لا مسافة داخل القوسين", "no space inside the brackets", "pas d'espace à l'intérieur des parenthèses"),
    reason=Text(
        "القوس يلتصق بما يحيط به.", "A bracket clings to what it holds.", "La parenthèse colle à ce qu'elle enferme."
    ),
    bad="المنظمة ( أوبك ) اجتمعت",
    good="المنظمة (أوبك) اجتمعت",
)
def space_inside_brackets(copy: Copy) -> Iterator[Hit]:
    """A space just inside a bracket."""
    if not copy.has_any("()[]"):
        return
    for found in _INSIDE.finditer(copy.text):
        if found.group() in ")]":
            start = _spaces_start(copy.text, found.start())
            if start and not copy.text[start - 1].isspace() and copy.text[start - 1] not in "([":
                yield Hit(start, found.start(), ("",), True)
        else:
            spaces = re.compile(f"[{_SPACES}]+").match(copy.text, found.end())
            if spaces:
                yield Hit(spaces.start(), spaces.end(), ("",), True)


_DOUBLE_SPACE: Final = re.compile(r"(?<=[^\s|])(?: {2,}|[ \u00a0]*\u00a0 [ \u00a0]*| \u00a0[ \u00a0]*)(?=[^\s|])")


@rule(
    "PU016",
    "double-space",
    Severity.WARNING,
    message=Text("أكثر من مسافة", "more than one space", "plus d'une espace"),
    reason=Text("مسافة واحدة بين كلمتين.", "One space between two words.", "Une espace entre deux mots."),
    bad="حضر  الوزير",
    good="حضر الوزير",
)
def double_space(copy: Copy) -> Iterator[Hit]:
    """Two or more spaces inside a line."""
    if "  " in copy.text or copy.has_any("\u00a0"):
        for found in _DOUBLE_SPACE.finditer(copy.text):
            yield Hit(found.start(), found.end(), (" ",), True)


_WAW: Final = re.compile(rf"(?<=[{LETTERS}{MARKS}{DIGITS}»”\")،؛.] )(و) (?=([{LETTERS}{MARKS}]{{3,}}))")


@rule(
    "PU017",
    "detached-waw",
    Severity.WARNING,
    message=Text(
        "الواو تتصل بما بعدها: «{instead}»",
        "waw joins the next word: “{instead}”",
        "le waw se joint au mot suivant : « {instead} »",
    ),
    reason=Text(
        "واو العطف جزء من الكلمة بعدها، وإلا انفردت في آخر السطر.",
        "The conjunction is one with the word after it; alone it may be left at a line's end.",
        "La conjonction fait corps avec le mot suivant.",
    ),
    bad="العلوم و الطب",
    good="العلوم والطب",
)
def detached_waw(copy: Copy) -> Iterator[Hit]:
    """و standing alone before a word."""
    if " و " not in copy.text:
        return
    for found in _WAW.finditer(copy.text):
        before = copy.text[max(0, found.start() - 3) : found.start() - 1].split()
        if before and len(before[-1]) == 1 and before[-1].isalpha():
            continue
        yield Hit(found.start(), found.end(2), ("و" + found[2],), True)


_UNITS: Final = "كم|كلم|سم|ملم|كغ|كلغ|ملغ|طن|ميغاوات|كيلوواط|%|٪"
_UNIT: Final = re.compile(rf"(?<=[{DIGITS}]) (?=(?:{_UNITS})(?![{LETTERS}{MARKS}]))")


@rule(
    "PU018",
    "unit-space",
    Severity.HINT,
    message=Text("مسافة لا تنقطع قبل الوحدة", "a no-break space before the unit", "une espace insécable avant l'unité"),
    reason=Text(
        "كي لا يبقى الرقم في سطر ووحدته في الذي يليه.",
        "So that a number and its unit stay on one line.",
        "Pour que le nombre et son unité restent sur une ligne.",
    ),
    bad="على بعد 5 كم",
    good="على بعد 5\u00a0كم",
)
def unit_space(copy: Copy) -> Iterator[Hit]:
    """A breaking space between a number and its unit."""
    for found in _UNIT.finditer(copy.text):
        yield Hit(found.start(), found.end(), ("\u00a0",), True)
