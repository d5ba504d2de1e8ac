import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.arabic.analysis import stems
from warraq.arabic.normalise import normalise


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("القرار", "والقرارات"),
        ("وزير", "للوزير"),
        ("فرنسا", "بفرنسا"),
        ("فرنسا", "فرنسي"),
        ("المغرب", "وبالمغرب"),
        ("لجنة", "للجنة"),
        ("ألمانيا", "لألمانيا"),
        ("كتاب", "كتابهم"),
        ("لاعب", "اللاعبين"),
        ("وجدة", "بوجدة"),
        ("مسؤول", "المسئولين"),
        ("مدينة", "ومدينته"),
        ("الله", "بالله"),
        ("يعلن", "سيعلن"),
    ],
)
def test_forms_of_one_word_share_a_stem(one, other):
    assert set(stems(normalise(one))) & set(stems(normalise(other)))


@pytest.mark.parametrize("word", ["وزير", "فلسطين", "لبنان", "بيروت", "واشنطن", "سلام", "كبير", "الغاء", "التزام"])
def test_letters_of_the_word_itself_stay(word):
    assert stems(word) == (word,)


def test_a_guess_keeps_both_readings():
    assert set(stems("وجده")) >= {"وجده", "جده"} or len(stems("وجده")) == 2


@given(st.text(max_size=30))
def test_every_string_has_a_stem(word):
    found = stems(word)

    assert found
    assert len(set(found)) == len(found)
    assert all(part in word or part in ("الله",) for part in found)
