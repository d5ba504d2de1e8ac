"""Words for which frequency decides wrongly, and short words that need no counting.

Every entry is a fact of the language, not of any text: a reader with a dictionary can check it.
"""

from collections.abc import Iterator
from typing import Final

from warraq.arabic.style.spelling.verdict import Kind, Verdict

#: (kind, particles that may stand before, wrong and right by turns).
_TABLE: Final = (
    (Kind.HAMZA_DROPPED, ("", "و"), "او أو"),
    (Kind.HAMZA_DROPPED, ("",), "اذ إذ"),
    # «الي» is also how the dialects write اللي.
    (Kind.HAMZA_LIKELY, ("",), "اي أي اى أي ام أم الي إلى"),
    (Kind.YAA, ("", "و", "ف"), "فى في هى هي الذى الذي التى التي"),
    (Kind.ENDING_LIKELY, ("", "و", "ف"), "إلي إلى حتي حتى متي متى"),
    (
        Kind.HAMZA_ON_WASL,
        ("", "و", "ف", "ب", "ل"),
        "إسم اسم إسمه اسمه إسمها اسمها إبن ابن إبنه ابنه إبنها ابنها إبنة ابنة إبنته ابنته أمرأة امرأة إمرأة امرأة "
        "إثنان اثنان إثنين اثنين إطمئنان اطمئنان",
    ),
    (Kind.HAMZA_MISPLACED, ("", "و"), "الأن الآن لإن لأن لإنه لأنه لإنها لأنها لإنهم لأنهم لإننا لأننا لإنني لأنني"),
)


def _certain() -> Iterator[tuple[str, Verdict]]:
    for kind, befores, pairs in _TABLE:
        words = iter(pairs.split())
        for wrong, right in zip(words, words, strict=True):
            for before in befores:
                yield before + wrong, Verdict(kind, (before + right,))
    yield "ان", Verdict(Kind.HAMZA_DROPPED, ("أن", "إن"))


#: Judged without counting.
CERTAIN: Final = dict(_certain())

#: Words that are right as they stand although a twin is far more common.
REAL_TWINS: Final = frozenset(
    [
        *("بدا", "وبدا", "فبدا", "اسم", "باسم", "واسم", "ابن", "وابن", "إعمال", "بإعمال", "وإعمال", "لإعمال", "إفراد"),
        *("وإفراد", "إشكال", "إبطال", "آمر", "آمرا", "آمن", "آذن", "آخذ", "آخذا", "آخذة", "آكل", "آثر", "آجل", "آجلا"),
        *(
            "آنى",
            "آنية",
            "أنى",
            "إما",
            "وإما",
            "ألا",
            "إلا",
            "آن",
            "آنا",
            "آل",
            "أل",
            "وآل",
            "إم",
            "أم",
            "أب",
            "آب",
            "إب",
        ),
        *("إي", "أخر", "أثر", "آمور", "مجموعه", "جده", "عله", "كره", "تركه", "دوره", "ملكه"),
        # Imperatives, which advice columns are full of.
        *("اعلم", "اعرف", "اكتب", "اقرأ", "اسمع", "ادخل", "اخرج", "اخرجوا", "انظر", "افتح", "اجعل", "احفظ", "اذهب"),
        *("اطلب", "اسأل", "اشرب", "ارحم", "افعل", "انزل", "اجلس", "احمل"),
    ]
)

#: Names whose first word is also a slip of another word.
PROTECTED_NAMES: Final = frozenset(["بان كي مون", "بان كي", "سي إن إن", "سي ان ان"])
