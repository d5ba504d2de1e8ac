import asyncio

import pytest
from django.db import OperationalError

from warraq.delivery.live.bell import Bell, State, read_states
from warraq.delivery.live.stream import LiveStream
from warraq.delivery.live.tests.conftest import post
from warraq.publishing.release.addresses import code_for

STORY = 90


class Browser:
    """A reader of the stream, who collects what is sent and may leave."""

    def __init__(self, stream, path=None, method="GET", headers=()):
        self.sent, self.left = [], asyncio.Event()
        self.scope = {"type": "http", "path": path or f"/_live/{code_for(STORY)}", "method": method}
        self.scope["headers"] = [*headers]
        self.task = asyncio.ensure_future(stream(self.scope, self.receive, self.send))

    async def receive(self):
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message):
        self.sent.append(message)

    @property
    def status(self):
        return self.sent[0]["status"] if self.sent else None

    @property
    def text(self):
        return b"".join(message.get("body", b"") for message in self.sent).decode()


async def until(condition):
    async with asyncio.timeout(20):
        while not condition():
            await asyncio.sleep(0.005)


def play(scene, *, most=10, state=None):
    """Run a scene with a stream whose states are in a dict that the scene may change."""
    states = {STORY: state or State(7, True)}

    async def run():
        looks = []

        def read(ids):
            looks.append(set(ids))
            if states.get("trouble"):
                raise OperationalError("gone away")
            return {story_id: states.get(story_id, State(0, False)) for story_id in ids}

        bell = Bell(most=most, every_seconds=0.005, read=read)
        await scene(LiveStream(bell=bell, beat_seconds=0.05), states, bell, looks)

    asyncio.run(run())


def test_a_ring_follows_each_change_and_a_beat_each_pause():
    async def scene(stream, states, bell, looks):
        browser = Browser(stream)
        await until(lambda: "data: 7\n\n" in browser.text)
        states[STORY] = State(8, True)
        await until(lambda: "data: 8\n\n" in browser.text)
        await until(lambda: ":\n\n" in browser.text.split("data: 8\n\n")[1])
        browser.left.set()
        await browser.task
        assert len(bell) == 0
        assert dict(browser.sent[0]["headers"])[b"cache-control"] == b"no-store"

    play(scene)


def test_one_look_serves_all_who_wait_and_there_is_none_when_nobody_does():
    async def scene(stream, states, bell, looks):
        browsers = [Browser(stream) for _ in range(8)]
        await until(lambda: all("data: 7" in browser.text for browser in browsers))
        assert len(looks) < 8
        for browser in browsers:
            browser.left.set()
        await asyncio.gather(*(browser.task for browser in browsers))
        await bell._watch
        seen = len(looks)
        await asyncio.sleep(0.05)
        assert len(looks) == seen

    play(scene)


@pytest.mark.parametrize(("heard", "is_told"), [(b"7", False), (b"6", True), (b"x", True), (b"9" * 40, True)])
def test_a_browser_that_comes_again_is_told_only_what_it_has_not_heard(heard, is_told):
    async def scene(stream, states, bell, looks):
        browser = Browser(stream, headers=[(b"last-event-id", heard)])
        await until(lambda: ":\n\n" in browser.text)
        assert ("id: 7\ndata: 7\n\n" in browser.text) == is_told
        states[STORY] = State(8, True)
        await until(lambda: "id: 8\ndata: 8\n\n" in browser.text)
        browser.left.set()
        await browser.task

    play(scene)


def test_the_end_is_told_once_and_nobody_is_asked_back():
    async def scene(stream, states, bell, looks):
        browser = Browser(stream)
        await until(lambda: "data: 7" in browser.text)
        states[STORY] = State(9, False)
        await browser.task
        assert browser.text.endswith("event: ended\ndata: 9\n\n")
        late = Browser(stream)
        await late.task
        assert late.status == 204
        assert len(bell) == 0

    play(scene)


def test_there_is_room_for_so_many_and_no_more():
    async def scene(stream, states, bell, looks):
        first = [Browser(stream) for _ in range(3)]
        await until(lambda: all(browser.status == 200 for browser in first))
        refused = Browser(stream)
        await refused.task
        assert refused.status == 503
        first[0].left.set()
        await first[0].task
        welcome = Browser(stream)
        await until(lambda: welcome.status == 200)

    play(scene, most=3)


def test_readers_keep_waiting_while_the_database_is_away():
    async def scene(stream, states, bell, looks):
        browser = Browser(stream)
        await until(lambda: "data: 7" in browser.text)
        states["trouble"] = True
        seen = len(looks)
        await until(lambda: len(looks) > seen + 3)
        states |= {"trouble": False, STORY: State(8, True)}
        await until(lambda: "data: 8" in browser.text)

    play(scene)


@pytest.mark.parametrize(
    ("path", "method", "status"), [("/_live/", "GET", 404), ("/_live/u!", "GET", 404), ("/_live/2t", "POST", 405)]
)
def test_what_is_no_stream_is_refused(path, method, status):
    async def scene(stream, states, bell, looks):
        browser = Browser(stream, path, method)
        await browser.task
        assert browser.status == status
        assert looks == []

    play(scene)


@pytest.mark.django_db(transaction=True)
def test_states_are_those_of_public_coverages(coverage):
    newest = post(coverage, 70)

    found = read_states([90, 30, 999])

    assert found == {90: State(newest.change, True), 30: State(0, False), 999: State(0, False)}
