"""The one writer of this machine's index, for as long as the newspaper runs."""

import logging
import threading
from pathlib import Path

from django.db import Error as DatabaseTrouble
from django.db import close_old_connections, connections
from django.utils import timezone

from warraq.delivery.search.embedded.making import make_index
from warraq.delivery.search.embedded.places import BeingMade, Places
from warraq.delivery.search.embedded.writer import Busy, IndexWriter
from warraq.delivery.search.engines import engine_in
from warraq.delivery.search.following import ENTRIES_AT_ONCE, catch_up, released_in
from warraq.delivery.search.related import relate
from warraq.publishing.release import bulletin

logger = logging.getLogger(__name__)
LONGEST_PAUSE_SECONDS = 15.0
RELATED = "related"
FIRST_ENTRIES = 2_000


class Follower:
    """Makes the index where there is none of this version, and keeps it up with the bulletin."""

    def __init__(self, folder: Path) -> None:
        self._places = Places(folder)
        self._engine = engine_in(folder)
        self._writer: IndexWriter | None = None
        self._at: Path | None = None
        self._position = 0

    def step(self) -> None:
        """Do whatever there is to do. Raises BeingMade or Busy while another process writes."""
        current = self._places.current()
        if not self._places.is_ours(current):
            self.close()
            make_index(self._places)
            current = self._places.current()
        assert current is not None
        if self._writer is None or current != self._at:
            self.close()
            self._writer, self._at = IndexWriter(current), current
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
        self._writer, self._at = None, None


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
        except (DatabaseTrouble, ValueError, OSError):
            logger.exception("Search cannot follow the bulletin", extra={"event": "delivery.search.follow_failed"})
            follower.close()
            connections.close_all()
            pause = min(max(pause, 0.5) * 2, LONGEST_PAUSE_SECONDS)
        stop.wait(pause)
    follower.close()
