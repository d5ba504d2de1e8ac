"""Who waits for which coverage in this process, and the one look at the database that serves them all.

A waiting reader holds a socket and a few bytes, never a connection to the database: once a second, and only while
somebody waits, one query asks what is new of all the coverages that are waited for, and its connection is given back.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import Error as DatabaseTrouble
from django.db import connections
from django.db.models import Max

from warraq.publishing.live.models import PublishedEntry
from warraq.publishing.release.models import PublishedStory

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class State:
    """The last change of a coverage, and whether it runs. A coverage that is not there does not."""

    latest: int
    is_running: bool


def read_states(story_ids: Iterable[int]) -> dict[int, State]:
    """Two queries for all of them; the connection is closed behind them."""
    ids = list(story_ids)
    try:
        rows = PublishedEntry.objects.filter(story_id__in=ids).order_by().values("story_id")
        latest = dict(rows.annotate(latest=Max("change")).values_list("story_id", "latest"))
        live = PublishedStory.objects.filter(story_id__in=ids, kind="live").values_list("story_id", "live")
        running = {story_id for story_id, facts in live if facts and not facts.get("ended_at")}
    finally:
        connections.close_all()
    return {story_id: State(latest.get(story_id, 0), story_id in running) for story_id in ids}


Reader = Callable[[Iterable[int]], dict[int, State]]


@dataclass(eq=False)
class Listener:
    """One waiting reader. Only the last state counts: a slow reader misses none that matters."""

    story_id: int
    state: State | None = None
    rung: asyncio.Event = field(default_factory=asyncio.Event)

    def ring(self, state: State) -> None:
        if state != self.state:
            self.state = state
            self.rung.set()


class Bell:
    """All that wait in this process, MOST at a time."""

    def __init__(self, *, most: int, every_seconds: float, read: Reader = read_states) -> None:
        self._most, self._every_seconds, self._read = most, every_seconds, read
        self._listeners: set[Listener] = set()
        self._watch: asyncio.Task[None] | None = None

    def __len__(self) -> int:
        return len(self._listeners)

    def join(self, story_id: int) -> Listener | None:
        """A place to wait, or None when there is none left."""
        if len(self._listeners) >= self._most:
            return None
        listener = Listener(story_id)
        self._listeners.add(listener)
        if self._watch is None or self._watch.done():
            self._watch = asyncio.get_running_loop().create_task(self._look())
        return listener

    def leave(self, listener: Listener) -> None:
        self._listeners.discard(listener)

    async def _look(self) -> None:
        """Look until nobody waits any more."""
        while self._listeners:
            try:
                states = await asyncio.to_thread(self._read, {listener.story_id for listener in self._listeners})
            except DatabaseTrouble as error:
                # Readers keep waiting: their pages are whole, and the next look may reach the database.
                logger.warning("Live states cannot be read: %s", error, extra={"event": "delivery.live.trouble"})
                states = {}
            for listener in list(self._listeners):
                if listener.story_id in states:
                    listener.ring(states[listener.story_id])
            await asyncio.sleep(self._every_seconds)
