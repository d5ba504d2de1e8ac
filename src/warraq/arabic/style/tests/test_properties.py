"""What holds for any text at all."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warraq.arabic.style import StyleSettings, check, fix

HOUSE = StyleSettings(
    digits="arab",
    tanween="before_alef",
    adverbs="written",
    quotes="guillemets",
    ellipsis="sign",
    dash="en",
    months="levant",
    names=frozenset({"الاهرام"}),
    spellings=(("جوجل", "غوغل"),),
    extra=frozenset({"SP090"}),
)
PIECES = st.sampled_from(
    [
        *("الى", "إلى", "المدرسه", "ان", "قال", "أن", "و", "عبدالله", "إستخدام", "في", "في", "كتاباً", "أيضا", "مساءاً"),
        *(
            "،",
            ",",
            ".",
            "..",
            "...",
            "…",
            "؟",
            "?",
            "!",
            ":",
            ";",
            "؛",
            "«",
            "»",
            '"',
            "“",
            "”",
            "(",
            ")",
            "[",
            "]",
            "-",
            "--",
        ),
        *(
            " ",
            "  ",
            "\n",
            "\u00a0",
            "\u200b",
            "\u200f",
            "\u2003",
            "\u0640",
            "\u064b",
            "\u0654",
            "٣",
            "5",
            "5.5",
            "ی",
            "ﻻ",
            "x",
        ),
        *("تموز", "جوجل", "الاهرام", "%", "كم", "http://a.b/c", "@ab", "#وسم"),
    ]
)
COPY = st.lists(PIECES, max_size=40).map("".join)
ANYTHING = st.text(st.characters(), max_size=80)


@pytest.mark.parametrize("style", [StyleSettings(), HOUSE], ids=["default", "house"])
@settings(max_examples=300)
@given(text=st.one_of(COPY, ANYTHING))
def test_offsets_are_exact_and_nothing_raises(style, text):
    for one in check(text, settings=style):
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        assert one.fix is None or one.fix == one.suggestions[0] != one.text


@pytest.mark.parametrize("style", [StyleSettings(), HOUSE], ids=["default", "house"])
@settings(max_examples=400)
@given(text=st.one_of(COPY, ANYTHING))
def test_mending_again_changes_nothing(style, text):
    mended = fix(text, settings=style)

    assert fix(mended, settings=style) == mended


@pytest.mark.parametrize(("opening", "closing"), ["«»", '""', "“”"])
@settings(max_examples=200)
@given(before=COPY, inside=COPY, after=COPY)
def test_fix_never_alters_quoted_text(opening, closing, before, inside, after):
    inside = "".join(sign for sign in inside if sign not in '«»"“”\n')
    before = "".join(sign for sign in before if sign not in '«»"“”')
    after = "".join(sign for sign in after if sign not in '«»"“”')

    mended = fix(f"{before}{opening}{inside}{closing}{after}")

    assert f"{opening}{inside}{closing}" in mended


@settings(max_examples=200)
@given(before=COPY, after=COPY)
def test_fix_never_alters_a_protected_name(before, after):
    text = f"{before}\nالاهرام\n{after}"

    assert "\nالاهرام\n" in fix(text, settings=HOUSE)


@pytest.mark.parametrize(
    "sign", [*'ا ,.…«"“(\u0640و5\n٣:؟!-ی#@ﻻ\u0301\u200b', "إن ", "حيث ", "«ا", "( ", " )", "«a", "ا\u064b", "قال "]
)
def test_ten_times_the_text_takes_about_ten_times_as_long(sign):
    small, large = (sign * (size // len(sign)) for size in (5_000, 50_000))
    check(small)

    start = time.process_time()
    check(small)
    middle = time.process_time()
    check(large)
    end = time.process_time()

    assert end - middle < 40 * (middle - start) + 0.5


def test_a_megabyte_of_one_letter_takes_seconds():
    start = time.process_time()

    check("ا" * 500_000)

    assert time.process_time() - start < 10
