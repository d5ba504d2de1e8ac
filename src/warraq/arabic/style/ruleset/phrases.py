"""Spelling that needs more than one word: expressions, names in two parts, إن and أن, tanween, words said twice."""

import re
from collections.abc import Iterator
from typing import Final

from warraq.arabic.letters import LETTERS, MARKS, TATWEEL
from warraq.arabic.style.copy import Copy
from warraq.arabic.style.rule import Hit, Severity, Text, rule
from warraq.arabic.style.spelling.inna import GOVERNORS, is_after_saying, word_before

_INSTEAD = Text(
    "اكتب «{instead}» مكان «{found}»", "write “{instead}” for “{found}”", "écrire « {instead} » pour « {found} »"
)
_NO_LETTER_BEFORE: Final = rf"(?<![{LETTERS}{MARKS}{TATWEEL}])"
_NO_LETTER_AFTER: Final = rf"(?![{LETTERS}{MARKS}{TATWEEL}])"

_EXPRESSIONS: Final = {
    "إنشاء الله": "إن شاء الله",
    "انشاء الله": "إن شاء الله",
    "إنشاءالله": "إن شاء الله",
    "انشاءالله": "إن شاء الله",
    "إنشالله": "إن شاء الله",
    "انشالله": "إن شاء الله",
    "ان شاء الله": "إن شاء الله",
    "أن شاء الله": "إن شاء الله",
    "ماشاء الله": "ما شاء الله",
    "ماشاءالله": "ما شاء الله",
    "لاكن": "لكن",
    "ولاكن": "ولكن",
    "هاذا": "هذا",
    "وهاذا": "وهذا",
    "هاذه": "هذه",
    "وهاذه": "وهذه",
    "هاؤلاء": "هؤلاء",
    "ذالك": "ذلك",
    "وذالك": "وذلك",
    "كذالك": "كذلك",
    "وكذالك": "وكذلك",
    "لذالك": "لذلك",
    "شيئ": "شيء",
    "شئ": "شيء",
    "بشئ": "بشيء",
    "الشئ": "الشيء",
    "علي الرغم": "على الرغم",
    "علي أن": "على أن",
    "علي سبيل": "على سبيل",
    "علي مدى": "على مدى",
    "علي وجه": "على وجه",
    "علي الأقل": "على الأقل",
    "علي يد": "على يد",
    "بناءا على": "بناءً على",
    "بناءاً على": "بناءً على",
    "إبتداءا من": "ابتداءً من",
    "ابتداءا من": "ابتداءً من",
}
#: One of these stands in every expression; most texts hold none.
_SIGNS: Final = (
    "شاء",
    "شالله",
    "لاكن",
    "هاذ",
    "هاؤل",
    "ذالك",
    "شيئ",
    "شئ",
    "علي ",
    "بناءا",
    "بناءاً",
    "ابتداءا",
    "إبتداءا",
)
_EXPRESSION: Final = re.compile(
    _NO_LETTER_BEFORE
    + "(?:"
    + "|".join(re.escape(one).replace(r"\ ", " ") for one in sorted(_EXPRESSIONS, key=len, reverse=True))
    + ")"
    + _NO_LETTER_AFTER
)


@rule(
    "SP020",
    "certain-expression",
    Severity.ERROR,
    message=_INSTEAD,
    reason=Text(
        "تعبير له صورة واحدة صحيحة.", "This expression has one right spelling.", "Cette expression n'a qu'une graphie."
    ),
    bad="إنشاء الله نعود، لاكن بعد حين",
    good="إن شاء الله نعود، لكن بعد حين",
)
def certain_expression(copy: Copy) -> Iterator[Hit]:
    """An expression that is often, and never rightly, written another way."""
    if not any(sign in copy.text for sign in _SIGNS):
        return
    for found in _EXPRESSION.finditer(copy.text):
        yield Hit(found.start(), found.end(), (_EXPRESSIONS[found.group()],), True)


