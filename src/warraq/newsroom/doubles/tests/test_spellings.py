"""A name is found in whatever spelling it is typed."""

import pytest

from warraq.newsroom.contributors.models import Contributor
from warraq.newsroom.stories.tests.factories import make_contributor, make_topic
from warraq.newsroom.topics.models import Topic

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ("عبد الله السالمي", "عبدالله السالمي"),
        ("أحمد إبراهيم", "احمد ابراهيم"),
        ("ليلى القاضي", "ليلي القاضى"),
        ("فاطمة الزهراء", "فاطمه الزهراء"),
        ("سعاد مُنِيب", "سعاد منيب"),
        ("كريم", "کریم"),
        ("سلمى بنزهرون", "Salma Benzahroun"),
        ("Youssef El Fassi", "يوسف الفاسي"),
        ("Chakib Benmoussa", "Shakib Benmusa"),
        ("د. هدى العلمي", "هدى العلمي"),
    ],
)
def test_a_spelling_of_a_name_finds_who_has_it(known, written):
    person = make_contributor(known)

    assert Contributor(name=written).find_alike() == [person]


def test_the_name_in_latin_letters_and_other_names_find_them_too():
    person = Contributor.objects.create(name="نور", latin_name="Nour Haddad", other_names=["أبو سيف"], slug="nour")

    assert Contributor(name="Noor Hadad").find_alike() == [person]
    assert Contributor(name="ابو سيف").find_alike() == [person]


def test_two_with_arabic_names_are_told_apart_by_their_letters_not_by_their_sound():
    Contributor.objects.create(name="محمود صالح", latin_name="Mahmoud Saleh", slug="m")

    assert Contributor(name="محمد صالح").find_alike() == []


def test_a_changed_name_is_found_by_the_new_one_only():
    person = make_contributor("سلمى")
    person.name = "هدى"
    person.save()

    assert Contributor(name="سلمى").find_alike() == []
    assert Contributor(name="هدى").find_alike() == [person]


@pytest.mark.parametrize("typed", ["عبدال", "عبد ال", "السالمى", "سالم", "abdalla", "Salm", "سالمي عبد"])
def test_the_beginnings_of_words_find_a_name_while_one_types(typed):
    person = make_contributor("عبد الله السالمي")
    make_contributor("ليلى القاضي")

    assert list(Contributor.objects.typed(typed)) == [person]


@pytest.mark.parametrize("typed", ["", "   ", "…", '"', "%", "_", "\u202e"])
def test_what_holds_no_word_finds_nobody(typed):
    make_contributor()

    assert list(Contributor.objects.typed(typed)) == []


def test_a_topic_is_found_by_its_other_names():
    topic = Topic.objects.create(name="الاتحاد الأوروبي", aliases=["الإتحاد الأوربي"], slug="eu")
    make_topic("الاتحاد الأفريقي")

    assert Topic(name="الاتحاد الاوربى").find_alike() == [topic]
