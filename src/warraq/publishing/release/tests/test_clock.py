from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from warraq.masthead.models import Section
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_story
from warraq.publishing.release.clock import Clock, Failure, find_failed, find_overdue
from warraq.publishing.release.models import BulletinEntry, FailedRelease, PublishedStory
from warraq.publishing.release.release import release

pytestmark = pytest.mark.django_db


def schedule(section: Section, *, hours: int = 1, **fields: object) -> Story:
    return release(make_story(section, go_live_at=timezone.now() + timedelta(hours=hours), **fields))


def test_a_scheduled_story_is_hidden_until_its_second_and_then_released_once(section: Section):
    story = schedule(section)
    clock = Clock()

    assert clock.run_due(now=timezone.now()) == 0
    assert not PublishedStory.objects.exists()
    with time_machine.travel(story.go_live_at):
        assert clock.run_due(now=timezone.now()) == 1
        assert clock.run_due(now=timezone.now()) == 0

    assert PublishedStory.objects.get().story_id == story.pk
    assert BulletinEntry.objects.filter(kind="released").count() == 1


def test_one_story_that_cannot_go_out_does_not_hold_up_the_others(section: Section):
    bad, good = schedule(section, slug="أول"), schedule(section, slug="ثان")
    bad.story_sections.all()
    revision = bad.scheduled_revision
    revision.content["story_sections"] = []
    revision.save(update_fields=["content"])
    failures: list[Failure] = []
    clock = Clock(on_failure=failures.append)

    with time_machine.travel(timezone.now() + timedelta(hours=1, seconds=1)):
        now = timezone.now()
        assert clock.run_due(now=now) == 1
        assert clock.run_due(now=now) == 0  # not tried again at once
        clock.run_due(now=now + timedelta(seconds=6))
        assert [overdue.pk for overdue in find_overdue(now=now + timedelta(seconds=31))] == [revision.pk]

        assert [(failed.story_id, failed.tries) for failed in find_failed()] == [(bad.pk, 2)]
        assert "قسم" in find_failed()[0].reason
    assert [row.story_id for row in PublishedStory.objects.all()] == [good.pk]
    assert {failure.story_id for failure in failures} == {bad.pk}
    assert len(failures) == 2


def test_an_expired_story_is_withdrawn(section: Section):
    story = release(make_story(section, expire_at=timezone.now() + timedelta(hours=2)))

    assert Clock().run_due(now=timezone.now() + timedelta(hours=2)) == 1

    story.refresh_from_db()
    assert story.expired
    assert not PublishedStory.objects.exists()


def test_what_kept_a_story_back_is_forgotten_once_it_is_out(section: Section):
    story = schedule(section)
    revision = story.scheduled_revision
    whole = revision.content["story_sections"]
    revision.content["story_sections"] = []
    revision.save(update_fields=["content"])
    clock, due = Clock(), story.go_live_at
    clock.run_due(now=due)
    assert [failed.story_id for failed in find_failed()] == [story.pk]

    revision.content["story_sections"] = whole
    revision.save(update_fields=["content"])

    assert clock.run_due(now=due + timedelta(seconds=6)) == 1
    assert find_failed() == []
    assert not FailedRelease.objects.exists()


def test_an_embargo_that_came_later_beats_the_schedule(section: Section):
    story = schedule(section)
    due = story.go_live_at
    Story.objects.filter(pk=story.pk).update(embargoed_until=due + timedelta(hours=3))
    clock = Clock()

    with time_machine.travel(due + timedelta(seconds=1)):
        assert clock.run_due(now=timezone.now()) == 0
    assert not PublishedStory.objects.exists()
    with time_machine.travel(due + timedelta(hours=3, seconds=1)):
        assert clock.run_due(now=timezone.now()) == 1


def test_a_wall_clock_that_jumps_releases_nothing_early_and_nothing_twice(section: Section):
    story = schedule(section)
    due, clock = story.go_live_at, Clock()

    for jump in [-7200, -1, -90_000, 0, -3600, 1, 86_400, -5]:
        with time_machine.travel(due + timedelta(seconds=jump)):
            clock.run_due(now=timezone.now())
            assert PublishedStory.objects.exists() == (BulletinEntry.objects.filter(kind="released").count() == 1)
            if jump < 0 and not Story.objects.get(pk=story.pk).live:
                assert not PublishedStory.objects.exists()

    assert BulletinEntry.objects.filter(kind="released").count() == 1