_ABD: Final = re.compile(rf"{_NO_LETTER_BEFORE}([وفبلك]?عبد)(الله|ال(?!له)[{LETTERS}]{{3,9}}){_NO_LETTER_AFTER}")
_ABD_APART: Final = re.compile(
    rf"{_NO_LETTER_BEFORE}([وفبلك]?عبد) (الله|الرحمن|الرحيم|العزيز|الكريم|اللطيف|القادر|السلام|المجيد|الحميد|الملك)"
    rf"{_NO_LETTER_AFTER}"
)
_DIN: Final = re.compile(
    rf"{_NO_LETTER_BEFORE}([وبلف]?(?:صلاح|نور|فخر|عز|علاء|جمال|محيي|محي|شرف|شمس|سيف|بدر|نصر|ناصر|خير|زين|ضياء|عماد|كمال|حسام"
    rf"|سعد|شهاب|مجد|نجم|بهاء|تاج|تقي|رضي|قطب|برهان|جلال|سراج|أسد|معين|صفي|ظهير|غياث|لسان))(الدين){_NO_LETTER_AFTER}"
)


@rule(
    "SP021",
    "two-part-name",
    Severity.ERROR,
    message=_INSTEAD,
    reason=Text(
        "الاسم المركب يُكتب كلمتين (عبد الله، نور الدين) ما لم تختر الدار غير ذلك.",
        "A compound name is two words (عبد الله، نور الدين) unless the house has chosen otherwise.",
        "Un nom composé s'écrit en deux mots (عبد الله) sauf choix contraire de la maison.",
    ),
    bad="الأمير عبدالعزيز ونورالدين",
    good="الأمير عبد العزيز ونور الدين",
)
def two_part_name(copy: Copy) -> Iterator[Hit]:
    """عبدالله or عبد الله, after the house's choice."""
    choice = copy.settings.abd_names
    if choice == "apart":
        for pattern, mark in ((_ABD, "عبدال"), (_DIN, "الدين")):
            if mark in copy.text:
                for found in pattern.finditer(copy.text):
                    yield Hit(found.start(), found.end(), (f"{found[1]} {found[2]}",), True)
    elif choice == "joined":
        for found in _ABD_APART.finditer(copy.text):
            yield Hit(found.start(), found.end(), (found[1] + found[2],), True)


_JOINED_LA: Final = re.compile(
    rf"{_NO_LETTER_BEFORE}([وف]?لا)(يمكن|يوجد|توجد|يزال|تزال|يجوز|يحق|يستطيع|تستطيع|يعني|يعرف|تعرف|يكون|تكون|يجب|يريد|شك|أحد)"
    rf"(?=[{LETTERS}]{{0,4}}{_NO_LETTER_AFTER})"
)


@rule(
    "SP023",
    "joined-la",
    Severity.WARNING,
    message=_INSTEAD,
    reason=Text(
        "«لا» النافية كلمة وحدها.", "The negation لا is a word of its own.", "La négation لا est un mot à part."
    ),
    bad="لايمكن الدخول",
    good="لا يمكن الدخول",
)
def joined_la(copy: Copy) -> Iterator[Hit]:
    """لا written in one with its verb."""
    if any(sign in copy.text for sign in ("لاي", "لات", "لاش", "لاأ")):
        for found in _JOINED_LA.finditer(copy.text):
            yield Hit(found.start(), found.end(), (f"{found[1]} {found[2]}",), True)


_INNA: Final = re.compile(
    rf"([إأ]ن)(?<![{LETTERS}{MARKS}{TATWEEL}]..)(ه|ها|هم|هما|هن|نا|نه|كم|ك|ني|ي)?{_NO_LETTER_AFTER}"
)


