import multiprocessing
import os
import signal
import time
from types import SimpleNamespace

import lmdb
import pytest

from warraq.delivery.cache.deflating import pack
from warraq.delivery.cache.disk import Disk
from warraq.delivery.cache.entries import Entry, PackedGroup
from warraq.delivery.cache.pieces import Choice, Group, Include, Item, Ordinal
from warraq.delivery.cache.purged import State

MIB = 1024 * 1024
BLOCK = (Group(("<ol>", Choice(2, (Item(1, ("<li>", Ordinal(), "</li>")), Item(2, ("<li>b",))), ("١", "٢")), "</ol>")),)


def entry(number=1, *, position=5, size=10, keys=("story:1", "latest:1"), choices=None):
    return Entry(
        (1, b"/%d/" % number, b""),
        status=200,
        headers=((b"content-type", b"text/html; charset=utf-8"),),
        keys=frozenset(keys),
        seconds=3600,
        rendered_at=time.time(),
        position=position,
        parts=(pack(os.urandom(size)), PackedGroup((Include("latest"), pack("ذيل".encode())))),
        choices=choices,
        shown=frozenset({number}),
        blocks=("latest",),
    )


def change(number, *keys, story_id=None):
    return SimpleNamespace(pk=number, keys=list(keys), is_hard=story_id is not None, story_id=story_id)


@pytest.fixture
def disk(tmp_path):
    disk = Disk(tmp_path, most_bytes=4 * MIB, build="one")
    yield disk
    disk.close()


@pytest.mark.parametrize("choices", [None, BLOCK])
def test_what_is_stored_comes_back_whole(disk, choices):
    stored = entry(choices=choices)
    disk.put([stored])

    found, state = disk.get(stored.address)

    assert state is State.FRESH
    for name in ("address", "status", "headers", "keys", "position", "parts", "choices", "shown", "blocks", "size"):
        assert getattr(found, name) == getattr(stored, name)
    assert abs(found.expires_at - stored.expires_at) < 0.1


def test_it_is_judged_by_what_the_bulletin_said_later(disk):
    disk.put([entry(1), entry(2, keys=("story:2",)), entry(3, position=9)])

    disk.record([change(6, "latest:1"), change(7, "story:2", story_id=2), change(8, "story:3")], position=8)

    assert disk.get((1, b"/1/", b""))[1] is State.STALE
    assert disk.get((1, b"/2/", b""))[1] is State.DEAD
    assert disk.get((1, b"/3/", b""))[1] is State.FRESH


def test_pages_of_another_build_are_last_copies(disk, tmp_path):
    disk.put([entry()])
    disk.close()
    newer = Disk(tmp_path, most_bytes=4 * MIB, build="two")

    assert newer.get((1, b"/1/", b""))[1] is State.STALE
    newer.close()


def test_pages_of_another_database_are_gone(disk):
    assert disk.position(epoch="one") is None
    disk.record([change(6, "a")], position=6)
    disk.put([entry()])
    assert disk.position(epoch="one") == 6
    assert disk.position(epoch="") == 6

    assert disk.position(epoch="two") is None
    assert disk.count() == 0


def test_it_is_bounded_and_lets_the_oldest_go(disk):
    for number in range(200):
        disk.put([entry(number, size=30_000)])

    assert disk.get((1, b"/0/", b"")) is None
    assert disk.get((1, b"/199/", b"")) is not None
    assert disk._path.stat().st_size <= 4 * MIB


def test_a_broken_record_is_found_and_the_tier_begins_anew(disk):
    disk.put([entry()])
    with disk._env.begin(write=True) as txn:
        cursor = txn.cursor(disk._pages)
        cursor.first()
        txn.put(bytes(cursor.key()), bytes(cursor.value())[:-4] + b"torn", db=disk._pages)

    assert disk.get((1, b"/1/", b"")) is None
    assert (disk.broken, disk.rebuilt, disk.count()) == (1, 1, 0)
    disk.put([entry()])
    assert disk.get((1, b"/1/", b"")) is not None


def _write_for_ever(folder):
    disk = Disk(folder, most_bytes=4 * MIB, build="one")
    number = 0
    while True:
        number += 1
        disk.put([entry(number % 50, size=5000)])
        disk.record([change(number, f"story:{number % 50}", story_id=number % 50)], position=number)


def test_a_kill_tears_nothing(tmp_path):
    for round_ in range(6):
        process = multiprocessing.get_context("fork").Process(target=_write_for_ever, args=(tmp_path,))
        process.start()
        deadline = time.monotonic() + 20
        while not ((file := tmp_path / "pages.lmdb").exists() and file.stat().st_size > 100_000):
            assert time.monotonic() < deadline
            time.sleep(0.01)
        time.sleep(0.1 + round_ * 0.013)
        os.kill(process.pid, signal.SIGKILL)
        process.join()

    disk = Disk(tmp_path, most_bytes=4 * MIB, build="one")
    found = [disk.get((1, b"/%d/" % number, b"")) for number in range(50)]

    assert (disk.broken, disk.rebuilt) == (0, 0)
    assert any(found)
    disk.close()


@pytest.mark.parametrize("damage", ["cut", "noise", "head"])
def test_a_file_damaged_while_a_process_died_is_found_before_it_is_used(tmp_path, damage):
    disk = Disk(tmp_path, most_bytes=4 * MIB, build="one")
    disk.put([entry(number, size=9000) for number in range(60)])
    disk.close()
    (tmp_path / "open" / "999999999").touch()  # the note of a process that is no more
    path = tmp_path / "pages.lmdb"
    size = path.stat().st_size
    with path.open("r+b") as file:
        if damage == "cut":
            file.truncate(size // 3)
        else:
            file.seek(0 if damage == "head" else size // 2)
            file.write(os.urandom(min(200_000, size // 3)))

    again = Disk(tmp_path, most_bytes=4 * MIB, build="one")

    assert again.rebuilt == 1
    again.put([entry()])
    assert again.get((1, b"/1/", b"")) is not None
    again.close()


def test_without_room_what_was_withdrawn_is_still_not_served(disk, monkeypatch):
    """A full disk: the change cannot be written, so the copies go."""
    disk.put([entry()])

    class Full:
        def begin(self, *, write=False):
            if write:
                raise lmdb.DiskError("mdb_txn_commit: No space left on device")
            return env.begin()

        def close(self):
            env.close()

    env, disk._env = disk._env, Full()
    disk.record([change(6, "story:1", story_id=1)], position=6)

    assert disk.get((1, b"/1/", b"")) is None


def test_a_file_that_another_process_began_anew_is_opened_again(disk):
    disk.put([entry()])
    disk._path.unlink()

    disk.look_again()

    assert disk.count() == 0
    disk.put([entry()])
    assert disk.count() == 1
