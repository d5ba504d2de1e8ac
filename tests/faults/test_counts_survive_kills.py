"""A count is added once, and a process that is killed takes at most its last second with it."""

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connections
from django.db.models import Sum
from django.utils import timezone

from warraq.audience.counting.apply import apply_waiting
from warraq.audience.counting.buffer import Buffer, FolderBuffer, RedisBuffer
from warraq.audience.counting.counter import CUT_SECONDS, Counter
from warraq.audience.counting.models import StoryHour, StoryTotal
from warraq.audience.counting.tests.readers import headers, make_judge
from warraq.delivery.site.tests.factories import make_edition, make_section, make_story

pytestmark = pytest.mark.django_db(transaction=True)
PER_SECOND = 500
# Of this run alone: marks of an earlier one may still be known.
STORY = uuid4().int % 10**9 + 1


def in_child(act: Callable[[], object]) -> int:
    connections.close_all()
    pid = os.fork()
    if pid:
        return pid
    try:
        act()
    finally:
        os._exit(0)


def count_for_ever(buffer: Buffer, folder: Path, pipe: int, *, story: int) -> None:
    """Take PER_SECOND views of the story a second, each of another reader, and tell of each that was answered, and of
    each cut when it begins and when it is done."""
    counter = Counter(judge=make_judge(folder), buffer=buffer)
    cut = counter.cut

    def cut_and_tell() -> None:
        os.write(pipe, b"[")
        cut()
        os.write(pipe, b"]")

    counter.cut = cut_and_tell
    counter.start()
    said, began, number = headers(), time.monotonic(), 0
    while True:
        due = int((time.monotonic() - began) * PER_SECOND)
        while number < due:
            counter.take(said, peer=f"10.0.{number >> 8}.{number & 255}", body=f"v,{story},0,1,".encode())
            os.write(pipe, b".")
            number += 1
        time.sleep(0.002)


def add_for_ever(buffer: Buffer) -> None:
    while True:
        apply_waiting(buffer, now=timezone.now())
        time.sleep(0.05)


def run_kills(make_buffer: Callable[[], Buffer], folder: Path, *, kills: int) -> None:
    """Each process that counts has a story of its own, so that what each lost is known."""
    section = make_section(make_edition())
    dice = random.Random(11)
    answered, put_away = {}, {}
    adding = in_child(lambda: add_for_ever(make_buffer()))
    for story in range(1, kills + 1):
        make_story(story, section)
        reading, writing = os.pipe()
        counting = in_child(lambda w=writing, s=story: count_for_ever(make_buffer(), folder, w, story=s))
        os.close(writing)
        time.sleep(dice.uniform(1.2, 1.9))
        os.kill(counting, signal.SIGKILL)
        os.waitpid(counting, 0)
        # Whoever adds is killed too, at whatever it is doing, and another begins.
        os.kill(adding, signal.SIGKILL)
        os.waitpid(adding, 0)
        with os.fdopen(reading, "rb") as told:
            told_of = told.read()
        answered[story] = told_of.count(b".")
        # What was answered before a cut that was done is put away.
        put_away[story] = (
            told_of[: told_of.rfind(b"[", 0, told_of.rfind(b"]") + 1)].count(b".") if b"]" in told_of else 0
        )
        adding = in_child(lambda: add_for_ever(make_buffer()))
    os.kill(adding, signal.SIGKILL)
    os.waitpid(adding, 0)
    while apply_waiting(make_buffer(), now=timezone.now()):
        pass

    counted = dict(StoryHour.objects.values_list("story_id").annotate(n=Sum("views")))
    assert dict(StoryTotal.objects.values_list("story_id", "views")) == counted
    facts = [(put_away[story], counted.get(story, 0), answered[story]) for story in answered]
    assert all(kept <= count <= said for kept, count, said in facts), facts
    # On a machine on which others are busy, too, a cut may come late; a tenth of a second is for it in any case.
    lost = sorted(said - count for _kept, count, said in facts)
    assert lost[len(lost) // 2] <= PER_SECOND * (CUT_SECONDS + 0.1), facts
    assert sum(counted.values()) > 0


def test_kill_9_loses_a_second_at_most_and_doubles_nothing(tmp_path):
    run_kills(lambda: FolderBuffer(tmp_path / "batches"), tmp_path, kills=10)


@pytest.mark.redis
def test_kill_9_with_redis_as_the_buffer(tmp_path, redis_url):
    from redis import Redis

    name = f"warraq:test:{uuid4().hex}"
    try:
        run_kills(lambda: RedisBuffer(Redis.from_url(redis_url), name=name), tmp_path, kills=10)
    finally:
        Redis.from_url(redis_url).delete(name)


@pytest.mark.redis
def test_machines_that_share_redis_count_a_reader_once(tmp_path, redis_url):
    from redis import Redis

    from warraq.audience.counting.salt import FileSalt, RedisSalt
    from warraq.audience.counting.shared import SharedMarks

    server = Redis.from_url(redis_url)
    counters = []
    for machine in ("one", "other"):
        judge = make_judge(tmp_path / machine)
        salt = RedisSalt(server, otherwise=FileSalt(tmp_path / machine / "salt"))
        judge = type(judge)(seen=judge.seen, salt=salt, proxies=judge.proxies, limits=judge.limits)
        compare = SharedMarks(server, window_seconds=60).find_known
        counters.append(Counter(judge=judge, buffer=FolderBuffer(tmp_path / "batches"), compare=compare))
    for counter in counters:
        counter.take(headers(), peer="41.140.0.1", body=f"v,{STORY},0,1,".encode())
        counter.cut()

    views = [row[0] for batch in FolderBuffer(tmp_path / "batches").waiting(most=9) for row in batch.counts.values()]
    assert sorted(views) == [0, 1]
