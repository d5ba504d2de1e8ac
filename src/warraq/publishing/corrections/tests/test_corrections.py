from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from warraq.masthead.tests.factories import SectionFactory
from warraq.newsroom.stories.tests.factories import make_story
from warraq.publishing.corrections.models import PublishedCorrection
from warraq.publishing.release.correct import correct
from warraq.publishing.release.release import release
from warraq.publishing.release.withdraw import withdraw

pytestmark = pytest.mark.django_db
NOTES = ["الصحيح 120 لا 210.", "الاسم سلمى لا سليمى."]


@pytest.fixture
def corrected():
    story = release(make_story(SectionFactory()))
    for note in NOTES:
        story = correct(story, note=note, now=timezone.now())
    return story


def test_each_correction_is_listed_once_in_the_order_of_the_notes(corrected):
    release(corrected)

    assert list(PublishedCorrection.objects.order_by("pk").values_list("note", flat=True)) == NOTES


def test_a_withdrawn_story_takes_its_corrections_with_it(corrected):
    withdraw(corrected, reason="بطلب من المصدر", now=timezone.now())

    assert not PublishedCorrection.objects.exists()


def test_stories_corrected_before_there_was_a_list_are_listed(corrected):
    PublishedCorrection.objects.all().delete()

    import_module("warraq.publishing.corrections.migrations.0002_list_known_corrections").list_known(apps, None)

    assert sorted(PublishedCorrection.objects.values_list("note", flat=True)) == sorted(NOTES)
