from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont, features

from warraq.arabic.fonts import Font
from warraq.arabic.truncate import truncate, truncate_to_width

HEADLINE = "قال الوزير إن «الأسعار ستنخفض في الصيف»، وأضاف أن الدعم باق على حاله حتى نهاية السنة المقبلة"
PLEX = str(resources.files("fontpkg_ibm_plex_sans_arabic") / "files" / "IBMPlexSansArabic-Regular.ttf")
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()) | st.sampled_from("ا ل،«»(\u2067\u2069\u0651"))


@pytest.mark.parametrize(
    ("most", "text"),
    [
        (200, HEADLINE),
        (80, "قال الوزير إن «الأسعار ستنخفض في الصيف»، وأضاف أن الدعم باق على حاله حتى نهاية…"),
        (45, "قال الوزير إن «الأسعار ستنخفض في الصيف»…"),
        (32, "قال الوزير إن «الأسعار ستنخفض…»"),
        (15, "قال الوزير…"),
    ],
)
def test_a_headline_is_cut_where_a_reader_pauses(most, text):
    assert truncate(HEADLINE, max_chars=most) == text


def test_no_preposition_is_left_hanging():
    assert truncate("سافر الرئيس إلى العاصمة الفرنسية", max_chars=18) == "سافر الرئيس…"


def test_one_long_word_is_cut_before_a_letter_not_before_its_mark():
    assert truncate("مُسْتَشْفَيَاتُهُمُ", max_chars=6) in ("مُسْ…", "مُسْت…")


def test_the_width_is_that_of_the_font():
    font = Font.load(PLEX)

    cut = truncate_to_width(HEADLINE, max_width_px=300, font=font, font_size_px=18)

    assert font.width(cut) * 18 <= 300
    assert len(cut) > 20


@pytest.mark.skipif(not features.check("raqm"), reason="Pillow here has no complex text layout to compare with")
@pytest.mark.parametrize("text", [HEADLINE, "الدار البيضاء", "لا إله إلا الله", "محمّد Hello 2026"])
def test_widths_agree_with_a_shaping_engine(text):
    shaped = ImageFont.truetype(PLEX, 1000).getlength(text) / 1000

    assert Font.load(PLEX).width(text) == pytest.approx(shaped, rel=0.01)


@given(ANY_TEXT, st.integers(1, 60))
def test_the_result_always_fits_and_keeps_quotes_in_pairs(text, most):
    cut = truncate(text, max_chars=most)

    assert len(cut) <= most
    if len(text.strip()) > most and " " in cut:
        assert cut.count("«") == cut.count("»") or "»" in text


@pytest.mark.parametrize("letter", ["ا", " ", "«", "ا ", "،", "في "])
def test_a_megabyte_of_one_letter_takes_linear_time(letter, seconds):
    with seconds(4):
        truncate(letter * (1_000_000 // len(letter)), max_chars=90)
