from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.arabic.analysis import find_spans, matches, split

REPOSITORY = Path(__file__).resolve().parents[5]
VARIANTS = REPOSITORY.parent / "shared" / "arabic" / "variant_pairs.tsv"
APART = Path(__file__).with_name("must_not_match.tsv")
ARABIC_TEXT = st.text(st.sampled_from('ابتةىيئأوفلك \u0651ـ«»"aﷺ؟'), max_size=60)


def read_pairs(path):
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line]


@pytest.mark.skipif(not VARIANTS.exists(), reason="the pairs that must match are not beside the repository")
def test_all_pairs_that_must_match_do():
    assert [(text, query) for text, query, *_ in read_pairs(VARIANTS) if not matches(text, query=query)] == []


def test_pairs_that_must_not_match_are_kept_apart():
    pairs = read_pairs(APART)

    joined = [(text, query) for text, query, _ in pairs if matches(text, query=query)]

    assert len(pairs) >= 300
    assert len(joined) <= 0.05 * len(pairs), joined


def test_matching_is_the_same_both_ways_for_single_words():
    for one, other, _ in read_pairs(APART):
        if not any(mark in one + other for mark in ' «"'):
            assert matches(one, query=other) == matches(other, query=one)


def test_a_phrase_in_quotation_marks_is_taken_as_written():
    assert matches("تحدث علي أمس", query="«علي»")
    assert not matches("جلس على الكرسي", query="«علي»")
    assert matches("جلس على الكرسي", query="علي")
    assert matches("قال أحمد بن علي", query='"احمد بن علي"')


def test_all_words_of_a_query_are_needed_and_an_empty_one_finds_nothing():
    assert not matches("وزير الداخلية", query="وزير الصحة")
    assert not matches("وزير الداخلية", query=" ؟ ")


def test_matches_are_highlighted_in_the_original_spelling():
    text = "قالت وزارةُ الداخليّـــة، إنّ القراراتِ نهائية"

    spans = find_spans(text, query="الداخليه قرار")

    assert [text[start:end] for start, end in spans] == ["الداخليّـــة", "القراراتِ"]


@given(ARABIC_TEXT, ARABIC_TEXT)
def test_spans_lie_in_the_text(text, query):
    for start, end in find_spans(text, query=query):
        assert 0 <= start < end <= len(text)


@given(ARABIC_TEXT)
def test_a_text_answers_itself(text):
    bare = text.replace('"', "").replace("«", "").replace("»", "")
    if split(bare):
        assert matches(bare, query=bare)
