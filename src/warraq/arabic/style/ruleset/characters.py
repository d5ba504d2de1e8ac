"""Characters that look right and are not."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from warraq.arabic.letters import LETTERS, MARKS
from warraq.arabic.style.copy import Copy
from warraq.arabic.style.rule import Hit, Severity, Text, rule

#: Letters of Persian and Urdu keyboards that Arabic has its own of. گ پ چ ژ ڤ ڨ are left: papers use them for foreign names.
_PERSIAN: Final = {
    "ی": "ي", "ې": "ي", "ۍ": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك", "ہ": "ه", "ۂ": "ه", "ھ": "ه", "ە": "ه", "ۀ": "ه", "ۃ": "ة",
    "ٱ": "ا",
}  # fmt: skip
#: Beside an Arabic letter: alone, it is what is left of a broken encoding.
_PERSIAN_RUN: Final = re.compile(
    rf"(?<=[{LETTERS}{MARKS}])[{''.join(_PERSIAN)}]+|[{''.join(_PERSIAN)}]+(?=[{LETTERS}{MARKS}])"
)
_TO_ARABIC: Final = str.maketrans(_PERSIAN)


@rule(
    "CH001",
    "persian-letter",
    Severity.ERROR,
    message=Text(
        "حرف فارسي أو أردي: «{found}» بدل «{instead}»",
        "Persian or Urdu letter “{found}” for “{instead}”",
        "lettre persane ou ourdoue « {found} » pour « {instead} »",
    ),
    reason=Text(
        "يبدو كالحرف العربي، ولا يجده البحث ولا يطابقه الفهرس.",
        "It looks like the Arabic letter, but search and sorting do not take it for one.",
        "Elle ressemble à la lettre arabe, mais la recherche ne la reconnaît pas.",
    ),
    bad="کتاب علی الطاولة",
    good="كتاب علي الطاولة",
)
def persian_letter(copy: Copy) -> Iterator[Hit]:
    """A look-alike from another keyboard."""
    if not copy.has_any("".join(_PERSIAN)):
        return
    for found in _PERSIAN_RUN.finditer(copy.text):
        yield Hit(found.start(), found.end(), (found.group().translate(_TO_ARABIC),), True)


#: ﷺ ﷻ ﷲ-like signs, ﴾ ﴿ and ﷼ are chosen on purpose; the rest of both blocks is leaked by old typesetting systems.
_PRESENTATION: Final = re.compile(
    "[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufd8f\ufd92-\ufdc7\ufdf0-\ufdf9\ufe70-\ufe74\ufe76-\ufefc]+"
)


@rule(
    "CH002",
    "presentation-form",
    Severity.ERROR,
    message=Text(
        "حروف عرض «{found}» بدل «{instead}»",
        "presentation forms “{found}” for “{instead}”",
        "formes de présentation « {found} » pour « {instead} »",
    ),
    reason=Text(
        "صور الحروف المتصلة من أنظمة صف قديمة؛ تبدو سليمة ولا يجدها البحث.",
        "Joined letter shapes left by old typesetting; they look right and cannot be searched.",
        "Formes liées laissées par d'anciens systèmes ; invisibles à la recherche.",
    ),
    bad="ﻻ ﺑﺄﺱ",
    good="لا بأس",
)
def presentation_form(copy: Copy) -> Iterator[Hit]:
    """Letters of the Arabic Presentation Forms blocks."""
    for found in _PRESENTATION.finditer(copy.text):
        yield Hit(found.start(), found.end(), (unicodedata.normalize("NFKC", found.group()),), True)


_BIDI: Final = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE: Final = (
    "\u00ad\u034f\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\u206a\u206b\u206c\u206d\u206e\u206f\ufeff"
)
_BIDI_RUN: Final = re.compile(f"[{_BIDI}]+")
_INVISIBLE_RUN: Final = re.compile(f"[{_INVISIBLE}]+")
_EMOJI_JOINER: Final = "\u200d"


@rule(
    "CH003",
    "invisible",
    Severity.WARNING,
    message=Text("حرف لا يُرى", "an invisible character", "un caractère invisible"),
    reason=Text(
        "فاصل صفري العرض أو علامة ملف، يأتي باللصق ويقطع الكلمة عند البحث.",
        "A zero-width joiner, space or byte order mark, pasted in; it cuts the word for search.",
        "Un caractère de largeur nulle, collé par mégarde ; il coupe le mot pour la recherche.",
    ),
    bad="المغ\u200bرب",
    good="المغرب",
)
def invisible(copy: Copy) -> Iterator[Hit]:
    """Zero-width characters, soft hyphens, byte order marks. Joiners between signs that are no letters (emoji) stay."""
    if not copy.has_any(_INVISIBLE):
        return
    for found in _INVISIBLE_RUN.finditer(copy.text):
        if found.group() == _EMOJI_JOINER and not _beside_letters(copy.text, found.start()):
            continue
        yield Hit(found.start(), found.end(), ("",), True)


def _beside_letters(text: str, place: int) -> bool:
    return text[place - 1 : place].isalpha() or text[place + 1 : place + 2].isalpha()


@rule(
    "CH004",
    "bidi-control",
    Severity.WARNING,
    message=Text("علامة اتجاه مخفية", "a hidden direction mark", "une marque de direction cachée"),
    reason=Text(
        "النظام يعزل الاتجاهات عند العرض؛ والعلامة اليدوية تقلب ما بعدها في مكان آخر.",
        "Directions are isolated when the page is made; a mark left by hand turns other text around elsewhere.",
        "Les directions sont isolées à l'affichage ; une marque laissée à la main en retourne d'autres.",
    ),
    bad="شركة \u200eGoogle\u200f",
    good="شركة Google",
)
def bidi_control(copy: Copy) -> Iterator[Hit]:
    """Marks, embeddings, overrides and isolates."""
    if not copy.has_any(_BIDI):
        return
    for found in _BIDI_RUN.finditer(copy.text):
        yield Hit(found.start(), found.end(), ("",), True)


_ARAB: Final = "٠١٢٣٤٥٦٧٨٩"
_LATN: Final = "0123456789"
_PERS: Final = "۰۱۲۳۴۵۶۷۸۹"
_TO_ARAB: Final = str.maketrans(_LATN + _PERS, _ARAB * 2)
_TO_LATN: Final = str.maketrans(_ARAB + _PERS, _LATN * 2)
_LATN_RUN: Final = re.compile(r"(?<![A-Za-z0-9_./:@#-])[0-9]+(?:[.,][0-9]+)*(?![A-Za-z_@]|[-./:][A-Za-z0-9])")
_OTHER_RUN: Final = re.compile(f"[{_ARAB}{_PERS}]+")
_PERS_RUN: Final = re.compile(f"[{_PERS}]+")


@rule(
    "CH005",
    "digits",
    Severity.WARNING,
    message=Text("الأرقام هنا «{instead}»", "the digits here are “{instead}”", "les chiffres sont ici « {instead} »"),
    reason=Text(
        "نظام أرقام واحد في الطبعة، وفي النص الواحد على الأقل.",
        "One set of digits in an edition, and in one text at the least.",
        "Une seule série de chiffres par édition, et au moins par texte.",
    ),
    bad="فاز ٣ من 5",
    good="فاز 3 من 5",
)
def digits(copy: Copy) -> Iterator[Hit]:
    """Digits against the edition's policy; without a policy, the rarer set of a text that mixes two."""
    policy = copy.settings.digits
    others = list(_OTHER_RUN.finditer(copy.text)) if copy.has_any(_ARAB + _PERS) else []
    if policy == "any":
        if not others:
            return
        latin = list(_LATN_RUN.finditer(copy.text))
        persian = list(_PERS_RUN.finditer(copy.text))
        if not latin and not (persian and len(persian) < len(others)):
            return
        policy = "latn" if len(latin) >= len(others) else "arab"
    if policy == "latn":
        for found in others:
            yield Hit(found.start(), found.end(), (found.group().translate(_TO_LATN),), True)
        return
    for found in _LATN_RUN.finditer(copy.text):
        arab = found.group().translate(_TO_ARAB)
        if "." in arab or "," in arab:
            arab = arab.replace(",", "٬").replace(".", "٫")
        yield Hit(found.start(), found.end(), (arab,), True)
    for found in _PERS_RUN.finditer(copy.text):
        yield Hit(found.start(), found.end(), (found.group().translate(_TO_ARAB),), True)


