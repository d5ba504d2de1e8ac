"""A background pinned to one story: kept with each of its versions, public with its release."""

import pytest
from django.core.exceptions import ValidationError

from warraq.masthead.tests.factories import SectionFactory
from warraq.newsroom.stories.background import read_background
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_story, make_topic
from warraq.publishing.release.models import BulletinEntry, PublishedStory
from warraq.publishing.release.release import release

WORDS = "بدأ الخلاف على الميناء قبل عشر سنوات."


def box(*blocks):
    return [{"type": kind, "value": value} for kind, value in blocks]


def write(story, *blocks):
    """A new version of the story with this box."""
    story.background = story._meta.get_field("background").to_python(box(*blocks))
    story.full_clean()
    story.save_revision()


def public(story):
    return PublishedStory.objects.get(story_id=story.pk).background


@pytest.fixture
def section(db):
    return SectionFactory(name="مجتمع", slug="مجتمع")


@pytest.fixture
def explains(section):
    story = make_story(section, title="كل ما تريد معرفته عن الميناء")
    release(story)
    return story


@pytest.fixture
def story(section):
    story = make_story(section)
    release(story)
    return story


def test_readers_get_the_box_with_the_version_that_is_released(story, explains):
    topic = make_topic("الميناء")
    write(story, ("text", WORDS), ("story", explains.pk), ("topic", topic.pk))
    assert public(story) is None

    release(story.get_latest_revision_as_object())

    assert public(story) == {"text": WORDS, "stories": [explains.pk], "topic": topic.pk}
    last = BulletinEntry.objects.latest("pk")
    assert f"story:{story.pk}" in last.keys


def test_each_version_has_its_own_box(story):
    write(story, ("text", "الأولى"))
    first = story.latest_revision
    write(story, ("text", "الثانية"))

    assert read_background(first.as_object().background).text == "الأولى"
    assert read_background(story.get_latest_revision_as_object().background).text == "الثانية"


def test_a_story_that_was_deleted_is_forgotten(story, explains):
    write(story, ("text", WORDS), ("story", explains.pk))
    explains.delete()

    assert read_background(story.get_latest_revision_as_object().background).story_ids == []


def test_a_topic_that_was_merged_leads_to_the_one_that_stands(story):
    merged, kept = make_topic("ميناء"), make_topic("مرفأ")
    merged.merged_into = kept
    merged.save()
    write(story, ("topic", merged.pk))

    assert read_background(story.get_latest_revision_as_object().background).topic == kept


def test_more_than_one_text_or_four_stories_are_refused(story, explains):
    for blocks in ([("text", "أ"), ("text", "ب")], [("story", explains.pk)] * 5, [("text", "س" * 601)]):
        field = Story._meta.get_field("background")
        with pytest.raises(ValidationError):
            field.stream_block.clean(field.to_python(box(*blocks)))


def test_a_release_without_a_box_has_none(story):
    assert public(story) is None
