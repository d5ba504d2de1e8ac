"""News style. All hints: a good desk breaks each of them knowingly."""

import itertools
import re
from collections.abc import Iterator
from typing import Final

from warraq.arabic.letters import DIGITS, LETTERS, MARKS, TATWEEL
from warraq.arabic.style.copy import Copy
from warraq.arabic.style.rule import Hit, Part, Severity, Text, rule
from warraq.arabic.style.ruleset.months import MONTHS, NUMBER

_START: Final = rf"(?<![{LETTERS}{MARKS}{TATWEEL}])"
_END: Final = rf"(?![{LETTERS}{MARKS}{TATWEEL}])"
_ARABIC_WORD: Final = rf"[{LETTERS}{MARKS}]{{2,}}"

_MONTH: Final = "|".join(sorted(map(re.escape, NUMBER), key=len, reverse=True))
_DATED: Final = re.compile(
    rf"(?:(?<=[{DIGITS}] )|(?<=شهر )|(?<=أول )|(?<=مطلع )|(?<=نهاية )|(?<=منتصف ))({_MONTH}){_END}"
    rf"|{_START}({_MONTH})(?= [{DIGITS}]{{4}})"
)


@rule(
    "NS001",
    "month-name",
    Severity.HINT,
    message=Text("الشهر هنا «{instead}»", "the month is “{instead}” here", "le mois est ici « {instead} »"),
    reason=Text(
        "لكل بلد أسماء شهوره، ولقراء الطبعة اسم واحد لكل شهر.",
        "Each country has its month names; an edition's readers should meet one set.",
        "Chaque pays a ses noms de mois ; une édition n'en emploie qu'un jeu.",
    ),
    bad="في 5 تموز 2026 (والطبعة مغربية)",
    good="في 5 يوليوز 2026",
)
def month_name(copy: Copy) -> Iterator[Hit]:
    """A month of another country's set, beside a day or a year."""
    names = copy.settings.month_names or MONTHS.get(copy.settings.months)
    if not names:
        return
    for found in _DATED.finditer(copy.text):
        place = 1 if found[1] else 2
        name = found[place]
        if names[NUMBER[name]] != name:
            yield Hit(found.start(place), found.end(place), (names[NUMBER[name]],), True)


@rule(
    "NS003",
    "long-headline",
    Severity.HINT,
    message=Text("عنوان طويل", "a long headline", "un titre trop long"),
    reason=Text(
        "ما زاد عن الحد يُقطع في الواجهة والنشرة وشاشة الهاتف.",
        "What exceeds the limit is cut on fronts, in newsletters and on phones.",
        "Au-delà de la limite, le titre est coupé sur les unes et les téléphones.",
    ),
    bad="(عنوان من مئة حرف)",
    good="(عنوان من ستين حرفًا)",
    can_fix=False,
)
def long_headline(copy: Copy) -> Iterator[Hit]:
    """What stands after the edition's limit; in headlines only."""
    limit = copy.settings.headline_max_chars
    end = len(copy.text.rstrip())
    if copy.part is Part.HEADLINE and end > limit:
        yield Hit(limit, end)


@rule(
    "NS004",
    "headline-full-stop",
    Severity.HINT,
    message=Text("لا نقطة في آخر العنوان", "no full stop after a headline", "pas de point après un titre"),
    reason=Text(
        "العنوان ليس جملة في فقرة.",
        "A headline is no sentence in a paragraph.",
        "Un titre n'est pas une phrase du texte.",
    ),
    bad="الوزير يستقيل.",
    good="الوزير يستقيل",
)
def headline_full_stop(copy: Copy) -> Iterator[Hit]:
    """A full stop at a headline's end; in headlines only."""
    if copy.part is Part.HEADLINE and (found := re.search(r"(?<![.…])\.(?=\s*$)", copy.text)):
        yield Hit(found.start(), found.end(), ("",), True)


_TAMM: Final = re.compile(rf"تمت?[ \u00a0]({_ARABIC_WORD}){_END}")
_TAMM_HEAD: Final = re.compile(rf"{_START}[وف]?س?[يت]?$")
_NOT_AFTER_TAMM: Final = frozenset(
    [
        *("في", "على", "من", "إلى", "عن", "أن", "هذا", "هذه", "ذلك", "كل", "هنا", "اليوم", "أمس", "بعد", "قبل", "خلال"),
        *("له", "لها", "لهم", "به", "بها", "لم", "ما"),
    ]
)


