"""Punctuation marks."""

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
