"""Punctuation and spacing."""

import re
from collections.abc import Iterator
from typing import Final

from warraq.arabic.letters import DIGITS, LETTERS, MARKS, TATWEEL
from warraq.arabic.style.copy import Copy
from warraq.arabic.style.rule import Hit, Severity, Text, rule

_INSTEAD = Text(
    "اكتب «{instead}» مكان «{found}»", "write “{instead}” for “{found}”", "écrire « {instead} » pour « {found} »"
)
_ARABIC: Final = f"[{LETTERS}{MARKS}{TATWEEL}]"
_SPACES: Final = " \u00a0\u202f\t"


def _latin_mark(copy: Copy, latin: str, arabic: str) -> Iterator[Hit]:
    """`latin` where the nearest letter before it is Arabic, and no Latin letter or digit follows."""
    if not copy.has_any(latin):
        return
    for found in re.finditer(rf"{re.escape(latin)}(?:(?![\w/])|(?=[{LETTERS}]))", copy.text):
        place = found.start()
        if _is_arabic_context(copy.text, place):
            yield Hit(place, place + 1, (arabic,), True)


def _is_arabic_context(text: str, place: int) -> bool:
    """Whether the nearest letter before `place`, within a few signs, is Arabic."""
    for sign in reversed(text[max(0, place - 6) : place]):
        if sign.isalpha():
            return "\u0600" <= sign <= "\u08ff" or "\ufb50" <= sign <= "\ufeff"
    return False


@rule(
    "PU001",
    "latin-comma",
    Severity.ERROR,
    message=_INSTEAD,
    reason=Text("الفاصلة العربية «،».", "Arabic has its own comma: ،", "L'arabe a sa propre virgule : ،"),
    bad="حضر الوزير, ثم غادر",
    good="حضر الوزير، ثم غادر",
)
def latin_comma(copy: Copy) -> Iterator[Hit]:
    """A Latin comma in Arabic text."""
    return _latin_mark(copy, ",", "،")


@rule(
    "PU002",
    "latin-semicolon",
    Severity.ERROR,
    message=_INSTEAD,
    reason=Text("الفاصلة المنقوطة العربية «؛».", "Arabic has its own semicolon: ؛", "L'arabe a son point-virgule : ؛"),
    bad="غاب الوزير; فقد مرض",
    good="غاب الوزير؛ فقد مرض",
)
def latin_semicolon(copy: Copy) -> Iterator[Hit]:
    """A Latin semicolon in Arabic text."""
    return _latin_mark(copy, ";", "؛")


@rule(
    "PU003",
    "latin-question-mark",
    Severity.ERROR,
    message=_INSTEAD,
    reason=Text(
        "علامة الاستفهام العربية «؟».", "Arabic has its own question mark: ؟", "L'arabe a son point d'interrogation : ؟"
    ),
    bad="من فاز بالكأس?",
    good="من فاز بالكأس؟",
)
def latin_question_mark(copy: Copy) -> Iterator[Hit]:
    """A Latin question mark in Arabic text."""
    return _latin_mark(copy, "?", "؟")


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


_DOUBLED: Final = re.compile(r"(?=[،؛؟!:.][،؛؟!:.])(?:([،؛؟!:])\1+|(?<![.…])\.\.(?!\.)|،\.(?!\.)|(?<!\.)\.،|؛،|،؛)")


@rule(
    "PU006",
    "doubled-mark",
    Severity.WARNING,
    message=_INSTEAD,
    reason=Text("علامة واحدة تكفي.", "One mark is enough.", "Un seul signe suffit."),
    bad="من فاز؟؟",
    good="من فاز؟",
)
def doubled_mark(copy: Copy) -> Iterator[Hit]:
    """The same mark twice, two full stops, a comma beside a stop."""
    for found in _DOUBLED.finditer(copy.text):
        signs = found.group()
        keep = "." if "." in signs else "؛" if "؛" in signs else signs[0]
        yield Hit(found.start(), found.end(), (keep,), signs != "..")


_DOTS: Final = re.compile(r"\.{3,}|…{2,}|…\.+|\.{1,}…")


