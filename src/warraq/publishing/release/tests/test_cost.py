"""What a release costs, and addresses given out several at once."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Revision

from warraq.masthead.models import Section
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_contributor, make_story, make_topic
from warraq.publishing.release import addresses
from warraq.publishing.release.models import Address
from warraq.publishing.release.related import find_related, rank
from warraq.publishing.release.release import release

pytestmark = pytest.mark.django_db
MOST_QUERIES = 50  # with tasks kept in the database; tasks run at once in tests are not counted here


@pytest.fixture(autouse=True)
def keep_tasks(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}


def _count(story: Story) -> int:
    revision = Revision.objects.get(pk=Story.objects.get(pk=story.pk).latest_revision_id)
    with CaptureQueriesContext(connection) as captured:
        revision.publish()
    return len(captured)


def test_a_release_takes_at_most_fifty_queries(section: Section):
    topics = (make_topic("الماء"), make_topic("التعليم"), make_topic("الصحة"))
    people = (make_contributor(), make_contributor("هند المرابط"))
    release(make_story(section, topics=topics, contributors=people))

    assert _count(make_story(section, topics=topics, contributors=people, title="خبر ثانٍ")) <= MOST_QUERIES


def test_more_topics_and_bylines_take_no_more_queries(section: Section):
    topics = tuple(make_topic(f"موضوع {number}") for number in range(6))
    people = tuple(make_contributor(f"كاتب {number}") for number in range(4))
    release(make_story(section, topics=topics, contributors=people))

    few = _count(make_story(section, topics=topics[:1], contributors=people[:1], title="قليل"))
    many = _count(make_story(section, topics=topics, contributors=people, title="كثير"))

    assert many == few


def test_related_stories_take_one_query(section: Section, at: Callable[[int], datetime]):
    topics = [make_topic("الماء"), make_topic("التعليم")]
    release(make_story(section, topics=tuple(topics)))

    with CaptureQueriesContext(connection) as captured:
        found = find_related(0, edition=section.edition, topic_ids=[topic.pk for topic in topics], released_at=at(1))

    assert len(found) == 1
    assert len(captured) == 1


def test_of_two_worth_the_same_the_newer_is_ranked_first(at: Callable[[int], datetime]):
    assert rank([[(1, at(10)), (2, at(14))]], released_at=at(12)) == [2, 1]


def test_addresses_claimed_together_are_the_storys_own(section: Section):
    wanted = [(section.edition, "/s/7/"), (section.edition, "/مجتمع/خبر/")]

    assert addresses.claim_for_story(7, wanted) == ["/s/7/", "/مجتمع/خبر/"]
    assert addresses.claim_for_story(7, wanted) == ["/s/7/", "/مجتمع/خبر/"]
    assert Address.objects.filter(story_id=7).count() == 2


def test_an_address_of_another_story_is_not_taken(section: Section):
    wanted = [(section.edition, "/مجتمع/خبر/")]
    addresses.claim_for_story(7, wanted)

    assert addresses.claim_for_story(8, wanted) == ["/مجتمع/خبر-2/"]
    assert addresses.claim_for_story(8, wanted) == ["/مجتمع/خبر-2/"]
    assert Address.objects.get(path="/مجتمع/خبر/").story_id == 7


def test_addresses_are_claimed_in_nfc(section: Section):
    decomposed = "/مجتمع/آفاق/"

    assert addresses.claim_for_story(7, [(section.edition, decomposed)]) == ["/مجتمع/آفاق/"]
