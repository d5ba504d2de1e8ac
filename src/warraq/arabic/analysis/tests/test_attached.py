import pytest

from warraq.arabic.analysis.attached import Reading, readings
from warraq.arabic.normalise import normalise


def read(word):
    return [(reading.core, reading.has_article) for reading in readings(normalise(word))]


@pytest.mark.parametrize("word", ["العقبة", "بالعقبة", "والعقبة", "للعقبة", "وللعقبة", "فالعقبة"])
def test_the_article_is_told_whatever_is_written_onto_it(word):
    assert ("عقبه", True) in read(word)


@pytest.mark.parametrize("word", ["طنجة", "بطنجة", "لطنجة", "وطنجة", "فطنجة"])
def test_a_name_without_article_stays_without(word):
    assert ("طنجه", False) in read(word)


def test_endings_stay_and_what_is_no_particle_stays():
    assert read("مدرسة") != read("مدارس")
    assert read("وزير") == [("وزير", False)]
    assert read("لجنة") == [("لجنه", False)]


def test_what_is_short_foreign_or_a_function_word_is_its_own():
    for word in ("ما", "amman", "2026", "هذا"):
        assert readings(word) == (Reading(word, has_article=False),)
