import pytest
from django.utils import timezone

from warraq.masthead.models import Section
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_contributor, make_story, make_topic
from warraq.publishing.release.models import BulletinEntry, Placement, PublishedStory, StoryTopic
from warraq.publishing.release.release import release
from warraq.publishing.release.republish import republish
from warraq.publishing.release.withdraw import withdraw

pytestmark = pytest.mark.django_db


def snapshot() -> list[tuple]:
    return [
        tuple(model.objects.order_by("pk").values_list())
        for model in (PublishedStory, Placement, StoryTopic, BulletinEntry)
    ]


def test_a_rebuild_changes_nothing_when_nothing_changed(section: Section, other_section: Section):
    topic = make_topic("الماء")
    for number in range(3):
        release(
            make_story(
                section, other_section, topics=(topic,), contributors=(make_contributor(),), slug=f"خبر-{number}"
            )
        )
    before = snapshot()

    done = republish()

    assert (done.seen, done.changed, done.withdrawn) == (3, 0, 0)
    assert snapshot() == before


def test_a_lost_row_comes_back_and_a_stray_one_goes(section: Section):
    story = release(make_story(section))
    PublishedStory.objects.all().delete()
    stray = release(make_story(section, slug="آخر"))
    Story.objects.filter(pk=stray.pk).update(live=False)

    done = republish()

    assert (done.changed, done.withdrawn) == (1, 1)
    assert list(PublishedStory.objects.values_list("story_id", flat=True)) == [story.pk]


def test_a_withdrawn_story_stays_withdrawn(section: Section):
    story = release(make_story(section))
    withdraw(story, now=timezone.now())

    assert republish().changed == 0
    assert not PublishedStory.objects.exists()


def test_a_renamed_section_reaches_its_stories_with_one_old_address_each(section: Section):
    release(make_story(section))
    old = PublishedStory.objects.get().path

    section.name, section.slug = "الناس", "الناس"
    section.save()

    row = PublishedStory.objects.get()
    assert row.trail[0]["name"] == "الناس"
    assert row.path.startswith("/الناس/")
    assert old.startswith("/مجتمع/")
