import re

from hypothesis import given
from hypothesis import strategies as st

from warraq.arabic.normalise import normalise
from warraq.index.terms import LONGEST_WORD, encode, split_exact

LETTERS = 'اأإآبتةهىيويٱؤئءل ﷽ﷲﻻ\u0654\u0655\u064b\u0651\u0640\u200c\u200f\u00a0\u2028\u2003\x1f\u0085aÉİß٢۲2_-،."«»\ud800\U0001f600'


def whole(text):
    """The words of a text that is normalised as a whole."""
    return [word[:LONGEST_WORD] for word in re.findall(r"[^\W_]+", normalise(text, keep_endings=True))]


@given(st.one_of(st.text(alphabet=LETTERS, max_size=80), st.text(max_size=80)))
def test_words_are_those_of_the_whole_text_normalised(text):
    assert split_exact(text) == whole(text)
    assert split_exact(text) == whole(text), "what is remembered is the same"


def test_a_word_without_end_is_cut():
    assert split_exact("س" * 10_000 + " نعم") == ["س" * LONGEST_WORD, "نعم"]


def test_a_part_counts_as_often_as_it_says_and_a_lead_more_than_the_rest():
    encoded = encode([("ميناء", 3)], body=" ".join(["سفينة", *["قمح"] * 40]))

    assert encoded.words.split().count("ميناء") == 1
    stems = encoded.stems.split()
    assert stems.count(stems[0]) == 3
    # The first four words of a body count three times, the next eleven twice.
    wheat = max(set(stems), key=stems.count)
    assert stems.count(wheat) == 40 + 3 * 2 + 11
