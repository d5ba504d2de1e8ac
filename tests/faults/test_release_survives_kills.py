"""A release is whole or it never was, whatever kills the process and whenever."""

import os
import random
import signal
import time
from collections.abc import Callable

import pytest
from django.db import connection, connections

from warraq.masthead.tests.factories import SectionFactory
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_story
from warraq.publishing.release.models import BulletinEntry, PublishedStory
from warraq.publishing.release.release import release

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 30
_KILLED = 137


def in_child(act: Callable[[], object]) -> int:
    """Run `act` in a forked process with a connection of its own; its pid."""
    connections.close_all()
    pid = os.fork()
    if pid:
        return pid
    try:
        act()
        os._exit(0)
    except BaseException:  # the child may not go on as a second test run
        os._exit(1)


def assert_record_agrees() -> None:
    """No live story without its row and its line in the bulletin, and no row or line without a live story."""
    live = set(Story.objects.filter(live=True).values_list("pk", flat=True))
    rows = set(PublishedStory.objects.values_list("story_id", flat=True))
    lines = set(BulletinEntry.objects.filter(kind="released").values_list("story_id", flat=True))
    assert live == rows == lines


@pytest.fixture
def drafts() -> list[Story]:
    section = SectionFactory()
    return [make_story(section, slug=f"خبر-{number}") for number in range(ROUNDS)]


def test_kill_9_at_any_moment_of_a_release_leaves_nothing_half_done(drafts: list[Story]):
    dice = random.Random(7)
    began = time.monotonic()
    release(drafts[0])
    usual = time.monotonic() - began

    outcomes = []
    for story in drafts[1:]:
        pid = in_child(lambda story=story: release(story))
        time.sleep(dice.uniform(0, usual * 1.3))
        os.kill(pid, signal.SIGKILL)
        _pid, status = os.waitpid(pid, 0)
        outcomes.append(os.WIFSIGNALED(status))
        assert_record_agrees()

    assert any(outcomes), "no round was killed in time: the test shows nothing"
    for story in drafts[1:]:
        release(Story.objects.get(pk=story.pk).get_latest_revision_as_object())
    assert Story.objects.filter(live=True).count() == ROUNDS
    assert_record_agrees()


def test_dying_at_every_single_write_of_a_release_leaves_nothing_half_done(drafts: list[Story]):
    spare = iter(drafts)
    story = next(spare)
    for number in range(1, 200):
        pid = in_child(lambda story=story, number=number: release_until_write(story, number))
        _pid, status = os.waitpid(pid, 0)
        assert_record_agrees()
        if os.waitstatus_to_exitcode(status) == 0:
            break
        assert os.waitstatus_to_exitcode(status) == _KILLED
    else:
        pytest.fail("the release never came to its end")

    assert number > 5
    assert PublishedStory.objects.filter(story_id=story.pk).exists()


def release_until_write(story: Story, number: int) -> None:
    """Release, but let the process die before its write of this number."""
    left = number

    def count(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        nonlocal left
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE", "COMMIT")):
            left -= 1
            if left == 0:
                os._exit(_KILLED)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        release(Story.objects.get(pk=story.pk).get_latest_revision_as_object())
