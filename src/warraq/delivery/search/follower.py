"""The one writer of this machine's index, for as long as the newspaper runs."""

import logging
import threading
from pathlib import Path

from django.db import Error as DatabaseTrouble
from django.db import close_old_connections, connections
from django.utils import timezone

from warraq.delivery.search.engine import Writer
from warraq.delivery.search.engines import engine_in, store_in
from warraq.delivery.search.following import ENTRIES_AT_ONCE, catch_up, released_in
from warraq.delivery.search.related import relate
from warraq.index.files import Busy
from warraq.index.opening import NotReady
from warraq.index.places import BeingMade
from warraq.publishing.release import bulletin

logger = logging.getLogger(__name__)
LONGEST_PAUSE_SECONDS = 15.0
RELATED = "related"
FIRST_ENTRIES = 2_000


class Follower:
    """Makes the index where there is none of this version, and keeps it up with the bulletin."""

    def __init__(self, folder: Path) -> None:
        self._store = store_in(folder)
        self._engine = engine_in(folder)
        self._writer: Writer | None = None
        self._at = ""
        self._position = 0

    def step(self) -> None:
        """Do whatever there is to do. Raises BeingMade or Busy while another process writes."""
        if not self._store.is_ours():
            self.close()
            self._store.make()
        name = self._store.name()
        if self._writer is None or name != self._at:
            self.close()
            self._writer, self._at = self._store.open(), name
            self._position = self._writer.read_state()[0].position
        self._position = catch_up(self._writer, position=self._position)
        self._relate()

    def _relate(self) -> None:
        """Choose related stories for what was released, now that the index holds it.

        Each node does so; the second finds what the first has written and writes nothing. Its place in the bulletin is
        kept with the rows, not with the index. A newspaper that never had one begins with its latest entries.
        """
        position = bulletin.last_read(RELATED) or max(0, self._position - FIRST_ENTRIES)
        while position < self._position and (entries := bulletin.read_after(position, limit=ENTRIES_AT_ONCE)):
            relate(released_in(entries), engine=self._engine, now=timezone.now())
            position = entries[-1].pk
            bulletin.mark_read(RELATED, position=position)

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()
        self._writer, self._at = None, ""


def follow(folder: Path, *, every_seconds: float, stop: threading.Event) -> None:
    """Follow until `stop`. Trouble with the database or the disk is logged and tried again, ever less often."""
    follower, pause = Follower(folder), every_seconds
    while not stop.is_set():
        close_old_connections()
        try:
            follower.step()
            pause = every_seconds
        except (BeingMade, Busy):
            pause = max(every_seconds, 1.0)
        except (DatabaseTrouble, NotReady, ValueError, OSError):
            logger.exception("Search cannot follow the bulletin", extra={"event": "delivery.search.follow_failed"})
            follower.close()
            connections.close_all()
            pause = min(max(pause, 0.5) * 2, LONGEST_PAUSE_SECONDS)
        stop.wait(pause)
    follower.close()
