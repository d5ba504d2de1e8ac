import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from warraq.masthead.models import Section
from warraq.newsroom.stories.tests.factories import HEADLINE, make_story
from warraq.publishing.release.correct import correct
from warraq.publishing.release.models import BulletinEntry, PublishedStory
from warraq.publishing.release.release import release
from warraq.publishing.release.withdraw import NotPublic

pytestmark = pytest.mark.django_db

NOTE = "ورد في نسخة سابقة أن عدد الزوار 210، والصحيح 120."


def test_a_correction_is_public_at_once_and_purged_hard(section: Section):
    story = release(make_story(section))

    correct(story, note=NOTE, now=timezone.now())

    assert [note["note"] for note in PublishedStory.objects.get().corrections] == [NOTE]
    last = BulletinEntry.objects.last()
    assert (last.kind, last.is_hard) == ("corrected", True)


def test_a_correction_does_not_release_the_draft_somebody_is_writing(section: Section):
    story = release(make_story(section))
    story.title = "عنوان قيد الكتابة"
    story.save_revision()

    correct(story, note=NOTE, now=timezone.now())

    assert PublishedStory.objects.get().headline == HEADLINE
    story.refresh_from_db()
    draft = story.get_latest_revision_as_object()
    assert draft.title == "عنوان قيد الكتابة"
    assert [correction.note for correction in draft.corrections.all()] == [NOTE]


def test_releasing_after_a_correction_keeps_it_and_is_no_correction_itself(section: Section):
    story = correct(release(make_story(section)), note=NOTE, now=timezone.now())
    story.standfirst = "سطر جديد."

    release(story)

    assert len(PublishedStory.objects.get().corrections) == 1
    assert BulletinEntry.objects.last().kind == "released"


def test_an_empty_note_and_a_draft_are_refused(section: Section):
    with pytest.raises(ValidationError):
        correct(release(make_story(section)), note="  ", now=timezone.now())
    with pytest.raises(NotPublic):
        correct(make_story(section, slug="آخر"), note=NOTE, now=timezone.now())


def test_the_same_note_again_makes_no_second_correction(section: Section):
    story = release(make_story(section))
    for _click in range(2):
        correct(story, note=NOTE, now=timezone.now())

    assert [correction.note for correction in story.corrections.all()] == [NOTE]
    assert PublishedStory.objects.get(story_id=story.pk).version == 2
