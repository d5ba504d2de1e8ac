"""Words for which frequency decides wrongly, and short words that need no counting.

Every entry is a fact of the language, not of any text: a reader with a dictionary can check it.
"""

from typing import Final

from warraq.arabic.style.spelling.verdict import Kind, Verdict

_SHORT: Final = {
    Kind.HAMZA_DROPPED: {
        "او": "أو",
        "اي": "أي",
        "اى": "أي",
        "اذ": "إذ",
        "ان": "أن إن",
        "ام": "أم",
        "اب": "أب",
        "اخ": "أخ",
    },
    Kind.YAA: {"فى": "في", "هى": "هي", "إلي": "إلى", "الذى": "الذي", "التى": "التي", "حتي": "حتى", "متي": "متى"},
}
_WASL: Final = {
    "إسم": "اسم", "إسمه": "اسمه", "إسمها": "اسمها", "إبن": "ابن", "إبنه": "ابنه", "إبنها": "ابنها", "إبنة": "ابنة",
    "إبنته": "ابنته", "أمرأة": "امرأة", "إمرأة": "امرأة", "إثنان": "اثنان", "إثنين": "اثنين", "إطمئنان": "اطمئنان",
}  # fmt: skip
_SEAT: Final = {"الأن": "الآن", "لإن": "لأن", "لإنه": "لأنه", "لإنها": "لأنها", "لإنهم": "لأنهم", "لإننا": "لأننا"}
_PREFIXES: Final = ("", "و", "ف")

#: Written without counting: right in no sentence.
CERTAIN: Final[dict[str, Verdict]] = {
    before + wrong: Verdict(kind, tuple(before + one for one in right.split()))
    for kind, pairs in [*_SHORT.items(), (Kind.HAMZA_ON_WASL, _WASL), (Kind.HAMZA_MISPLACED, _SEAT)]
    for wrong, right in pairs.items()
    for before in (_PREFIXES if kind in _SHORT else (*_PREFIXES, "ب", "ل"))
    # «وام» is a news agency, «فاي» a Greek letter, «فاب» and «واب» foreign names.
    if not (before and wrong in ("ام", "اب", "اخ", "اي", "اى", "اذ", "ان"))
}

#: Words that are right as they stand although a twin is far more common.
REAL_TWINS: Final = frozenset(
    """
    بدا وبدا فبدا يبدو اسم باسم واسم ابن وابن اعمال إعمال بإعمال وإعمال لإعمال إفراد وإفراد أنشاء إشكال إبطال إطار
    آمر آمرا آمن آذن آخذ آخذا آخذة آكل آثر أثرى آجل آجلا آنى آنية أنى إما وإما ألا إلا آن آنا آل أل وآل إم أم أب آب إب إي
    اعلم اعرف اكتب اقرأ اسمع ادخل اخرج اخرجوا انظر افتح اجعل احفظ اذهب اطلب اسأل اشرب ارحم افعل انزل اجلس احمل
    آمور مجموعه
    جده مره غزه عله كره تركه دوره ملكه قوه
    """.split()
)

#: Names whose first word is also a slip of another word.
PROTECTED_NAMES: Final = frozenset(["بان كي مون", "بان كي", "سي إن إن"])