@rule(
    "NS005",
    "tamm-masdar",
    Severity.HINT,
    message=Text(
        "«{found}»: الفعل المباشر أقوى",
        "“{found}”: the verb itself is stronger",
        "« {found} » : le verbe direct est plus fort",
    ),
    reason=Text(
        "«تم» مع المصدر تُخفي الفاعل وتُطيل الجملة: «افتتح الوزير» لا «تم افتتاح».",
        "تم with a verbal noun hides who acted and lengthens the sentence.",
        "تم suivi d'un nom d'action cache l'auteur de l'acte et allonge la phrase.",
    ),
    bad="تم افتتاح المعرض",
    good="افتتح الوزير المعرض",
    can_fix=False,
)
def tamm_masdar(copy: Copy) -> Iterator[Hit]:
    """تم before a verbal noun."""
    for found in _TAMM.finditer(copy.text):
        head = _TAMM_HEAD.search(copy.text, max(0, found.start() - 4), found.start())
        if head and found[1] not in _NOT_AFTER_TAMM:
            yield Hit(head.start(), found.end())


_QAM: Final = re.compile(
    rf"{_START}[وف]?س?(?:قام|قامت|قاموا|قمنا|يقوم|تقوم|يقومون|نقوم)[ \u00a0]ب(?!ين{_END}|ه{_END}|ها{_END}|عد{_END})({_ARABIC_WORD}){_END}"
)


@rule(
    "NS006",
    "qam-bi",
    Severity.HINT,
    message=Text(
        "«{found}»: استعمل الفعل نفسه", "“{found}”: use the verb itself", "« {found} » : employer le verbe même"
    ),
    reason=Text(
        "«زار» أوجز من «قام بزيارة».",
        "زار says what قام بزيارة says in half the words.",
        "زار dit en un mot ce que dit قام بزيارة.",
    ),
    bad="قام بزيارة الجرحى",
    good="زار الجرحى",
    can_fix=False,
)
def qam_bi(copy: Copy) -> Iterator[Hit]:
    """قام بـ before a verbal noun."""
    if "قام" not in copy.text and "قوم" not in copy.text:
        return
    for found in _QAM.finditer(copy.text):
        yield Hit(found.start(), found.end())


_BY: Final = re.compile(
    rf"من قبل(?<![{LETTERS}{MARKS}]من قبل)[ \u00a0](?!أن{_END}|في{_END}|لم{_END}|إن{_END}|ذلك{_END}|على{_END}|إلى{_END}|عن{_END}|كان|لكن)({_ARABIC_WORD}){_END}"
)


@rule(
    "NS007",
    "min-qibal",
    Severity.HINT,
    message=Text("«من قبل»: قدّم الفاعل", "“من قبل”: put the agent first", "« من قبل » : mettre l'agent en tête"),
    reason=Text(
        "المبني للمجهول لا يُذكر فاعله؛ وإن عُرف فهو أول الجملة.",
        "The Arabic passive names no agent; a known agent belongs at the head.",
        "Le passif arabe ne nomme pas l'agent ; s'il est connu, il vient en tête.",
    ),
    bad="اعتُقل من قبل الشرطة",
    good="اعتقلته الشرطة",
    can_fix=False,
)
def min_qibal(copy: Copy) -> Iterator[Hit]:
    """من قبل before a noun."""
    if "من قبل" not in copy.text:
        return
    for found in _BY.finditer(copy.text):
        yield Hit(found.start(), found.start() + len("من قبل"))


_HAYTH: Final = re.compile(rf"{_START}[وب]?حيث{_END}")


@rule(
    "NS008",
    "hayth-chain",
    Severity.HINT,
    message=Text(
        "«حيث» للمرة الثانية في الجملة",
        "حيث a second time in this sentence",
        "حيث pour la deuxième fois dans la phrase",
    ),
    reason=Text(
        "«حيث» ظرف مكان؛ وتتابعها يربط ما لا يرتبط. اقطع الجملة.",
        "حيث means “where”; a chain of them ties together what should be two sentences.",
        "حيث signifie « où » ; en chaîne, il lie ce qui devrait être deux phrases.",
    ),
    bad="حضر الوزير حيث التقى الوفد حيث بحثا الأمر",
    good="حضر الوزير والتقى الوفد. وبحثا الأمر",
    can_fix=False,
)
def hayth_chain(copy: Copy) -> Iterator[Hit]:
    """The second and later حيث of a sentence."""
    if copy.text.count("حيث") < 2:
        return
    places = [found.span() for found in _HAYTH.finditer(copy.text)]
    for (_, end), (start, stop) in itertools.pairwise(places):
        if not re.search(r"[.!?؟\n]", copy.text[end:start]):
            yield Hit(start, stop)


_RELATIVE: Final = re.compile(rf"{_START}[وف]?(?:أمس|البارحة|اليوم|غدا|غدًا|غداً)(?: (?:الأول))?{_END}")


