"""Spelling, word by word: what the judge says, as rules."""

from collections.abc import Iterator

from warraq.arabic.style.copy import Copy
from warraq.arabic.style.rule import Hit, Severity, Text, rule
from warraq.arabic.style.spelling import Kind
from warraq.arabic.style.spelling.inna import inna_first

_INSTEAD = Text(
    "اكتب «{instead}» مكان «{found}»", "write “{instead}” for “{found}”", "écrire « {instead} » pour « {found} »"
)
_MEANT = Text(
    "«{found}»: لعلّ المقصود «{instead}»", "“{found}”: perhaps “{instead}”", "« {found} » : sans doute « {instead} »"
)


def _hits(copy: Copy, kind: Kind, *, is_safe: bool = True) -> Iterator[Hit]:
    for start, end, verdict in copy.verdicts:
        if verdict.kind is kind:
            yield Hit(start, end, verdict.suggestions, is_safe and bool(verdict.suggestions))


@rule(
    "SP001",
    "hamza-dropped",
    Severity.ERROR,
    message=_INSTEAD,
    reason=Text(
        "همزة القطع ومدّتها تُنطقان وتُكتبان، ولا يعرف المعجم الكلمة بدونها.",
        "The hamza (or madda) is pronounced and written; the dictionary has no such word without it.",
        "La hamza (ou la madda) se prononce et s'écrit ; sans elle le mot n'existe pas.",
    ),
    bad="سافر الى الاردن",
    good="سافر إلى الأردن",
)
def hamza_dropped(copy: Copy) -> Iterator[Hit]:
    """A bare alef where every accepted spelling has a hamza or madda."""
    for hit in _hits(copy, Kind.HAMZA_DROPPED):
        yield hit._replace(suggestions=inna_first(copy, hit.start, hit.suggestions))


@rule(
    "SP002",
    "hamza-on-wasl",
    Severity.ERROR,
    message=_INSTEAD,
    reason=Text(
        "همزة الخماسي والسداسي ومصدريهما همزة وصل لا تُكتب: اجتماع، استخدام، انتخاب؛ ومثلها اسم وابن وامرأة.",
        "Verbs of forms VII, VIII and X and their nouns begin with a silent alef that carries no hamza; so do اسم، ابن، امرأة.",
        "Les verbes des formes VII, VIII et X et leurs noms commencent par un alef muet, sans hamza.",
    ),
    bad="الإجتماع إستمر ساعة",
    good="الاجتماع استمر ساعة",
)
def hamza_on_wasl(copy: Copy) -> Iterator[Hit]:
    """A hamza written on the silent alef."""
    return _hits(copy, Kind.HAMZA_ON_WASL)


@rule(
    "SP003",
    "hamza-misplaced",
    Severity.ERROR,
    message=_INSTEAD,
    reason=Text(
        "الهمزة فوق الألف أو تحتها أو مدّة: ولا يعرف المعجم هذه الصورة.",
        "The hamza sits above the alef, below it or makes a madda; the dictionary has no word written this way.",
        "La hamza est sur l'alef, dessous, ou forme une madda ; ce mot n'existe pas sous cette forme.",
    ),
    bad="ألقى الإداء كله",
    good="ألقى الأداء كله",
)
def hamza_misplaced(copy: Copy) -> Iterator[Hit]:
    """One alef form for another."""
    return _hits(copy, Kind.HAMZA_MISPLACED)


@rule(
    "SP004",
    "taa-marbuta",
    Severity.ERROR,
    message=_INSTEAD,
    reason=Text(
        "تاء التأنيث المربوطة تُنقط (ة)، وهاء الضمير لا تُنقط (ه).",
        "The feminine ending takes its two dots (ة); the pronoun ending (ه) takes none.",
        "La marque du féminin porte deux points (ة), le pronom (ه) n'en porte pas.",
    ),
    bad="قالت الحكومه",
    good="قالت الحكومة",
)
def taa_marbuta(copy: Copy) -> Iterator[Hit]:
    """ه for ة or ة for ه in a word that exists one way only."""
    return _hits(copy, Kind.TAA_MARBUTA)


