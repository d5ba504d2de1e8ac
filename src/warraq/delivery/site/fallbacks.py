"""System fonts in the measure of ours: what is set before our files arrive takes the same room, so nothing moves.

Each system font that readers' machines have is given the average width, the ascent and the descent of the face it
stands in for. The figures of the system fonts are facts of their files, kept here because the files are not ours to
ship; those of our own faces are measured when the stylesheet is built.

Those of Noto were measured with `measure` on Noto Naskh Arabic 2.x and Noto Sans Arabic 2.012. The Arabic faces of iOS
and Windows (Geeza Pro, Segoe UI, Tahoma) come with those systems alone. What is published of them (@capsizecss/metrics
has the ascent and descent of Segoe UI and Tahoma, and average widths of their Latin and Thai letters) says nothing of
Arabic widths. No figure is guessed, so they stand in as they are, through the last generic family.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb
from fontTools.ttLib import TTFont

# A paragraph as a newspaper sets it: the frequencies of letters, signs, digits and spaces are what matters.
SAMPLE = (
    "أعلنت الحكومة المغربية، أمس الخميس، أن مشروع الميناء الجديد سيدخل الخدمة قبل نهاية السنة، وأن كلفته بلغت 450 مليون"
    " درهم، وقال وزير التجهيز إن «الأشغال تسير وفق الجدول المحدد»، فيما ينتظر سكان المدينة أن يوفر المشروع فرص عمل"
    " لأبنائها، وأن تعود الحياة إلى أحيائها القديمة بعد سنوات من الركود."
)


@dataclass(frozen=True)
class Measure:
    """In ems: the average advance over SAMPLE as shaped, and the height above and depth below the base line."""

    width: float
    ascent: float
    descent: float


@dataclass(frozen=True)
class SystemFont:
    """`names` are those by which local() finds it: full names and PostScript names."""

    family: str
    names: tuple[str, ...]
    measure: Measure
    weight: int


SYSTEM_FONTS = [
    SystemFont(
        "Noto Naskh",  # Android's Arabic
        ("Noto Naskh Arabic UI", "NotoNaskhArabicUI", "Noto Naskh Arabic", "NotoNaskhArabic-Regular"),
        Measure(0.3750, 1.069, 0.634),
        400,
    ),
    SystemFont(
        "Noto Naskh",
        ("Noto Naskh Arabic UI Bold", "NotoNaskhArabicUI-Bold", "Noto Naskh Arabic Bold", "NotoNaskhArabic-Bold"),
        Measure(0.3895, 1.069, 0.634),
        700,
    ),
    SystemFont("Noto Sans", ("Noto Sans Arabic", "NotoSansArabic-Regular"), Measure(0.4189, 1.374, 0.738), 400),
    SystemFont("Noto Sans", ("Noto Sans Arabic Bold", "NotoSansArabic-Bold"), Measure(0.4593, 1.374, 0.738), 700),
]


@lru_cache
def measure(path: Path) -> Measure:
    """Measure a font file, shaped by HarfBuzz."""
    face = hb.Face(hb.Blob.from_file_path(str(path)))
    buffer = hb.Buffer()
    buffer.add_str(SAMPLE)
    buffer.direction, buffer.script, buffer.language = "rtl", "Arab", "ar"
    hb.shape(hb.Font(face), buffer)
    width = sum(position.x_advance for position in buffer.glyph_positions) / face.upem / len(SAMPLE)
    with TTFont(path, lazy=True) as tables:
        em = tables["head"].unitsPerEm
        return Measure(width, tables["hhea"].ascent / em, -tables["hhea"].descent / em)


def fallback_families(family: str) -> list[str]:
    """Names of the faces that stand in for a family, in the order in which they are tried."""
    return list(dict.fromkeys(f"{family} as {font.family}" for font in SYSTEM_FONTS))


def build_fallback(family: str, *, weight: int, source: Path) -> str:
    """@font-face rules that give each system font of that weight the measure of `source`."""
    ours = measure(source)
    rules = []
    for font in SYSTEM_FONTS:
        if font.weight != weight:
            continue
        size = ours.width / font.measure.width
        names = ",".join(f'local("{name}")' for name in font.names)
        rules.append(
            f'@font-face{{font-family:"{family} as {font.family}";font-weight:{weight};src:{names};'
            f"size-adjust:{size:.1%};ascent-override:{ours.ascent / size:.1%};"
            f"descent-override:{ours.descent / size:.1%};line-gap-override:0%}}"
        )
    return "".join(rules)
