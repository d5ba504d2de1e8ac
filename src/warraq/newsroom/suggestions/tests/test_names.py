import pytest

from warraq.arabic.analysis import split
from warraq.newsroom.suggestions.names import Names

TANGIER, AQABA, GULF, FES, RAILWAY, AI, SCHOOL = range(7)


@pytest.fixture
def names():
    names = Names()
    for topic, spellings in {
        TANGIER: ["طنجة", "Tanger"],
        AQABA: ["العقبة"],
        GULF: ["خليج العقبة"],
        FES: ["فاس"],
        RAILWAY: ["السكك الحديدية", "السكة الحديد"],
        AI: ["الذكاء الاصطناعي", "AI"],
        SCHOOL: ["المدرسة"],
    }.items():
        for spelling in spellings:
            names.add(topic, spelling)
    return names


def find(names, text):
    return [naming.topic for naming in names.find(split(text))]


@pytest.mark.parametrize(
    "text", ["زار طنجة أمس", "وصل إلى بطنجة", "وطنجة تنتظر", "لطنجة ميناءان", "من Tanger", "طنجه بلا نقط", "طَنْجَة"]
)
def test_a_topic_is_found_with_particles_other_spellings_and_marks(names, text):
    assert find(names, text) == [TANGIER]


@pytest.mark.parametrize("text", ["بالسكك الحديدية", "للسكك الحديدية", "والسكك الحديدية", "سكك حديدية"])
def test_a_name_of_several_words_is_found_with_particles(names, text):
    assert find(names, text) == [RAILWAY]


def test_words_of_a_name_must_follow_each_other(names):
    assert find(names, "الذكاء في زمن الاصطناعي") == []
    assert find(names, "الذكاء") == []
    assert find(names, "يتعلم الذكاء الاصطناعي") == [AI]


def test_a_name_inside_a_longer_one_is_not_named(names):
    assert find(names, "سياحة خليج العقبة") == [GULF]
    assert find(names, "خليج العقبة ثم العقبة") == [GULF, AQABA]


def test_without_the_article_a_name_may_be_another_word(names):
    [exact] = names.find(split("سافر إلى العقبة"))
    [doubtful] = names.find(split("بقيت عقبة واحدة"))

    assert exact.is_exact
    assert not doubtful.is_exact
    assert find(names, "رفع الفاس") == []


def test_places_are_those_of_the_words(names):
    [naming] = names.find(split("عن السكك الحديدية وحدها"))

    assert (naming.start, naming.end) == (1, 3)


def test_a_text_without_names_and_a_name_without_letters_are_passed_over(names):
    names.add(9, "؟!")

    assert find(names, "") == []
    assert find(names, "لا شيء هنا ؟!") == []
