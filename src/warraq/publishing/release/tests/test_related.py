from datetime import timedelta

import pytest

from warraq.masthead.models import Section
from warraq.newsroom.stories.tests.factories import make_story, make_topic
from warraq.publishing.release.models import PublishedStory
from warraq.publishing.release.release import release

pytestmark = pytest.mark.django_db


def test_a_rare_shared_topic_counts_for_more_than_a_common_one(section: Section, at):
    common, rare = make_topic("الرباط"), make_topic("الخط العربي")
    for hour in range(5):
        release(make_story(section, topics=(common,), slug=f"عام-{hour}"), first_released_at=at(hour))
    close = release(make_story(section, topics=(rare,), slug="خط"), first_released_at=at(1))

    story = release(make_story(section, topics=(common, rare), slug="جديد"), first_released_at=at(9))

    related = PublishedStory.objects.get(story_id=story.pk).related
    assert related[0] == close.pk
    assert len(related) == 6
    assert story.pk not in related


def test_of_equals_the_nearer_in_time_comes_first(section: Section, at):
    topic = make_topic("الماء")
    far = release(make_story(section, topics=(topic,), slug="بعيد"), first_released_at=at(1) - timedelta(days=200))
    near = release(make_story(section, topics=(topic,), slug="قريب"), first_released_at=at(1))

    story = release(make_story(section, topics=(topic,), slug="جديد"), first_released_at=at(2))

    assert PublishedStory.objects.get(story_id=story.pk).related == [near.pk, far.pk]


def test_a_story_without_topics_or_fellows_has_none(section: Section):
    release(make_story(section))

    assert PublishedStory.objects.get().related == []