@rule(
    "SP005",
    "yaa",
    Severity.ERROR,
    message=_INSTEAD,
    reason=Text(
        "الياء في آخر الكلمة تُنقط (في، الذي)، والألف المقصورة لا تُنقط (إلى، متى).",
        "A final yaa takes its dots (في، الذي), an alef maqsura takes none (إلى، متى).",
        "Le yaa final porte ses points (في), l'alef maqsura n'en porte pas (إلى).",
    ),
    bad="الاجتماع فى القاهرة",
    good="الاجتماع في القاهرة",
)
def yaa(copy: Copy) -> Iterator[Hit]:
    """ى for ي or ي for ى in a word that exists one way only."""
    return _hits(copy, Kind.YAA)


@rule(
    "SP006",
    "confused-letters",
    Severity.WARNING,
    message=_MEANT,
    reason=Text(
        "الضاد والظاء تلتبسان بالسمع، والدال والذال بسقوط النقطة.",
        "ض and ظ sound alike to many; د and ذ differ by a dot that is easily lost.",
        "ض et ظ se confondent à l'oreille ; د et ذ ne diffèrent que d'un point.",
    ),
    bad="نضام جديد لدلك البلد",
    good="نظام جديد لذلك البلد",
    can_fix=False,
)
def confused_letters(copy: Copy) -> Iterator[Hit]:
    """A word nobody writes, one confusable letter away from a common one."""
    return _hits(copy, Kind.LETTER, is_safe=False)


@rule(
    "SP011",
    "hamza-likely",
    Severity.WARNING,
    message=_MEANT,
    reason=Text(
        "الكلمة صحيحة في ذاتها، لكن نظيرتها بالهمزة أشيع منها أضعافًا.",
        "The word exists, but its twin with the other alef is many times as common.",
        "Le mot existe, mais son jumeau avec l'autre alef est bien plus fréquent.",
    ),
    bad="هذا اكثر من ذلك",
    good="هذا أكثر من ذلك",
    can_fix=False,
)
def hamza_likely(copy: Copy) -> Iterator[Hit]:
    """A rare word whose twin, by hamza, is common."""
    for hit in _hits(copy, Kind.HAMZA_LIKELY, is_safe=False):
        yield hit._replace(suggestions=inna_first(copy, hit.start, hit.suggestions))


@rule(
    "SP012",
    "ending-likely",
    Severity.WARNING,
    message=_MEANT,
    reason=Text(
        "الكلمة صحيحة في ذاتها، لكن نظيرتها بالحرف الآخر في آخرها أشيع منها أضعافًا.",
        "The word exists, but its twin with the other ending is many times as common.",
        "Le mot existe, mais son jumeau avec l'autre finale est bien plus fréquent.",
    ),
    bad="متي يعود إلي مدينه تونس",
    good="متى يعود إلى مدينة تونس",
    can_fix=False,
)
def ending_likely(copy: Copy) -> Iterator[Hit]:
    """A rare word whose twin, by ة/ه or ى/ي, is common."""
    return _hits(copy, Kind.ENDING_LIKELY, is_safe=False)


@rule(
    "SP090",
    "unknown-word",
    Severity.HINT,
    message=Text("«{found}» ليست في المعجم", "“{found}” is in no word list", "« {found} » n'est dans aucune liste"),
    reason=Text(
        "قد تكون اسمًا أو خطأ؛ أضف الأسماء إلى قائمة الدار. (مطفأة ما لم تُطلب.)",
        "It may be a name or a slip; names can be added to the edition's list. (Off until asked for.)",
        "Un nom ou une faute ; les noms peuvent être ajoutés à la liste de l'édition. (Inactive par défaut.)",
    ),
    bad="قال شضقثف",
    good="",
    can_fix=False,
)
def unknown_word(copy: Copy) -> Iterator[Hit]:
    """A word neither the dictionary nor the frequency list has."""
    return _hits(copy, Kind.UNKNOWN, is_safe=False)
