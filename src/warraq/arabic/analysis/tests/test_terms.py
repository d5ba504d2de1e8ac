import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warraq.arabic.analysis import analyse, analyse_light
from warraq.arabic.analysis.bm25 import Bm25

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))
ARABIC_TEXT = st.text(st.sampled_from("ابتةىيئؤءأإآوفلكس \u0651\u0654ـ\u200c٣5aﷺ؟"), max_size=80)


def test_a_word_gives_its_stem_its_form_its_root_and_its_tail():
    assert analyse("والقرارات") == {"قرار": 1.0, "wوالقرارات": 0.5, "gقرر": 1.0, "tارات": 0.4}


def test_function_words_are_kept_but_weigh_little():
    assert analyse("في") == {"في": 0.1}


def test_numbers_and_latin_words_are_their_own_term_in_any_digits():
    assert analyse("٢٠٢٦ Covid") == {"2026": 2.0, "covid": 2.0}


def test_a_word_said_twice_weighs_twice():
    once, twice = analyse("المغرب"), analyse("المغرب المغرب")

    assert twice == {term: 2 * weight for term, weight in once.items()}


def test_the_lead_of_a_long_text_weighs_more_than_its_end():
    terms = analyse("الرباط " + "كلام " * 40 + "طنجة")

    assert terms["رباط"] > 2 * terms["طنج"]


@given(ANY_TEXT | ARABIC_TEXT)
def test_any_text_gives_positive_weights_and_clean_terms(text):
    for term, weight in analyse(text).items():
        assert weight > 0
        assert not any(letter.isspace() for letter in term)
        assert term


@given(ARABIC_TEXT)
def test_analysis_is_the_same_every_time_and_for_every_spelling(text):
    sloppy = text.translate(str.maketrans("أإآةى", "اااهي", "\u0651ـ"))

    assert analyse(text) == analyse(text)
    if "\u0654" not in text:
        assert analyse(sloppy) == analyse(text)


@given(ANY_TEXT | ARABIC_TEXT)
def test_the_light_terms_are_among_the_full_ones(text):
    assert set(analyse_light(text)) <= set(analyse(text))


@settings(max_examples=40)
@given(st.lists(ARABIC_TEXT, min_size=1, max_size=6), ARABIC_TEXT)
def test_search_is_total_and_ordered(texts, query):
    found = Bm25(analyse(text) for text in texts).search(analyse(query), limit=3)

    scores = [score for _, score in found]
    assert scores == sorted(scores, reverse=True)
    assert len(found) <= 3


def test_search_finds_the_story_with_other_spelling_and_endings():
    texts = ["أعلنت وزارة الداخلية قرارات جديدة", "فاز المنتخب الوطني بالكأس", "افتتح المعرض الدولي للكتاب"]
    index = Bm25(analyse(text) for text in texts)

    assert [index.search(analyse(query))[0][0] for query in ("وزاره الداخليه", "للمنتخب", "كتب المعارض")] == [0, 1, 2]


@pytest.mark.parametrize("letter", ["ا", "ال", "و", "a", "1", "\u0654", "\u200b", "ي ", "وال", "ﷺ"])
def test_a_megabyte_of_one_letter_takes_linear_time(letter, seconds):
    with seconds(6):
        analyse(letter * (1_000_000 // len(letter)))