@rule(
    "SP022",
    "inna-or-anna",
    Severity.WARNING,
    message=_INSTEAD,
    reason=Text(
        "تُكسر همزة «إن» بعد القول، وتُفتح بعد حرف الجر والظرف.",
        "After قال it is إن; after a preposition it is أن.",
        "Après قال on écrit إن ; après une préposition, أن.",
    ),
    bad="قال أن الوزير رد على إن القرار صدر",
    good="قال إن الوزير رد على أن القرار صدر",
)
def inna_or_anna(copy: Copy) -> Iterator[Hit]:
    """أن after a verb of saying, إن after a preposition."""
    for found in _INNA.finditer(copy.text):
        before = word_before(copy.text, found.start())
        if not before:
            continue
        rest = found[2] or ""
        if found[1] == "أن" and is_after_saying(copy.text, found.start(), only_nouns=True):
            yield Hit(found.start(), found.end(), ("إن" + rest,), True)
        elif found[1] == "إن" and before in GOVERNORS:
            yield Hit(found.start(), found.end(), ("أن" + rest,), True)


_TANWEEN_AFTER: Final = re.compile(rf"(?<=[{LETTERS}])ا\u064b")
_TANWEEN_BEFORE: Final = re.compile(rf"(?<=[{LETTERS}])\u064bا{_NO_LETTER_AFTER}")


@rule(
    "SP025",
    "tanween-place",
    Severity.WARNING,
    message=Text("تنوين الفتح: «{instead}»", "tanween: “{instead}”", "tanwin : « {instead} »"),
    reason=Text(
        "للدار موضع واحد لتنوين الفتح: على الحرف قبل الألف (ًا) أو على الألف (اً).",
        "The house writes the tanween in one place: before the alef (ًا) or on it (اً).",
        "La maison place le tanwin avant l'alef (ًا) ou dessus (اً), toujours de même.",
    ),
    bad="كتابًا جديداً",
    good="كتابًا جديدًا",
)
def tanween_place(copy: Copy) -> Iterator[Hit]:
    """The tanween where the house does not put it."""
    choice = copy.settings.tanween
    if choice == "before_alef":
        for found in _TANWEEN_AFTER.finditer(copy.text):
            yield Hit(found.start(), found.end(), ("\u064bا",), True)
    elif choice == "after_alef":
        for found in _TANWEEN_BEFORE.finditer(copy.text):
            yield Hit(found.start(), found.end(), ("ا\u064b",), True)


_ADVERBS: Final = (
    *("أيضا", "جدا", "أبدا", "دائما", "غالبا", "أحيانا", "حاليا", "سابقا", "لاحقا", "تقريبا", "خصوصا", "عموما", "مثلا"),
    *("فورا", "أولا", "ثانيا", "ثالثا", "أخيرا", "معا", "فعلا", "طبعا", "شكرا", "عفوا", "مجددا", "تحديدا", "رسميا"),
    *("فضلا", "نظرا", "وفقا", "طبقا", "قريبا", "كثيرا", "قليلا"),
)
_BARE_ADVERB: Final = re.compile(
    rf"{_NO_LETTER_BEFORE}([وف]?(?:{'|'.join(one[:-1] for one in _ADVERBS)}))ا{_NO_LETTER_AFTER}"
)
_WRITTEN_ADVERB: Final = re.compile(
    rf"{_NO_LETTER_BEFORE}([وف]?(?:{'|'.join(one[:-1] for one in _ADVERBS)}))(?:\u064bا|ا\u064b){_NO_LETTER_AFTER}"
)


@rule(
    "SP026",
    "adverb-tanween",
    Severity.WARNING,
    message=_INSTEAD,
    reason=Text(
        "للدار اختيار واحد: «أيضًا» بالتنوين أو «أيضا» بلا تنوين.",
        "The house writes أيضًا and its like with their tanween, or always without.",
        "La maison écrit أيضًا et ses semblables avec le tanwin, ou toujours sans.",
    ),
    bad="حضر أيضا",
    good="حضر أيضًا",
)
def adverb_tanween(copy: Copy) -> Iterator[Hit]:
    """A common adverb with or without its tanween, against the house's choice."""
    choice = copy.settings.adverbs
    if choice == "written":
        ending = "ا\u064b" if copy.settings.tanween == "after_alef" else "\u064bا"
        for found in _BARE_ADVERB.finditer(copy.text):
            yield Hit(found.start(), found.end(), (found[1] + ending,), True)
    elif choice == "bare":
        for found in _WRITTEN_ADVERB.finditer(copy.text):
            yield Hit(found.start(), found.end(), (found[1] + "ا",), True)


