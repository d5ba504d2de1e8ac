from datetime import UTC, datetime, timedelta

import pytest

from warraq.arabic.analysis import split
from warraq.masthead.tests.factories import SectionFactory
from warraq.newsroom.stories.tests.factories import make_story, make_topic
from warraq.newsroom.suggestions import models
from warraq.newsroom.suggestions.models import LearnedProfiles, find_profiles
from warraq.newsroom.suggestions.profiles import count_terms
from warraq.newsroom.suggestions.tests.newspaper import MARKETS, MATCHES
from warraq.publishing.release.following import read_next
from warraq.publishing.release.release import release
from warraq.publishing.release.withdraw import withdraw
from warraq.publishing.subjects import learn as learning
from warraq.publishing.subjects.follow import LEARN_AFTER, follow
from warraq.publishing.subjects.learn import learn_subjects

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
NEW_MATCH = "سجل المهاجم هدفًا في المباراة وصفق الجمهور للمدرب والفريق"


@pytest.fixture(autouse=True)
def nothing_at_hand(monkeypatch):
    """The clock stands still here, and what was learned at the same moment counts as the same."""
    monkeypatch.setattr(models, "_at_hand", None)


@pytest.fixture
def sport(db):
    return SectionFactory(name="رياضة", slug="رياضة")


@pytest.fixture
def economy(sport):
    return SectionFactory(name="اقتصاد", slug="اقتصاد", edition=sport.edition)


def draft(section, text, *, at=NOW, **facts):
    return make_story(section, title="خبر", body=[{"type": "text", "value": f"<p>{text}</p>"}], now=at, **facts)


def publish(section, texts, **facts):
    stories = [draft(section, text, **facts) for text in texts]
    for story in stories:
        release(story)
    return stories


def likely():
    return find_profiles().likely(count_terms("", "", split(NEW_MATCH)))


def test_released_stories_teach_their_section_and_topics(sport, economy):
    football = make_topic("كرة القدم")
    publish(sport, MATCHES, topics=(football,))
    publish(economy, MARKETS)

    learned = learn_subjects(now=NOW)

    assert (learned.stories, learned.sections, learned.topics) == (12, 2, 1)
    assert likely()[f"topic:{football.pk}"] >= 1
    assert likely()[f"section:{sport.pk}"] >= 1
    assert likely().get(f"section:{economy.pk}", 0) < 1


def test_drafts_teach_nothing_and_a_withdrawn_story_teaches_no_more(sport, economy):
    for text in MATCHES:
        draft(sport, text)
    public = publish(economy, MARKETS)
    assert learn_subjects(now=NOW).stories == len(MARKETS)

    withdraw(public[0], reason="خطأ", now=NOW)

    assert learn_subjects(now=NOW).stories == len(MARKETS) - 1


def test_a_story_shared_by_two_editions_is_read_once_and_teaches_both_sections(sport):
    shared = SectionFactory(name="رياضة المشرق", slug="رياضة")
    for text in MATCHES:
        release(make_story(sport, shared, title="خبر", body=[{"type": "text", "value": f"<p>{text}</p>"}], now=NOW))

    learned = learn_subjects(now=NOW)

    assert (learned.stories, learned.sections) == (len(MATCHES), 2)


def test_old_stories_of_a_rare_topic_are_read_though_newer_ones_fill_the_measure(sport, economy, monkeypatch):
    monkeypatch.setattr(learning, "STORIES_READ", 6)
    monkeypatch.setattr(learning, "OF_EACH_EDITION", 1)
    football = make_topic("كرة القدم")
    for number, text in enumerate(MATCHES):
        release(draft(sport, text, topics=(football,)), first_released_at=NOW - timedelta(days=900 - number))
    publish(economy, MARKETS)

    assert learn_subjects(now=NOW).topics == 1


def test_what_is_learned_again_from_the_same_record_is_the_same(sport, economy):
    publish(sport, MATCHES)
    publish(economy, MARKETS)
    learn_subjects(now=NOW)
    before = bytes(LearnedProfiles.objects.get().kept)
    LearnedProfiles.objects.all().delete()

    learn_subjects(now=NOW)

    assert bytes(LearnedProfiles.objects.get().kept) == before


def test_nothing_published_teaches_nothing(db):
    assert learn_subjects(now=NOW).stories == 0
    assert find_profiles().labels == []


def test_the_worker_learns_when_something_came_out_and_not_oftener_than_need_be(sport):
    publish(sport, MATCHES[:1])
    assert read_next("subjects", follow, now=NOW) > 0
    assert LearnedProfiles.objects.get().texts == 1

    publish(sport, MATCHES[1:2])
    read_next("subjects", follow, now=NOW + LEARN_AFTER - timedelta(seconds=1))
    assert LearnedProfiles.objects.get().texts == 1

    publish(sport, MATCHES[2:3])
    read_next("subjects", follow, now=NOW + LEARN_AFTER)
    assert LearnedProfiles.objects.get().texts == 3
