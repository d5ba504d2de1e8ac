import asyncio

import pytest

from warraq.audience.counting.buffer import FolderBuffer
from warraq.audience.counting.counter import Counter
from warraq.audience.counting.door import PATH, BeaconDoor
from warraq.audience.counting.tests.readers import headers, make_judge


@pytest.fixture
def door(tmp_path) -> BeaconDoor:
    counter = Counter(judge=make_judge(tmp_path), buffer=FolderBuffer(tmp_path / "batches"))
    counter.start = lambda: None  # type: ignore[method-assign]  # the test cuts by hand
    return BeaconDoor(lambda: counter)


def ask(
    door: BeaconDoor,
    *,
    path: str = PATH,
    method: str = "POST",
    chunks: list[bytes] = (b"",),
    query: bytes = b"",
    said=None,
):
    waiting = [{"body": chunk, "more_body": number < len(chunks) - 1} for number, chunk in enumerate(chunks)]
    answers = []

    async def receive():
        return waiting.pop(0)

    async def send(message):
        answers.append(message)

    scope = {
        "type": "http",
        "path": path,
        "query_string": query,
        "method": method,
        "headers": list((said or headers()).items()),
        "client": ("41.140.0.1", 5000),
    }
    asyncio.run(door(scope, receive, send))
    return answers


def test_whatever_comes_is_answered_with_the_same_204_and_no_database(door):
    # Without a database mark a query would fail the test.
    asked = [
        ask(door, chunks=[b"v,7,0,1,"]),
        ask(door, chunks=[b"v,7,", b"0,1,"]),
        ask(door, query=b"v,999999,0,1,"),
        ask(door, chunks=[b"\xff\x00"]),
        ask(door, query=b"%ff&a=b"),
        ask(door, chunks=[b"a" * 65_536]),
        ask(door, query=b"a" * 8_000),
        ask(door, chunks=[b""], method="GET"),
        ask(door, chunks=[b"v,8,0,1,"], said=headers(origin="https://evil.example")),
        ask(door, chunks=[b"v,8,0,1,"], said={b"host": b"\xff"}),
    ]

    assert all(answers == asked[0] for answers in asked)
    assert asked[0][0]["status"] == 204
    door.counter.cut()
    (batch,) = door.counter.buffer.waiting(most=10)
    assert sorted((story, row[0]) for (_host, story, _kind), row in batch.counts.items()) == [(7, 1), (999999, 1)]


def test_trouble_in_counting_is_never_the_readers(door):
    door.counter.judge = None

    assert ask(door, chunks=[b"v,7,0,1,"])[0]["status"] == 204


def test_what_cannot_be_put_away_is_kept_and_put_away_later(door, tmp_path):
    (tmp_path / "batches").write_text("a file is in the way")
    ask(door, chunks=[b"v,7,0,1,"])
    door.counter.cut()
    assert door.counter.buffer.waiting(most=10) == []

    (tmp_path / "batches").unlink()
    door.counter.cut()

    assert len(door.counter.buffer.waiting(most=10)) == 1


def test_the_script_is_small():
    from warraq.audience.counting import door

    script = door.__file__.replace("door.py", "static/counting/beacon.js")
    with open(script, "rb") as file:
        assert len(file.read()) <= 600
