import pytest

from warraq.newsroom.suggestions.names import Names
from warraq.newsroom.suggestions.suggest import Draft, Why, suggest_sections, suggest_topics
from warraq.newsroom.suggestions.tests.newspaper import MATCHES, learned

TANGIER, FOOTBALL, WHEAT = 1, 10, 20


@pytest.fixture
def names():
    names = Names()
    names.add(TANGIER, "طنجة")
    names.add(FOOTBALL, "كرة القدم")
    names.add(WHEAT, "القمح")
    return names


def topics(draft, names, profiles=None):
    return [(found.id, found.why) for found in suggest_topics(draft, names=names, profiles=profiles)]


def test_a_topic_in_the_headline_is_offered(names):
    assert topics(Draft("سفينة ترسو بطنجة", "", ""), names) == [(TANGIER, Why.IN_HEADLINE)]


def test_a_topic_named_once_in_passing_is_not(names):
    assert topics(Draft("سفينة ترسو", "", "غادرت طنجة قبل يومين"), names) == []
    assert topics(Draft("", "", "غادرت طنجة. عادت إلى طنجة. بقيت بطنجة"), names) == [(TANGIER, Why.IN_TEXT)]


def test_a_topic_whose_stories_read_alike_is_offered_though_it_is_not_named(names):
    draft = Draft("فاز الفريق", "", MATCHES[0])

    assert topics(draft, names) == []
    assert topics(draft, names, learned()) == [(FOOTBALL, Why.LIKE_OTHERS)]


def test_an_empty_draft_is_offered_nothing(names):
    assert topics(Draft("", "", ""), names, learned()) == []
    assert suggest_sections(Draft("", "", ""), profiles=learned(), among=[1, 2]) == []


def test_a_section_is_offered_among_those_one_may_choose():
    draft = Draft("فاز الفريق", "", MATCHES[0])

    assert [found.id for found in suggest_sections(draft, profiles=learned(), among=[1, 2])] == [1]
    assert suggest_sections(draft, profiles=learned(), among=[2]) == []
    assert suggest_sections(draft, profiles=None, among=[1, 2]) == []
