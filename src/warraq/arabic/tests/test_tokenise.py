import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.arabic.tokenise import Kind, count_words, tokenise, words

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


def kinds(text):
    return [(token.text, token.kind.value) for token in tokenise(text)]


def test_a_news_sentence_is_cut_into_its_pieces():
    assert kinds("قال @warraq: ارتفع ٣٫٥٪ عند 14:30") == [
        ("قال", "word"),
        ("@warraq", "handle"),
        (":", "mark"),
        ("ارتفع", "word"),
        ("٣٫٥", "number"),
        ("٪", "mark"),
        ("عند", "word"),
        ("14:30", "time"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("مُحَمَّدٌ", Kind.WORD),
        ("محـــمد", Kind.WORD),
        ("می\u200cخواهم", Kind.WORD),
        ("ﷺ", Kind.WORD),
        ("Covid-19", Kind.LATIN),
        ("AT&T", Kind.LATIN),
        ("L'Économiste", Kind.LATIN),
        ("5G", Kind.LATIN),
        ("Москва", Kind.LATIN),
        ("1,200.50", Kind.NUMBER),
        ("١٬٢٠٠٫٥", Kind.NUMBER),
        ("2026-11-23", Kind.DATE),
        ("٢٣/١١/٢٠٢٦", Kind.DATE),
        ("١٤:٣٠", Kind.TIME),
        ("@abu_omar.99", Kind.HANDLE),
        ("#كأس_العالم", Kind.HASHTAG),
        ("https://example.com/a/b?x=1&y=2", Kind.URL),
        ("www.example.com/path", Kind.URL),
        ("news@example.com", Kind.EMAIL),
        ("report_2026.pdf", Kind.FILE),
        ("...", Kind.MARK),
        ("؟", Kind.MARK),
    ],
)
def test_each_kind_is_one_token(text, kind):
    assert [(token.text, token.kind) for token in tokenise(text)] == [(text, kind)]


def test_arabic_letters_stuck_to_latin_ones_are_apart():
    assert [token.text for token in tokenise("بـiPhone وUSB")] == ["بـ", "iPhone", "و", "USB"]


def test_a_link_ends_before_the_full_stop():
    assert [token.text for token in tokenise("راجع https://a.ma/x.")] == ["راجع", "https://a.ma/x", "."]


def test_signs_are_no_words():
    assert [token.text for token in words("«نعم»، قال 3 مرات: OK!")] == ["نعم", "قال", "مرات", "OK"]
    assert count_words("«نعم»، قال 3 مرات: OK!") == 5


@given(ANY_TEXT)
def test_offsets_point_at_the_token_and_never_overlap(text):
    end = 0
    for token in tokenise(text):
        assert text[token.start : token.end] == token.text
        assert token.start >= end
        end = token.end


@pytest.mark.parametrize("letter", ["ا", "a", "1", ".", "#", "a.", "1,", "a-", "ا\u200b", "www.", "http://", "a_", "@"])
def test_a_long_run_of_one_letter_takes_linear_time(letter, seconds):
    with seconds(3):
        tokenise(letter * (300_000 // len(letter)))
