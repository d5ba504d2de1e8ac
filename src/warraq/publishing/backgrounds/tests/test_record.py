import pytest
from django.core.exceptions import ValidationError

from warraq.newsroom.backgrounds.models import Background
from warraq.newsroom.stories.tests.factories import make_topic
from warraq.publishing.backgrounds.models import PublishedBackground, find_background
from warraq.publishing.release.models import BulletinEntry

WORDS = "بدأ الخلاف على الميناء قبل عشر سنوات."


@pytest.fixture
def port(db):
    return make_topic("الميناء")


def pin(topic, text=WORDS):
    background = Background(topic=topic, text=text)
    background.full_clean()
    background.save()
    return background


def told():
    return [entry.keys for entry in BulletinEntry.objects.order_by("pk")]


def test_what_is_pinned_is_public_and_told_once(port):
    background = pin(port)
    background.save()

    assert find_background([port.pk]).text == WORDS
    assert told() == [[f"background:{port.pk}"]]


def test_a_change_and_taking_it_off_are_told(port):
    background = pin(port)
    background.text = "بدأ الخلاف قبل عشرين سنة."
    background.save()
    assert find_background([port.pk]).text == "بدأ الخلاف قبل عشرين سنة."

    background.delete()

    assert find_background([port.pk]) is None
    assert told() == [[f"background:{port.pk}"]] * 3


def test_pinned_to_another_topic_it_leaves_the_first(port):
    background, other = pin(port), make_topic("القمح")
    background.topic = other
    background.save()

    assert find_background([port.pk]) is None
    assert find_background([other.pk]).text == WORDS
    assert told()[-2:] == [[f"background:{port.pk}"], [f"background:{other.pk}"]]


def test_the_first_topic_with_something_pinned_counts(port):
    wheat = make_topic("القمح")
    PublishedBackground.objects.create(topic_id=wheat.pk, text="عن القمح")

    assert find_background([port.pk, wheat.pk]).text == "عن القمح"
    assert find_background([]) is None


@pytest.mark.parametrize("text", ["", "  ", "\u200f\u0640"])
def test_neither_words_nor_story_is_refused_at_the_field(port, text):
    with pytest.raises(ValidationError) as refused:
        Background(topic=port, text=text).full_clean()

    assert "text" in refused.value.message_dict


def test_a_topic_has_one_background(port):
    pin(port)

    with pytest.raises(ValidationError) as refused:
        Background(topic=port, text=WORDS).full_clean()

    assert "topic" in refused.value.message_dict
