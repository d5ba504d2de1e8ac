from dataclasses import replace

import pytest

from warraq.delivery.search.embedded.engine import EmbeddedEngine
from warraq.delivery.search.engine import Filters, Order
from warraq.delivery.search.tests.conftest import NOW, document, search
from warraq.index.asked import read
from warraq.index.opening import NotReady

INTERIOR = document(1, "وزير الداخلية يعلن خطة للطرق", "قال الوزير في الرباط إن الخطة جاهزة للمدن.")
CURRICULUM = document(2, "دمج المناهج في المدارس", "قرّرت وزارة التربية تعديل المناهج وإلغاء الامتحان سنة ٢٠٢٦.")
LATIN = document(3, "شركة OpenAI تفتح مكتبا", "أعلنت الشركة عن مكتبها في الدار البيضاء.")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("الداخليه", [1]),
        ("بالداخلية", [1]),
        ("وزيرُ الدّاخليّة", [1]),
        ("الـــداخـــليـــة", [1]),
        ("بدمج", [2]),
        ("الغاء", [2]),
        ("2026", [2]),
        ("٢٠٢٦", [2]),
        ("openai", [3]),
        ('"وزير الداخلية"', [1]),
        ("وزارة -المناهج", []),
        ("-المناهج", [3, 1]),
        ('مكتب -"الدار البيضاء"', []),
        ("السيزيوم", []),
    ],
)
def test_words_are_found_as_people_type_them(index_of, typed, found):
    engine = index_of(INTERIOR, CURRICULUM, LATIN)

    assert search(engine, typed) == found


def test_a_headline_counts_more_than_a_passing_mention(index_of):
    mention = document(1, "أخبار متفرقة", "جرى الحديث عن الفيضانات وعن أمور أخرى كثيرة في المدينة.")
    about = document(2, "الفيضانات تعزل قرى الجبل", "جرى الحديث عن الطرق وعن أمور أخرى كثيرة في المدينة.")

    assert search(index_of(mention, about), "فيضانات") == [2, 1]


def test_freshness_joins_relevance_and_can_be_left_out(index_of):
    words = "اتفاق الصيد البحري بين البلدين"
    old, new = document(2, words, days=400), document(1, words)
    engine = index_of(old, new)

    assert search(engine, "اتفاق الصيد") == [1, 2]
    assert search(engine, "اتفاق الصيد", order=Order.OLD) == [2, 1]
    assert search(engine, "اتفاق الصيد", order=Order.NEW) == [1, 2]
    scores = [hit.score for hit in engine.search(read("اتفاق"), Filters(), order=Order.RELEVANT, now=NOW).hits]
    assert scores[0] == pytest.approx(scores[1])


def test_filters_narrow_and_counts_tell_how_far(index_of):
    engine = index_of(
        document(1, "كأس إفريقيا", sections=(10, 11), topics=(5,), people=(9,)),
        document(2, "كأس العالم", sections=(10,), topics=(6,), days=40),
        document(3, "قصة كأس من الفخار", sections=(12,)),
    )

    found = engine.search(read("كأس"), Filters(), order=Order.BEST, now=NOW)

    assert found.total == 3
    assert found.counts.sections == {10: 2, 11: 1, 12: 1}
    assert found.counts.topics == {5: 1, 6: 1}
    assert search(engine, "كأس", section=11) == [1]
    assert search(engine, "كأس", topic=6) == [2]
    assert search(engine, "كأس", person=9) == [1]
    assert search(engine, "كأس", until=int(NOW.timestamp()) - 86_400) == [2]
    assert sorted(search(engine, "كأس", since=int(NOW.timestamp()) - 86_400)) == [1, 3]
    assert search(engine, "كأس", edition=2) == []


def test_a_phrase_that_stands_nowhere_is_looked_for_without_its_marks(index_of):
    found = index_of(INTERIOR).search(read('"الداخلية وزير"'), Filters(), order=Order.BEST, now=NOW)

    assert [hit.key for hit in found.hits] == [1]
    assert found.is_unquoted


def test_quotation_marks_keep_words_apart_that_differ_in_their_last_letter(index_of):
    engine = index_of(document(1, "فاز علي بالسباق"), document(2, "وقّع على الاتفاق"))

    assert search(engine, '"علي"') == [1]
    assert search(engine, '"على"') == [2]


def test_a_question_of_many_words_is_answered_by_some_of_them(index_of):
    found = index_of(INTERIOR, CURRICULUM).search(
        read("متى قررت وزارة التربية الوطنية تعديل مناهج التعليم"), Filters(), order=Order.BEST, now=NOW
    )

    assert found.hits[0].key == 2
    assert found.is_loose


def test_an_empty_question_lists_the_newest(index_of):
    engine = index_of(document(1, "قديم", days=3), document(2, "جديد"))

    assert search(engine, "") == [2, 1]


def test_no_index_is_told_as_such(tmp_path):
    with pytest.raises(NotReady):
        EmbeddedEngine(tmp_path).search(read("كأس"), Filters(), order=Order.BEST, now=NOW)


def test_the_state_tells_documents_and_position(index_of):
    state = index_of(INTERIOR, LATIN).state()

    assert (state.documents, state.position) == (2, 7)


def test_words_of_headlines_complete_what_is_typed(index_of):
    engine = index_of(
        INTERIOR, CURRICULUM, document(4, "وزير المالية يستقيل"), replace(document(5, "وزير آخر"), edition=2)
    )

    assert engine.complete([], "وزي", edition=1, most=5) == [("وزير", 2)]
    assert engine.complete(["المالية"], "وزي", edition=1, most=5) == [("وزير", 1)]
    assert engine.frequency("وزير") == 3
    assert engine.frequency("سيزيوم") == 0


def test_similar_stories_share_what_tells(index_of):
    port = document(1, "سفينة القمح تصل إلى طنجة", "وصلت السفينة إلى ميناء طنجة محملة بالقمح.", topics=(5,))
    wheat = document(2, "أسعار القمح ترتفع", "تستورد البلاد القمح عبر ميناء طنجة.", days=2)
    theatre = document(3, "مسرحية جديدة في فاس", "عرضت فرقة المسرح مسرحية.", topics=(5,))
    engine = index_of(port, wheat, theatre)

    hits = engine.similar(port, most=5)
    assert hits[0].key == 2
    assert 0 < hits[0].score < 1
    assert 1 not in {hit.key for hit in hits}
    assert [hit.key for hit in engine.similar(port, most=5, until=port.released)] == [2]


def test_some_documents_are_scored_though_they_lack_words(index_of):
    engine = index_of(INTERIOR, CURRICULUM, LATIN)

    hits = engine.score(read("خطة الوزير"), Filters(), [1, 3])
    assert {hit.key for hit in hits} == {1, 3}
    assert engine.score(read("خطة"), Filters(section=9), [1]) == []
    assert engine.score(read("خطة"), Filters(), []) == []
