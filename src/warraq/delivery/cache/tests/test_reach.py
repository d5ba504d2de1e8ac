import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from warraq.delivery.cache import reach as reach_module
from warraq.delivery.cache.models import Listener, Purge
from warraq.delivery.cache.outbox import take_in
from warraq.delivery.cache.reach import find_reach
from warraq.delivery.cache.roll import Roll, this_machine
from warraq.publishing.release import bulletin
from warraq.publishing.release.models import BulletinEntry


def listen(name, *, position, process=1, machine="elsewhere", ago=0):
    heard_at = timezone.now() - timedelta(seconds=ago)
    return Listener.objects.create(name=name, machine=machine, process=process, position=position, heard_at=heard_at)


def withdraw(story_id=7, *, ago=0):
    happened_at = timezone.now() - timedelta(seconds=ago)
    return bulletin.append(
        BulletinEntry.Kind.WITHDRAWN, keys=[f"story:{story_id}"], now=happened_at, story_id=story_id, is_hard=True
    )


@pytest.mark.django_db
def test_it_is_everywhere_when_every_process_has_heard():
    listen("a", position=6)
    late = listen("b", position=4)

    reach = find_reach(5)
    assert (reach.is_everywhere, reach.late, reach.silent) == (False, (late,), ())

    Listener.objects.filter(pk=late.pk).update(position=5)
    assert find_reach(5).is_everywhere


@pytest.mark.django_db
def test_a_process_not_heard_of_is_named_and_not_taken_for_dead():
    silent = listen("a", position=4, ago=60)

    reach = find_reach(5)

    assert (reach.is_everywhere, reach.late, reach.silent) == (False, (), (silent,))


@pytest.mark.django_db
def test_a_process_of_this_machine_that_was_killed_is_no_more_waited_for():
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    listen("a", position=4, process=child.pid, machine=this_machine())
    assert find_reach(5).late

    child.kill()  # and nobody has waited for it yet
    until = time.monotonic() + 20
    while find_reach(5).late and time.monotonic() < until:
        time.sleep(0.01)

    assert find_reach(5).is_everywhere
    child.wait()
    assert not Listener.objects.exists()


@pytest.mark.django_db
def test_caches_in_front_are_waited_for_until_they_were_told_twice(settings):
    settings.WARRAQ_PURGE = ["varnish+http://127.0.0.1:1/"]
    entry = withdraw()
    assert find_reach(entry.pk).is_courier_behind

    bulletin.mark_read("purge", position=entry.pk)
    purge = Purge.objects.create(backend="varnish", entry_id=entry.pk, is_hard=True, due_at=timezone.now())
    for status in (Purge.Status.WAITING, Purge.Status.AGAIN):
        Purge.objects.update(status=status)
        assert find_reach(entry.pk).caches == (purge,)

    Purge.objects.update(status=Purge.Status.DONE)
    assert find_reach(entry.pk).is_everywhere


@pytest.mark.django_db
def test_a_purge_that_the_courier_writes_while_one_looks_is_waited_for(settings, monkeypatch):
    settings.WARRAQ_PURGE = ["varnish+http://127.0.0.1:1/"]
    take_in(settings.WARRAQ_PURGE)
    entry = withdraw()

    def read_after_the_courier(consumer):
        take_in(settings.WARRAQ_PURGE)
        return bulletin.last_read(consumer)

    monkeypatch.setattr(reach_module, "last_read", read_after_the_courier)

    assert not find_reach(entry.pk).is_everywhere
    assert Purge.objects.get().entry_id == entry.pk


@pytest.mark.django_db(transaction=True)
def test_a_process_tells_how_far_it_has_heard_and_says_good_bye():
    roll = Roll()
    roll.start()
    try:
        for position in (3, 8):
            roll.mark(position)
            until = time.monotonic() + 20
            while time.monotonic() < until and not Listener.objects.filter(position=position).exists():
                time.sleep(0.02)
            assert Listener.objects.get().position == position
    finally:
        roll.stop()

    assert not Listener.objects.exists()
