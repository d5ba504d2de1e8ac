from hypothesis import given
from hypothesis import settings as budget
from hypothesis import strategies as st

from warraq.delivery.search.excerpts import Highlighter
from warraq.index.asked import MOST_CHARACTERS, read


def marked(pieces):
    return [piece.text for piece in pieces if piece.is_mark]


def test_marks_are_exact_in_the_original_spelling():
    pieces = Highlighter(read("الداخليه")).mark("قال وزير الدّاخليّـــة، إن وزارة الداخلية…")

    assert marked(pieces) == ["الدّاخليّـــة", "الداخلية"]
    assert "".join(piece.text for piece in pieces) == "قال وزير الدّاخليّـــة، إن وزارة الداخلية…"


def test_a_phrase_is_marked_as_a_whole():
    assert marked(Highlighter(read('"وزير الداخلية"')).mark("الوزير قال لوزير آخر إن وزير الداخلية غائب")) == [
        "وزير الداخلية"
    ]


def test_the_passage_with_most_of_the_words_is_shown_from_the_beginning_of_its_sentence():
    filler = "كلام لا صلة له بما يسأل عنه أحد من الناس. " * 12
    text = f"ذكر الميناء هنا وحده. {filler}وفي طنجة افتتح الميناء الجديد أمس. {filler}"

    excerpt = Highlighter(read("ميناء طنجة")).excerpt(text)

    assert excerpt is not None
    shown = "".join(piece.text for piece in excerpt.pieces)
    assert shown.startswith("وفي طنجة افتتح الميناء")
    assert excerpt.begins_late
    assert excerpt.ends_early
    assert marked(excerpt.pieces) == ["طنجة", "الميناء"]


def test_without_an_answer_in_the_text_there_is_no_excerpt():
    assert Highlighter(read("فلك")).excerpt("نص لا يجيب.") is None


@budget(max_examples=150)
@given(st.text(max_size=80), st.text(max_size=120))
def test_any_question_marks_any_text_without_changing_it(question, text):
    asked = read(question)

    assert len(asked.text) <= MOST_CHARACTERS
    assert "".join(piece.text for piece in Highlighter(asked).mark(text)) == text
    excerpt = Highlighter(asked).excerpt(text)
    assert excerpt is None or "".join(piece.text for piece in excerpt.pieces) in text
