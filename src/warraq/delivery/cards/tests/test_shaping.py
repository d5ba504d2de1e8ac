"""The order of glyphs, held against HarfBuzz itself and against Raqm, another implementation of the whole way."""

import pytest
import uharfbuzz as hb
from PIL import ImageFont, features

from warraq.arabic.bidi import isolate
from warraq.delivery.cards.setting import set_headline
from warraq.delivery.cards.shaping import shape
from warraq.delivery.site.fonts import FACES

AMIRI = next(face.source for face in FACES if face.name == "display-700")
PLEX = next(face.source for face in FACES if face.name == "text-700")
PURE = [
    "افتتاح مكتبة الحيّ بعد سنتين من العمل",
    "لا إله إلا الله، والسلامُ عليكم",
    "«خطّة وطنيّة» لإصلاح التعليم؟",
    "مستشفى ابن سينا",
    "الأهلي والإسماعيلي: لأيّ منهما الآن؟",
    "مُحَمَّدٌ رَسُولٌ إِلَى قَوْمِهِ",
    "ڤيينا وپاريس وچنيڤ في لجنة واحدة",
    "في بيتنا نحن حكمة ممحاة",
    "سل\u200cام على می\u200cخواهم",
]
# Headlines with digits and Latin letters inside, cut by hand into what stands side by side, from the left.
CUT = [
    ("ارتفاع الأسعار 12% في شهر", [(" في شهر", "rtl"), ("12%", "ltr"), ("ارتفاع الأسعار ", "rtl")]),
    ("الدورة ٢٠٢٦ تبدأ اليوم", [(" تبدأ اليوم", "rtl"), ("٢٠٢٦", "ltr"), ("الدورة ", "rtl")]),
    ("منظمة WHO تحذّر من موجة جديدة", [(" تحذّر من موجة جديدة", "rtl"), ("WHO", "ltr"), ("منظمة ", "rtl")]),
    ("معرض Salon du livre لا يؤجَّل", [(" لا يؤجَّل", "rtl"), ("Salon du livre", "ltr"), ("معرض ", "rtl")]),
]
MIXED = [
    "الوداد 3-1 الرجاء",
    "هدف NASA في الدقيقة 90",
    "سعر النفط 75.5 دولارًا (برنت)",
    "قالت Le Monde إن «الاتفاق» وُقّع",
    "اتصل على 0522-12-34-56 الآن",
]


def reference(text, font_path, direction):
    """What HarfBuzz makes of the text in one go: glyph numbers from left to right, and the width in font units."""
    face = hb.Face(hb.Blob.from_file_path(str(font_path)))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = direction
    hb.shape(hb.Font(face), buffer)
    return [info.codepoint for info in buffer.glyph_infos], sum(p.x_advance for p in buffer.glyph_positions) / face.upem


@pytest.mark.parametrize("font", [AMIRI, PLEX], ids=["amiri", "plex"])
@pytest.mark.parametrize("text", PURE)
def test_arabic_glyphs_are_those_of_harfbuzz_in_its_order(text, font):
    line = shape(text, [font], size_px=100, direction="rtl")

    numbers, width = reference(text, font, "rtl")
    assert [glyph.number for glyph in line.glyphs] == numbers
    assert line.width == pytest.approx(width * 100, abs=1)


@pytest.mark.parametrize("font", [AMIRI, PLEX], ids=["amiri", "plex"])
@pytest.mark.parametrize(("text", "parts"), CUT)
def test_headlines_with_digits_and_latin_are_those_of_harfbuzz_part_by_part(text, parts, font):
    line = shape(text, [font], size_px=100, direction="rtl")

    made = [reference(part, font, direction) for part, direction in parts]
    assert sorted(text) == sorted("".join(part for part, _direction in parts))
    assert [glyph.number for glyph in line.glyphs] == [number for numbers, _width in made for number in numbers]
    assert line.width == pytest.approx(sum(width for _numbers, width in made) * 100, abs=1)


@pytest.mark.parametrize("font", [AMIRI, PLEX], ids=["amiri", "plex"])
def test_lam_and_alef_are_joined_and_a_mark_takes_no_room(font):
    def made(text):
        return shape(text, [font], size_px=100, direction="rtl")

    joined, apart = made("سلام"), made("سل\u200cام")
    assert [glyph.number for glyph in joined.glyphs] != [glyph.number for glyph in apart.glyphs]
    assert joined.width < apart.width
    assert made("مُحَمَّد").width == pytest.approx(made("محمد").width, abs=1)


def test_latin_glyphs_are_those_of_harfbuzz_in_its_order():
    text = "La bibliothèque, après 2 ans"

    assert [g.number for g in shape(text, [AMIRI], size_px=50, direction="ltr").glyphs] == reference(
        text, AMIRI, "ltr"
    )[0]


@pytest.mark.skipif(not (features.check("raqm") and features.check("fribidi")), reason="Raqm or FriBidi is not here")
@pytest.mark.parametrize("text", MIXED)
def test_mixed_lines_stand_as_raqm_sets_them(text):
    """The same ink in the same columns, to a pixel."""
    from PIL import Image, ImageDraw

    from warraq.delivery.cards.drawing import draw_line

    line = shape(text, [PLEX], size_px=60, direction="rtl")
    ours, theirs = Image.new("L", (1200, 120), 0), Image.new("L", (1200, 120), 0)
    draw_line(ours, line, x=20, baseline=80, colour=255)
    font = ImageFont.truetype(str(PLEX), 60, layout_engine=ImageFont.Layout.RAQM)
    ImageDraw.Draw(theirs).text((20, 80), isolate(text), font=font, fill=255, anchor="ls", direction="rtl")

    assert columns(ours) == pytest.approx(columns(theirs), abs=160)


def columns(image):
    """How much ink there is in each stretch of twelve columns, smoothed so that rounding of places counts little."""
    return list(image.resize((100, 1)).get_flattened_data())


def test_a_score_keeps_its_order_between_arabic_words():
    line = shape("الوداد 3-1 الرجاء", [PLEX], size_px=40, direction="rtl")
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(PLEX))))
    three, one = (font.get_nominal_glyph(ord(digit)) for digit in "31")

    numbers = [glyph.number for glyph in line.glyphs]
    assert numbers.index(three) < numbers.index(one)


def test_a_letter_of_another_font_is_found_there_and_one_of_none_is_left_out():
    line = shape("ميناء 🔥 طنجة", [PLEX, AMIRI], size_px=40, direction="rtl")

    assert 0 not in {glyph.number for glyph in line.glyphs}


def test_a_headline_is_broken_evenly_and_never_in_a_word():
    block = set_headline(" ".join(PURE), [AMIRI], width_px=900, most_lines=4, sizes_px=[80, 60, 40], direction="rtl")

    assert 2 <= len(block.lines) <= 4
    assert all(line.width <= 900 for line in block.lines)
    assert min(line.width for line in block.lines) > 450
    assert block.is_whole


@pytest.mark.parametrize(
    "text", ["كلمة " * 200, "ب" * 300, "", "ـ", "\u200c\u00adقلب \u202eمعكوس\u202d \u2067داخل\u0007"]
)
def test_whatever_is_written_fits(text):
    block = set_headline(text, [AMIRI], width_px=900, most_lines=4, sizes_px=[60, 46], direction="rtl")

    assert len(block.lines) <= 4
    assert all(line.width <= 901 for line in block.lines)
