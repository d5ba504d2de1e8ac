import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.arabic.normalise import normalise, normalised, strip_invisible, strip_marks

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))
ARABIC_TEXT = st.text(
    st.sampled_from("ابتةىيئؤءأإآ\u0654\u0655\u0653\u064b\u0651\u0670ـ \u200c\u200fﷺﻻﷲ٣۴3aÉ.،؟«»کیگڤ")
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("الداخليّة", "الداخليه"),
        ("مستشفى", "مستشفي"),
        ("مسؤول", "مسئول"),
        ("إلغاء", "الغاء"),
        ("آسفي", "اسفي"),
        ("٢٠٢٦", "2026"),
        ("۲۰۲۶", "2026"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("ﷺ", "صلى الله عليه وسلم"),
        ("ﷲ", "الله"),
        ("کتاب", "كتاب"),
        ("ایران", "ايران"),
        ("ڤيديو", "فيديو"),
        ("أكادير", "أݣادير"),
        ("می\u200cخواهم", "ميخواهم"),
        ("\u202bالرباط\u202c", "الرباط"),
        ("Élysée", "elysee"),
        ("ٱلله", "الله"),
        ("و\u0654", "ؤ"),
        ("١٬٢٠٠٫٥", "1,200.5"),
    ],
)
def test_spellings_of_one_word_fold_to_one_form(one, other):
    assert normalise(one) == normalise(other)


def test_endings_may_be_kept_apart_for_phrases():
    assert normalise("علي") == normalise("على")
    assert normalise("علي", keep_endings=True) != normalise("على", keep_endings=True)
    assert normalise("أحمد", keep_endings=True) == normalise("احمد", keep_endings=True)


def test_a_match_is_found_in_the_original_spelling():
    text = "قالت وزارة الداخليّـــة، اليوم"

    spans = normalised(text).find(normalise("الداخليه"))

    assert [text[start:end] for start, end in spans] == ["الداخليّـــة"]


def test_an_expanded_ligature_maps_to_its_one_character():
    text = "النبي ﷺ قال"

    assert [text[a:b] for a, b in normalised(text).find("عليه")] == ["ﷺ"]


def test_bidi_controls_after_a_word_stay_outside_its_highlight():
    assert normalised("\u2067فاس\u2069").find("فاس") == [(1, 4)]


def test_marks_go_and_letters_stay():
    assert strip_marks("اَلْمُؤْمِنُـون أُولَٰئِكَ") == "المؤمنون أولئك"
    assert strip_marks("ا\u0654حمد") == "أحمد"
    assert strip_invisible("\u200fالرباط\u200b\ufeff") == "الرباط"


@given(ANY_TEXT | ARABIC_TEXT)
def test_normalising_twice_changes_nothing(text):
    once = normalise(text)

    assert normalise(once) == once


@given(ANY_TEXT | ARABIC_TEXT)
def test_composed_and_decomposed_text_fold_alike(text):
    whole = normalise(text)

    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert normalise(unicodedata.normalize(form, text)) == whole or form.startswith("NFK")
    assert normalise(unicodedata.normalize("NFC", text)) == normalise(unicodedata.normalize("NFD", text))


@given(ANY_TEXT | ARABIC_TEXT, st.booleans())
def test_every_character_knows_where_it_came_from(text, keep):
    result = normalised(text, keep_endings=keep)

    assert result.text == normalise(text, keep_endings=keep)
    assert len(result.origins) == len(result.text)
    assert result.origins == sorted(result.origins)
    for place in range(len(result.text)):
        start, end = result.span(place, place + 1)
        assert 0 <= start < end <= len(text)
        assert result.text[place] in normalise(text[start:end], keep_endings=keep)


@given(ARABIC_TEXT)
def test_a_span_normalises_to_what_was_found(text):
    result = normalised(text)

    if "ﷺ" not in text:
        for end in range(1, len(result.text) + 1):
            start, stop = result.span(0, end)
            assert normalise(text[start:stop])[:end] == result.text[:end]


def test_every_code_point_has_a_stable_fold():
    for code in range(sys.maxunicode + 1):
        folded = normalise(chr(code))
        assert normalise(folded) == folded


@pytest.mark.parametrize("letter", ["ا", "\u0654", "و\u0654", "\u0654\u0655", "\u200b", "ـ", "a", "ﷺ"])
def test_a_long_run_of_one_letter_takes_linear_time(letter, seconds):
    text = letter * (300_000 // len(letter))

    with seconds(2):
        normalise(text)
        normalised(text)
        strip_marks(text)
