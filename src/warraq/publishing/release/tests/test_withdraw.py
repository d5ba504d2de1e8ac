import pytest
from django.utils import timezone

from warraq.masthead.models import Section
from warraq.newsroom.stories.readiness import StoryWasKilled
from warraq.newsroom.stories.tests.factories import make_story
from warraq.publishing.release.models import Address, BulletinEntry, Placement, PublishedStory
from warraq.publishing.release.release import release
from warraq.publishing.release.withdraw import NotPublic, restore, withdraw

pytestmark = pytest.mark.django_db


def test_a_withdrawn_story_leaves_every_edition_and_its_addresses_say_why(section: Section, other_section: Section):
    story = release(make_story(section, other_section))

    withdraw(story, reason="ثبت أن الوثيقة غير صحيحة.", now=timezone.now())

    assert not PublishedStory.objects.exists()
    assert not Placement.objects.exists()
    assert set(Address.objects.filter(story_id=story.pk).values_list("gone_reason", flat=True)) == {
        "ثبت أن الوثيقة غير صحيحة."
    }
    last = BulletinEntry.objects.last()
    assert (last.kind, last.is_hard) == ("withdrawn", True)
    assert f"section:{other_section.pk}" in last.keys


def test_neither_a_new_nor_an_old_revision_brings_a_killed_story_back(section: Section):
    story = release(make_story(section))
    before = story.latest_revision
    withdraw(story, now=timezone.now())

    with pytest.raises(StoryWasKilled):
        before.publish()
    story.refresh_from_db()
    with pytest.raises(StoryWasKilled):
        release(story)

    assert not PublishedStory.objects.exists()


def test_a_restored_story_can_be_released_at_its_old_address(section: Section):
    story = release(make_story(section))
    path = PublishedStory.objects.get().path
    withdraw(story, now=timezone.now())

    restore(story)
    story.refresh_from_db()
    release(story)

    assert PublishedStory.objects.get().path == path
    assert not Address.objects.filter(gone_at__isnull=False).exists()


def test_wagtails_own_unpublish_and_delete_end_in_the_record_too(section: Section):
    unpublished, deleted = release(make_story(section)), release(make_story(section, slug="آخر"))

    unpublished.unpublish()
    deleted.delete()

    assert not PublishedStory.objects.exists()
    assert BulletinEntry.objects.filter(kind="withdrawn").count() == 2


def test_a_draft_cannot_be_withdrawn(section: Section):
    with pytest.raises(NotPublic):
        withdraw(make_story(section), now=timezone.now())