_HAMZA_ALEF: Final = re.compile(rf"(اء)(?:ا\u064b|\u064bا)(?<=[{LETTERS}]....){_NO_LETTER_AFTER}")


@rule(
    "SP027",
    "alef-after-hamza",
    Severity.ERROR,
    message=Text(
        "لا ألف بعد الهمزة: «{instead}»",
        "no alef after this hamza: “{instead}”",
        "pas d'alef après cette hamza : « {instead} »",
    ),
    reason=Text(
        "الهمزة بعد ألف تحمل تنوين الفتح وحدها: مساءً، بناءً.",
        "A hamza after an alef carries the tanween itself: مساءً، بناءً.",
        "Après un alef, la hamza porte elle-même le tanwin : مساءً.",
    ),
    bad="عاد مساءاً",
    good="عاد مساءً",
)
def alef_after_hamza(copy: Copy) -> Iterator[Hit]:
    """اءً written with an alef."""
    if "اء" in copy.text:
        for found in _HAMZA_ALEF.finditer(copy.text):
            yield Hit(found.start(), found.end(), ("اءً",), True)


_TWICE: Final = re.compile(
    rf"(?=[فمعإأاهذكبقثلحخ])(?<![{LETTERS}{MARKS}{TATWEEL}])(في|من|على|إلى|عن|أن|التي|الذي|هذا|هذه|ذلك|كان|كانت|مع|بعد|قبل|أو|ثم|لم|لن|قد|كما|حيث|الذين|خلال)[ \u00a0]+\1"
    rf"{_NO_LETTER_AFTER}"
)


@rule(
    "SP028",
    "word-twice",
    Severity.WARNING,
    message=Text("«{instead}» مكررة", "“{instead}” is written twice", "« {instead} » est écrit deux fois"),
    reason=Text("سهو من أثر التحرير.", "Left over from editing.", "Un reste de remaniement."),
    bad="عُقد في في القاهرة",
    good="عُقد في القاهرة",
)
def word_twice(copy: Copy) -> Iterator[Hit]:
    """A particle written twice in a row."""
    for found in _TWICE.finditer(copy.text):
        yield Hit(found.start(), found.end(), (found[1],), True)


@rule(
    "HS001",
    "house-spelling",
    Severity.WARNING,
    message=Text("تكتبها الدار «{instead}»", "the house writes “{instead}”", "la maison écrit « {instead} »"),
    reason=Text(
        "لكل اسم أجنبي ومصطلح صورة واحدة في قائمة الدار.",
        "One spelling per foreign name or term, from the edition's list.",
        "Une seule graphie par nom étranger ou terme, selon la liste de l'édition.",
    ),
    bad="شركة جوجل (والقائمة: جوجل ← غوغل)",
    good="شركة غوغل",
)
def house_spelling(copy: Copy) -> Iterator[Hit]:
    """A variant the edition's list replaces, alone or behind particles."""
    if not copy.settings.spellings:
        return
    table = dict(copy.settings.spellings)
    variants = "|".join(re.escape(one) for one in sorted(table, key=len, reverse=True))
    pattern = re.compile(rf"{_NO_LETTER_BEFORE}((?:[وف]?[بلك]?(?:ال|لل)?)?)({variants})(?![\w{MARKS}{TATWEEL}])")
    for found in pattern.finditer(copy.text):
        house = table[found[2]]
        if house != found[2]:
            # A spelling that holds its own variant would be mended again and again.
            yield Hit(found.start(), found.end(), (found[1] + house,), found[2] not in house)
