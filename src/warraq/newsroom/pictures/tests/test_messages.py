from django.utils import translation

from warraq.newsroom.pictures.messages import MESSAGES, explain
from warraq.newsroom.pictures.refusals import REFUSALS, SideTooLong


def test_every_refusal_has_words():
    assert set(MESSAGES) == set(REFUSALS)


def test_the_words_say_the_numbers():
    with translation.override("en"):
        words = explain(SideTooLong(most=12_000, side=13_000))

    assert "13000" in words
    assert "12000" in words
