import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.newsroom.pictures.names import LONGEST_NAME, get_extension, make_safe_name, make_title


def test_arabic_names_survive():
    assert make_safe_name("خليفة حفتر - طرابلس ٢٠٢٦.JPG") == "خليفة حفتر - طرابلس ٢٠٢٦.jpg"
    assert make_safe_name("وزيرة الصحّة (مراكش).png") == "وزيرة الصحّة (مراكش).png"


@pytest.mark.parametrize(
    ("given_name", "safe"),
    [
        ("\u202egpj.exe.jpg", "gpj.exe.jpg"),
        ("خبر\u200b\u200f.jpg", "خبر.jpg"),
        ("../../etc/passwd.png", "passwd.png"),
        ("C:\\fakepath\\صورة.png", "صورة.png"),
        ("a\x00b\n.png", "ab.png"),
        ("<script>.png", "script.png"),
        (".jpg", "jpg"),
        ("", "picture"),
        ("...", "picture"),
        ("\u0627\u0653.png", "\u0622.png"),
    ],
)
def test_what_is_unsafe_in_a_name_is_removed(given_name, safe):
    assert make_safe_name(given_name) == safe


@given(st.text(max_size=400))
def test_a_safe_name_is_short_and_stays_the_same_when_made_safe_again(name):
    safe = make_safe_name(name)

    assert 0 < len(safe) <= LONGEST_NAME
    assert make_safe_name(safe) == safe
    assert not set(safe) & set("/\\\0\n\u202e\u200b")


def test_the_last_extension_counts():
    assert get_extension("x.jpg.php") == "php"
    assert get_extension("x.php.JPG") == "jpg"
    assert get_extension("بلا امتداد") == ""


def test_a_title_is_the_name_without_its_extension():
    assert make_title("سوق_الجمعة_2.jpeg") == "سوق الجمعة 2"
