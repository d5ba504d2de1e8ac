"""Whatever kills a clock, and however many run: each due story goes out once, none early and none never."""

import os
import random
import signal
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.faults.test_release_survives_kills import assert_record_agrees, in_child
from warraq.masthead.tests.factories import SectionFactory
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_story
from warraq.publishing.release.clock import Clock
from warraq.publishing.release.models import BulletinEntry, PublishedStory
from warraq.publishing.release.release import release

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 50


@pytest.fixture
def schedule(monkeypatch):
    """`schedule(count)` makes `count` stories, the first due in a minute and the others `apart`, and `later` that are due
    tomorrow. Then an hour passes at once: Wagtail too asks what time it is before it releases."""

    def schedule(count, *, later=0, apart=timedelta(0)):
        section, now = SectionFactory(), timezone.now()
        for number in range(count + later):
            wait = timedelta(minutes=1) + number * apart if number < count else timedelta(days=1)
            release(make_story(section, slug=f"خبر-{number}", go_live_at=now + wait))
        read_clock = timezone.now
        monkeypatch.setattr(timezone, "now", lambda: read_clock() + timedelta(hours=1))
        return now + timedelta(minutes=1)

    return schedule


def run_until_done(moment):
    clock = Clock()
    while clock.run_due(now=moment):
        pass


def lines_per_story():
    lines = BulletinEntry.objects.filter(kind="released").values_list("story_id", flat=True)
    return sorted(list(lines).count(story_id) for story_id in set(lines))


def test_fifty_clocks_are_killed_and_each_story_goes_out_once(schedule):
    # One more is due in each round, so that each has something to kill.
    moment = schedule(ROUNDS, later=3, apart=timedelta(seconds=1))
    dice = random.Random(11)
    began = time.monotonic()
    pid = in_child(lambda: Clock()._release(_first_due(moment), now=moment))
    os.waitpid(pid, 0)
    usual = time.monotonic() - began

    killed = 0
    for number in range(1, ROUNDS):
        due = moment + timedelta(seconds=number)
        pid = in_child(lambda due=due: run_until_done(due))
        time.sleep(dice.uniform(0, usual * 1.5))
        os.kill(pid, signal.SIGKILL)
        _pid, status = os.waitpid(pid, 0)
        killed += os.WIFSIGNALED(status)
        # A release takes longer on a busy machine and less on an idle one: the blows keep falling about its middle.
        usual *= 1.1 if os.WIFSIGNALED(status) else 0.8
        assert_record_agrees()
    run_until_done(moment + timedelta(seconds=ROUNDS))

    assert killed > ROUNDS // 3
    assert Story.objects.filter(live=True).count() == ROUNDS
    assert lines_per_story() == [1] * ROUNDS
    assert_record_agrees()


def _first_due(moment):
    from warraq.publishing.release.clock import _due_revisions

    return _due_revisions(moment).values_list("pk", flat=True)[0]


def test_three_clocks_at_once_release_each_story_once(schedule):
    moment = schedule(20, later=2)

    children = [in_child(lambda: run_until_done(moment)) for _nth in range(3)]
    for pid in children:
        os.waitpid(pid, 0)
    run_until_done(moment)

    assert PublishedStory.objects.count() == 20
    assert lines_per_story() == [1] * 20
    assert_record_agrees()
