from datetime import UTC, datetime, timedelta

import pytest

from warraq.masthead.models import Edition, LearnedWords
from warraq.masthead.tests.factories import SectionFactory
from warraq.newsroom.stories.tests.factories import make_contributor, make_story, make_topic
from warraq.publishing.release.following import read_next
from warraq.publishing.release.models import BulletinEntry
from warraq.publishing.release.release import release
from warraq.publishing.vocabulary import learn as learning
from warraq.publishing.vocabulary.follow import LEARN_AFTER, follow
from warraq.publishing.vocabulary.learn import learn

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def section(db):
    return SectionFactory(name="مجتمع", slug="مجتمع")


def publish(section, text, **facts):
    story = make_story(section, body=[{"type": "text", "value": f"<p>{text}</p>"}], now=NOW, **facts)
    release(story)
    return story


def words(edition):
    return set(LearnedWords.objects.get(edition=edition).words.split())


def test_words_that_recur_are_learned_and_slips_are_not(section):
    for number in range(3):
        publish(section, f"قال كزخفان إن الاردن بخير {number}.")
    publish(section, "ومرّ شضقثف مرة واحدة، ثم شضقثف وشضقثف.")

    learn(section.edition, now=NOW)

    assert words(section.edition) == {"كزخفان"}


def test_topics_and_contributors_are_learned_at_once(section):
    publish(
        section, "خبر قصير.", topics=(make_topic("مهرجان ظغبلاش"),), contributors=(make_contributor("الاء زخقفوني"),)
    )

    learned = learn(section.edition, now=NOW)

    assert {"ظغبلاش", "زخقفوني"} <= words(section.edition)
    assert learned.names == "الاء زخقفوني"


def test_drafts_and_other_editions_teach_nothing(section):
    elsewhere = SectionFactory()
    for _number in range(3):
        publish(elsewhere, "قال كزخفان نعم.")
        make_story(section, body=[{"type": "text", "value": "<p>قال كزخفان لا.</p>"}], now=NOW)

    learn(section.edition, now=NOW)

    assert words(section.edition) == set()


def test_the_list_is_bounded_and_keeps_what_is_commonest(section, monkeypatch):
    monkeypatch.setattr(learning, "MOST_WORDS", 1)
    for number in range(4):
        publish(section, "قال كزخفان نعم." if number else "صمت كزخفان وشضقثف.")
    for _number in range(2):
        publish(section, "عاد شضقثف.")

    learn(section.edition, now=NOW)

    assert words(section.edition) == {"كزخفان"}


def test_the_worker_learns_when_something_came_out_and_not_oftener_than_need_be(section):
    publish(section, "قال كزخفان.", contributors=(make_contributor("سلمى زخقفوني"),))

    assert read_next("vocabulary", follow, now=NOW) > 0
    assert words(section.edition) == {"زخقفوني"}

    LearnedWords.objects.update(words="")
    publish(section, "خبر ثانٍ.")
    read_next("vocabulary", follow, now=NOW + LEARN_AFTER - timedelta(seconds=1))
    assert words(section.edition) == set()
    publish(section, "خبر ثالث.")
    read_next("vocabulary", follow, now=NOW + LEARN_AFTER)
    assert words(section.edition) == {"زخقفوني"}


def test_editions_in_other_languages_and_other_news_of_the_bulletin_teach_nothing(section):
    Edition.objects.create(key="fr", name="Le Port", language="fr-MA")

    follow([BulletinEntry(kind=BulletinEntry.Kind.FRONT_ARRANGED)], NOW)
    assert not LearnedWords.objects.exists()

    follow([BulletinEntry(kind=BulletinEntry.Kind.RELEASED)], NOW)
    assert LearnedWords.objects.get().edition == section.edition