@rule(
    "PU007",
    "ellipsis",
    Severity.HINT,
    message=_INSTEAD,
    reason=Text(
        "للحذف صورة واحدة في الدار.",
        "The house writes its ellipsis one way.",
        "La maison écrit ses points de suspension d'une seule façon.",
    ),
    bad="انتظر.....",
    good="انتظر…",
)
def ellipsis(copy: Copy) -> Iterator[Hit]:
    """More than three dots; or three dots, or the sign, against the house's choice."""
    if ".." not in copy.text and not copy.has_any("…"):
        return
    choice = copy.settings.ellipsis
    wanted = "..." if choice == "dots" else "…"
    for found in _DOTS.finditer(copy.text):
        if found.group() != wanted and not (choice == "any" and found.group() == "..."):
            yield Hit(found.start(), found.end(), (wanted,), True)
    if choice == "dots":
        for found in re.finditer(r"(?<![.…])…(?![.…])", copy.text):
            yield Hit(found.start(), found.end(), ("...",), True)


@rule(
    "PU008",
    "quotation-marks",
    Severity.WARNING,
    message=_INSTEAD,
    reason=Text(
        'للدار علامة تنصيص واحدة: «…» أو "…".',
        'The house uses one kind of quotation marks: «…» or "…".',
        "La maison n'emploie qu'une sorte de guillemets.",
    ),
    bad='قال "لن نتراجع" ومضى',
    good="قال «لن نتراجع» ومضى",
)
def quotation_marks(copy: Copy) -> Iterator[Hit]:
    """Straight or curly marks where the house wants guillemets, and the reverse. What stands between them is not touched."""
    choice = copy.settings.quotes
    if choice == "any":
        return
    opening, closing = ("«", "»") if choice == "guillemets" else ('"', '"')
    for start, end in copy.quotes:
        inside = copy.text[start:end]
        if copy.text[start - 1] == opening or any(sign in inside for sign in '«»"'):
            continue
        yield Hit(start - 1, start, (opening,), True)
        yield Hit(end, end + 1, (closing,), True)


_OPENERS: Final = {"(": ")", "[": "]", "«": "»", "“": "”"}
_CLOSERS: Final = {closing: opening for opening, closing in _OPENERS.items()}
_BRACKET: Final = re.compile(r"[()\[\]«»“”\n]")
_LIST_MARK: Final = re.compile(rf"(?:^|\s)[\w{LETTERS}]{{1,3}}$")


@rule(
    "PU010",
    "unbalanced",
    Severity.WARNING,
    message=Text(
        "«{found}» بلا نظيرة في الفقرة",
        "“{found}” has no partner in this paragraph",
        "« {found} » est seul dans ce paragraphe",
    ),
    reason=Text(
        "قوس أو علامة تنصيص فُتحت ولم تُغلق، أو العكس.",
        "A bracket or quotation mark opens without closing, or the reverse.",
        "Une parenthèse ou un guillemet s'ouvre sans se fermer, ou l'inverse.",
    ),
    bad="قال «لن نتراجع ومضى",
    good="قال «لن نتراجع» ومضى",
    can_fix=False,
)
def unbalanced(copy: Copy) -> Iterator[Hit]:
    """A bracket or quotation mark without its partner, paragraph by paragraph."""
    if not copy.has_any("()[]«»“”"):
        return
    waiting: list[tuple[str, int]] = []
    for found in _BRACKET.finditer(copy.text):
        sign = found.group()
        if sign == "\n":
            yield from (Hit(place, place + 1) for _, place in waiting)
            waiting.clear()
        elif sign in _OPENERS:
            waiting.append((sign, found.start()))
        elif waiting and waiting[-1][0] == _CLOSERS[sign]:
            waiting.pop()
        elif sign in ")]" and _LIST_MARK.search(copy.text, max(0, found.start() - 5), found.start()):
            continue
        else:
            yield Hit(found.start(), found.end())
    yield from (Hit(place, place + 1) for _, place in waiting)


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


_NESTED: Final = re.compile(r"«[^«»\n]*«[^«»\n]*»")