_FOREIGN_LETTER: Final = re.compile(rf"[A-Za-z\u0370-\u052f](?=[{LETTERS}])(?<=[{LETTERS}{MARKS}].)")


@rule(
    "CH006",
    "foreign-letter-inside",
    Severity.ERROR,
    message=Text(
        "حرف غير عربي «{found}» داخل كلمة",
        "a foreign letter “{found}” inside an Arabic word",
        "une lettre étrangère « {found} » dans un mot arabe",
    ),
    reason=Text(
        "حرف لاتيني أو يوناني يشبه العربي (o مكان ه، l مكان ا) أو سقط من لوحة المفاتيح.",
        "A Latin or Greek letter that resembles an Arabic one (o for ه, l for ا), or a slip of the keyboard.",
        "Une lettre latine ou grecque qui ressemble à une lettre arabe, ou une faute de frappe.",
    ),
    bad="الجمlعة",
    good="الجماعة",
    can_fix=False,
)
def foreign_letter_inside(copy: Copy) -> Iterator[Hit]:
    """One letter of another script between Arabic letters."""
    for found in _FOREIGN_LETTER.finditer(copy.text):
        if found.group().isalpha():
            yield Hit(found.start(), found.end())


_DECOMPOSED: Final = re.compile("[اويى][\u0653-\u0655]")