@rule(
    "NS009",
    "undated",
    Severity.HINT,
    message=Text("«{found}» بلا تاريخ", "“{found}” without a date", "« {found} » sans date"),
    reason=Text(
        "مادة تُقرأ بعد شهور: اكتب التاريخ.",
        "This text will be read months from now: write the date.",
        "Ce texte sera lu dans des mois : donner la date.",
    ),
    bad="اتفق الطرفان أمس",
    good="اتفق الطرفان في 3 مارس 2026",
    can_fix=False,
)
def undated(copy: Copy) -> Iterator[Hit]:
    """أمس, اليوم or غدا in an evergreen, with no date right behind."""
    if copy.part is not Part.EVERGREEN:
        return
    for found in _RELATIVE.finditer(copy.text):
        if not re.match(
            rf"[ \u00a0(،]{{0,3}}(?:{_ARABIC_WORD} )?[{DIGITS}]", copy.text[found.end() : found.end() + 24]
        ):
            yield Hit(found.start(), found.end())


_ATTRIBUTION: Final = re.compile(
    rf"{_START}[وفس]{{0,2}}(?:قال|قالت|قالوا|يقول|تقول|يقولون|أضاف|أضافت|يضيف|تضيف|ذكر|ذكرت|أكد|أكدت|صرح|صرحت|أوضح|أوضحت|أعلن|أعلنت|كتب|كتبت"
    rf"|تابع|تابعت|رد|ردت|علق|علقت|وصف|وصفت|وصفه|وصفها|اعتبر|اعتبرت|رأى|رأت|حذر|حذرت|دعا|دعت|أشار|أشارت|سمى|سمت|يسمى|تسمى|قائلا|قائلة|قائلًا|قائلاً"
    rf"|بحسب|حسب|وفق|وفقا|وفقًا|وفقاً|نقلا|نقلًا|نقلاً|نقل|نقلت|قول|قوله|قولها|تصريح|تصريحات|بيان|تغريدة|عنوان|بعنوان|شعار|عبارة|يدعى|تدعى|اسم|باسم){_END}"
)


@rule(
    "NS010",
    "unattributed-quote",
    Severity.HINT,
    message=Text("من قال هذا؟", "who said this?", "qui a dit cela ?"),
    reason=Text(
        "اقتباس طويل لا فعل قول معه في جملته ولا في التي قبلها أو بعدها.",
        "A long quotation without a word of saying in its sentence or the ones beside it.",
        "Une longue citation sans verbe de parole dans sa phrase ni dans les voisines.",
    ),
    bad="«سنواصل العمل حتى يعود آخر نازح إلى بيته». انتهى الاجتماع ليلا.",
    good="قال المحافظ: «سنواصل العمل حتى يعود آخر نازح إلى بيته».",
    can_fix=False,
)
def unattributed_quote(copy: Copy) -> Iterator[Hit]:
    """The opening mark of a quotation of six words or more that nobody is said to have said."""
    for start, end in copy.quotes:
        if copy.text.count(" ", start, end) < 5:
            continue
        around = copy.text[max(0, start - 160) : start] + " " + copy.text[end + 1 : end + 120]
        if not _ATTRIBUTION.search(around):
            yield Hit(start - 1, start)


_NUMBER_FIRST: Final = re.compile(
    rf"(?<![{DIGITS}.,٫٬])[{DIGITS}]{{1,15}}(?:[.,٫٬][{DIGITS}]{{1,15}}){{0,4}}(?= [{LETTERS}])"
)


@rule(
    "NS011",
    "number-first",
    Severity.HINT,
    message=Text("جملة تبدأ برقم", "a sentence that begins with a figure", "une phrase qui commence par un chiffre"),
    reason=Text(
        "اكتب العدد كلمات أو قدّم غيره: يلتبس الرقم في أول السطر بالترقيم.",
        "Spell the number out or begin with another word; a figure first looks like a list.",
        "Écrire le nombre en lettres ou commencer par un autre mot.",
    ),
    bad="15 شخصًا أصيبوا.",
    good="أصيب خمسة عشر شخصًا.",
    can_fix=False,
)
def number_first(copy: Copy) -> Iterator[Hit]:
    """A figure at the head of a sentence of four words or more."""
    if copy.part is Part.HEADLINE:
        return
    for found in _NUMBER_FIRST.finditer(copy.text):
        end = copy.text.find("\n", found.end())
        if copy.text.count(" ", found.end(), end if end >= 0 else len(copy.text)) >= 2 and _opens_sentence(
            copy.text, found.start()
        ):
            yield Hit(found.start(), found.end())


def _opens_sentence(text: str, place: int) -> bool:
    before = text[max(0, place - 3) : place]
    return not before.strip(" ") or (before.rstrip(" ")[-1] in "\n.!?؟" and before[-1] in " \n")