@rule(
    "PU012",
    "nested-quotation",
    Severity.HINT,
    message=Text(
        "تنصيص داخل تنصيص: استعمل “ ”",
        "a quotation inside a quotation: use “ ”",
        "citation dans une citation : employer “ ”",
    ),
    reason=Text(
        "التنصيص الداخلي بعلامة أخرى ليُعرف أين ينتهي كل قول.",
        "The inner quotation takes other marks, so that one sees where each ends.",
        "La citation intérieure prend d'autres guillemets.",
    ),
    bad="قال «سمعته يقول «لا» ومضى»",
    good="قال «سمعته يقول “لا” ومضى»",
    can_fix=False,
)
def nested_quotation(copy: Copy) -> Iterator[Hit]:
    """Guillemets inside guillemets; the opening mark of the outer pair is reported, since the inside is not ours."""
    if copy.has_any("«"):
        for found in _NESTED.finditer(copy.text):
            yield Hit(found.start(), found.start() + 1)


_WRONG_WAY: Final = re.compile(rf"(?:(?<=\s)|^)\)([{LETTERS}{DIGITS}][^()\n]{{0,60}})\((?=[\s،؛.؟!]|$)")


@rule(
    "PU013",
    "brackets-reversed",
    Severity.ERROR,
    message=Text("القوسان معكوسان", "the brackets face the wrong way", "les parenthèses sont à l'envers"),
    reason=Text(
        "قوس الفتح هو «(» في الملف وإن ظهر معكوسًا في محرر لا يعرف العربية.",
        "In the file the opening bracket is “(”, whatever an editor without Arabic shows.",
        "Dans le fichier, la parenthèse ouvrante est « ( », quoi qu'affiche l'éditeur.",
    ),
    bad="المنظمة )أوبك( اجتمعت",
    good="المنظمة (أوبك) اجتمعت",
)
def brackets_reversed(copy: Copy) -> Iterator[Hit]:
    """)…( around a few words."""
    if copy.has_any(")"):
        for found in _WRONG_WAY.finditer(copy.text):
            yield Hit(found.start(), found.end(), (f"({found[1]})",), True)


_DASHES: Final = {"en": "–", "em": "—", "hyphen": "-"}
_DASH: Final = re.compile(r"(?<=\S )(--|[-–—])(?= \S)")
_DOUBLE_DASH: Final = re.compile(r"(?<![-|:])--(?![-|:>])")


@rule(
    "PU014",
    "dash",
    Severity.HINT,
    message=_INSTEAD,
    reason=Text(
        "للجملة المعترضة شرطة واحدة في الدار.",
        "The house sets off a clause with one kind of dash.",
        "La maison n'emploie qu'un tiret.",
    ),
    bad="عاد -- بعد غياب -- إلى بيته",
    good="عاد – بعد غياب – إلى بيته",
)
def dash(copy: Copy) -> Iterator[Hit]:
    """A double hyphen; a spaced dash that is not the house's."""
    choice = copy.settings.dash
    if choice == "any":
        if "--" not in copy.text:
            return
        for found in _DOUBLE_DASH.finditer(copy.text):
            yield Hit(found.start(), found.end(), ("–",), True)
        return
    wanted = _DASHES[choice]
    for found in _DASH.finditer(copy.text):
        if found[1] != wanted:
            yield Hit(found.start(), found.end(), (wanted,), True)


_TATWEEL: Final = re.compile(rf"(?<=[{LETTERS}{MARKS}]){TATWEEL}+(?=[{LETTERS}{MARKS}])|{TATWEEL}{{2,}}")


@rule(
    "PU015",
    "tatweel",
    Severity.WARNING,
    message=Text("تطويل في «{found}»", "tatweel “{found}”", "tatweel « {found} »"),
    reason=Text(
        "التطويل زينة تكسر البحث والفهرسة؛ وتبقى «هـ» و«بـ» قبل رقم أو حرف لاتيني.",
        "Stretching is decoration that breaks search; هـ for the Hijri year and بـ before a number stay.",
        "L'étirement est un ornement qui gêne la recherche ; هـ et بـ devant un chiffre restent.",
    ),
    bad="محـــمد",
    good="محمد",
)
def tatweel(copy: Copy) -> Iterator[Hit]:
    """Tatweel inside a word, or more than one anywhere."""
    if not copy.has_any(TATWEEL):
        return
    for found in _TATWEEL.finditer(copy.text):
        ends_word = found.end() == len(copy.text) or not re.match(_ARABIC, copy.text[found.end()])
        yield Hit(found.start(), found.end(), (TATWEEL if ends_word else "",), True)


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