@rule(
    "CH007",
    "decomposed",
    Severity.WARNING,
    message=Text("همزة منفصلة: «{instead}»", "a detached hamza: “{instead}”", "une hamza détachée : « {instead} »"),
    reason=Text(
        "الحرف وهمزته رمزان يبدوان رمزًا واحدًا؛ اكتبهما رمزًا واحدًا.",
        "The letter and its hamza are two characters that look like one; one is what search expects.",
        "La lettre et sa hamza sont deux caractères là où il en faut un.",
    ),
    bad="ا\u0654حمد",
    good="أحمد",
)
def decomposed(copy: Copy) -> Iterator[Hit]:
    """A combining hamza or madda on a letter that has a joined form."""
    if not copy.has_any("\u0653\u0654\u0655"):
        return
    for found in _DECOMPOSED.finditer(copy.text):
        joined = unicodedata.normalize("NFC", found.group().replace("ى", "ي"))
        if len(joined) == 1:
            yield Hit(found.start(), found.end(), (joined,), True)


_ODD_SPACES: Final = "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u205f\u3000"
_ODD_SPACE: Final = re.compile(f"[{_ODD_SPACES}]+")


@rule(
    "CH008",
    "odd-space",
    Severity.HINT,
    message=Text("مسافة غير معتادة", "an unusual space", "une espace inhabituelle"),
    reason=Text(
        "مسافة طباعية من برنامج آخر، لا يراها البحث مسافة.",
        "A typesetter's space from another program; not every search takes it for a space.",
        "Une espace typographique venue d'un autre logiciel.",
    ),
    bad="حضر\u2003الوزير",
    good="حضر الوزير",
)
def odd_space(copy: Copy) -> Iterator[Hit]:
    """Em, en, thin, ideographic and other spaces."""
    if not copy.has_any(_ODD_SPACES):
        return
    for found in _ODD_SPACE.finditer(copy.text):
        yield Hit(found.start(), found.end(), (" ",), True)
