import threading
import time

import pytest
from django.utils import timezone

from warraq.publishing.release import bulletin, wake_up
from warraq.publishing.release.follow import Follower
from warraq.publishing.release.models import BulletinEntry


def append(*keys):
    return bulletin.append(BulletinEntry.Kind.RELEASED, keys=keys, now=timezone.now())


@pytest.fixture
def seen():
    return []


def test_a_follower_hands_over_what_is_new_once_and_in_order(db, seen):
    before = append("story:1")
    follower = Follower(seen.extend, position=before.pk, name="test")
    expected = [append("story:2").pk, append("story:3").pk]

    assert follower.read_once() == 2
    assert [entry.pk for entry in seen] == expected
    assert follower.read_once() == 0
    assert follower.position == expected[-1]


def test_what_the_consumer_could_not_take_comes_again(db, seen):
    follower = Follower(lambda entries: seen.append(1 / len(seen)), position=append("a").pk, name="test")
    append("b")

    with pytest.raises(ZeroDivisionError):
        follower.read_once()
    seen.append(1)

    assert follower.read_once() == 1


def test_a_follower_finds_a_change_by_itself(transactional_db):
    found = threading.Event()
    follower = Follower(lambda entries: found.set(), position=append("a").pk, name="test", poll_seconds=0.02)
    follower.start()
    try:
        append("b")
        assert found.wait(20)
    finally:
        follower.stop()


@pytest.mark.redis
def test_redis_wakes_a_follower_that_sleeps(transactional_db, redis_url, settings):
    settings.WARRAQ_REDIS_URL = redis_url
    rang, found = threading.Event(), threading.Event()
    bell = wake_up.Bell(rang.set, name="test-bell")
    bell.start()
    follower = Follower(lambda entries: found.set(), position=append("a").pk, name="test", poll_seconds=600)
    follower.start()
    try:
        while not rang.wait(0.05):  # until the subscription stands
            wake_up._ring()
        append("b")
        until = time.monotonic() + 20
        while (
            not found.wait(0.3) and time.monotonic() < until
        ):  # the follower's own bell may hang later than the test's
            wake_up._ring()
        assert found.is_set()
    finally:
        bell.stop()
        follower.stop()


def test_a_redis_that_is_gone_holds_no_release_up(
    db, settings, caplog, monkeypatch, django_capture_on_commit_callbacks
):
    settings.WARRAQ_REDIS_URL = "redis://127.0.0.1:1/0"
    monkeypatch.setattr(wake_up, "_quiet_until", 0.0)

    with django_capture_on_commit_callbacks(execute=True):
        append("a")
        append("b")

    assert [record.event for record in caplog.records] == ["publishing.wake_up.failed"]
