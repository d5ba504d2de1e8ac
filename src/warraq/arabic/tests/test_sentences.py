import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.arabic.sentences import sentences

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()) | st.sampled_from("ا .؟!…\n»؛م"))


@pytest.mark.parametrize(
    "parts",
    [
        ["وصل الوزير.", "ماذا قال؟", "لا شيء!"],
        ["وصل د. أحمد إلى فاس.", "ثم عاد."],
        ["وقال أ.د. سامي إن الأمر انتهى.", "وغادر."],
        ["ولد عام 1980 م.", "ودرس في مصر."],
        ["صرحت م. هدى بذلك.", "وانصرفت."],
        ["بلغت النسبة 3.5 في المئة.", "وهي الأعلى."],
        ["«انتهى الأمر.»", "ثم خرج."],
        ["«هل تسمع؟» قال لصاحبه.", "فلم يجب."],
        ["فكر طويلا… ثم أجاب.", "وسكت..."],
        ["قال: نعم؛ ثم لا، وربما.", "انتهى."],
        ["The U.S. army left.", "Dr. Smith stayed."],
        ["ماذا؟!", "لا أصدق."],
    ],
)
def test_sentences_are_found(parts):
    text = " ".join(parts)

    assert [text[s.start : s.end] for s in sentences(text)] == parts


def test_a_line_end_always_ends_a_sentence():
    text = "عنوان بلا نقطة\n\nثم نص..."

    assert [text[s.start : s.end] for s in sentences(text)] == ["عنوان بلا نقطة", "ثم نص..."]


@given(ANY_TEXT)
def test_nothing_but_white_space_is_left_out(text):
    end = 0
    for span in sentences(text):
        assert text[end : span.start].strip() == ""
        assert span.start < span.end
        end = span.end
    assert text[end:].strip() == ""


@pytest.mark.parametrize("letter", ["ا", " ", ".", ".»", "….", "\n", "»"])
def test_a_megabyte_of_one_letter_takes_linear_time(letter, seconds):
    with seconds(4):
        sentences(letter * (1_000_000 // len(letter)))
