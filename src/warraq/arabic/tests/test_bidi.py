import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.arabic.bidi import LRI, PDI, RLI, direction, isolate, isolate_html, remove_isolates

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))
_ISOLATES = re.compile(r'<bdi(?: class="number")? dir="ltr">|</bdi>')
MIXED = st.text(st.sampled_from("ابوal1٣-+/:.@#%$& <>\"'،\u2066\u2069"), max_size=40)


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("فاز الرجاء 3-1 اليوم", ["3-1"]),
        ("على Real Madrid CF أمس", ["Real Madrid CF"]),
        ("بين 2019-2020 ارتفع 12.5%", ["2019-2020", "12.5%"]),
        ("بلغت -5 درجات", ["-5"]),
        ("وصلت إلى و-5 درجات", ["-5"]),
        ("اتصل بـ +212 522 30-40-50 الآن", ["+212 522 30-40-50"]),
        ("راجع https://a.ma/x?y=1. ثم", ["https://a.ma/x?y=1"]),
        ("كتب @abu_omar على #tag", ["@abu_omar", "#tag"]),
        ("ملف report_2026.pdf مرفق", ["report_2026.pdf"]),
        ("شركة AT&T وR&D Labs", ["AT&T", "R&D Labs"]),
        ("عند ١٤:٣٠ يوم ١٢/٥/٢٠٢٦", ["١٤:٣٠", "١٢/٥/٢٠٢٦"]),
        ("لغة C++ وC# و5G", ["C++", "C#", "5G"]),
        ("بسعر $50 أو 50€", ["$50", "50€"]),
        ("راسل news@example.com", ["news@example.com"]),
        ("عام 2026 وحده", []),
        ("نص عربي خالص، لا غير.", []),
    ],
)
def test_what_runs_the_other_way_is_isolated(text, isolated):
    marked = isolate(text)

    assert [part.split(PDI)[0] for part in marked.split(LRI)[1:]] == isolated
    assert remove_isolates(marked) == text


def test_arabic_in_a_left_to_right_text_is_isolated():
    assert isolate("The paper الأحداث المغربية says", base="ltr") == f"The paper {RLI}الأحداث المغربية{PDI} says"


def test_html_gets_bdi_in_text_only():
    html = '<p title="Real 3-1"><a href="https://a.ma/3-1">AT&amp;T</a> <code>3-1</code> <span dir="ltr">3-1</span> 3-1</p>'

    assert isolate_html(html) == (
        '<p title="Real 3-1"><a href="https://a.ma/3-1"><bdi dir="ltr">AT&amp;T</bdi></a> <code>3-1</code> '
        '<span dir="ltr">3-1</span> <bdi class="number" dir="ltr">3-1</bdi></p>'
    )


def test_a_number_is_told_from_a_name():
    assert isolate_html("فاز 3-1") == 'فاز <bdi class="number" dir="ltr">3-1</bdi>'
    assert isolate_html("هاتف +212 522 30-40-50") == 'هاتف <bdi class="number" dir="ltr">+212 522 30-40-50</bdi>'
    assert isolate_html("هاتف iPhone 15") == 'هاتف <bdi dir="ltr">iPhone 15</bdi>'


@pytest.mark.parametrize("hashtag", ["#الدار_البيضاء", "#كأس_العالم_2030", "@أخبار_الميناء"])
def test_an_arabic_hashtag_in_a_left_to_right_text_is_isolated_whole(hashtag):
    assert isolate(f"Follow {hashtag} tonight", base="ltr") == f"Follow {RLI}{hashtag}{PDI} tonight"


def test_entities_are_never_cut():
    assert isolate_html("<p>قال &quot;نعم&quot; &lt;لا&gt;</p>") == "<p>قال &quot;نعم&quot; &lt;لا&gt;</p>"


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("iPhone 15 Pro الجديد يصل إلى الأسواق", "rtl"),
        ("The word قلم means pen", "ltr"),
        ("https://example.com/long/path نص", "rtl"),
        ("Bonjour", "ltr"),
        ("שלום", "rtl"),
    ],
)
def test_direction_is_that_of_the_content(text, way):
    assert direction(text) == way


def test_a_text_without_letters_takes_the_default():
    assert direction("123") == "rtl"
    assert direction("123", default="ltr") == "ltr"


@given(ANY_TEXT | MIXED, st.sampled_from(["rtl", "ltr"]))
def test_isolating_adds_only_controls_and_twice_is_once(text, base):
    marked = isolate(text, base=base)

    assert remove_isolates(marked) == remove_isolates(text)
    if not set(text) & set("\u2066\u2067\u2068\u2069"):
        assert isolate(marked, base=base) == marked


@given(ANY_TEXT | MIXED)
def test_any_html_keeps_its_own_characters(html):
    marked = isolate_html(html)

    assert _ISOLATES.sub("", marked) == _ISOLATES.sub("", html)


@pytest.mark.parametrize(
    "piece", ["a", "ا", "3-", "+1 ", "<", "<a ", '<"', "a&", "@", "$", "\u2066", "http://", "a.", "0 1", "a@"]
)
def test_a_long_run_of_one_piece_takes_linear_time(piece, seconds):
    text = piece * (300_000 // len(piece))

    with seconds(4):
        isolate(text)
        isolate(text, base="ltr")
        isolate_html(text)
        direction(text)
