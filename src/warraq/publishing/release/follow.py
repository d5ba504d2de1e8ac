"""Following the bulletin: a thread that hands over what is new, soon after it was committed.

It asks the database every POLL_SECONDS, and at once when Redis says that there is something. Redis only wakes: what
it loses, or the time it is gone, costs a reader of the bulletin one pause and nothing else.
"""

import logging
import threading
import time
from collections.abc import Callable

from django.db import Error as DatabaseTrouble
from django.db import close_old_connections, connections

from warraq.publishing.release import bulletin, wake_up
from warraq.publishing.release.models import BulletinEntry

logger = logging.getLogger(__name__)
POLL_SECONDS = 0.2
LONGEST_PAUSE_SECONDS = 5.0
_AT_ONCE = 500


class Follower:
    """Hands the entries after `position` to `consume`, oldest first, from a thread of its own.

    `consume` runs in that thread; when it raises, the same entries come again after a pause. `position` is where the
    follower stands: a consumer that must survive a restart keeps it with its own data, or in a cursor
    (`bulletin.mark_read`), and gives it back at the start.
    """

    def __init__(
        self,
        consume: Callable[[list[BulletinEntry]], None],
        *,
        position: int,
        name: str,
        on_answer: Callable[[], None] = lambda: None,
        poll_seconds: float = POLL_SECONDS,
    ) -> None:
        self.position = position
        self._is_in_trouble = False
        self._asking_since: float | None = None  # time.monotonic() of a question that the database has not answered yet
        self._consume, self._on_answer = consume, on_answer
        self._poll_seconds = poll_seconds
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._bell = wake_up.Bell(self._wake.set, name=f"{name}-bell")

    def start(self) -> None:
        self._bell.start()
        self._thread.start()

    def stop(self, *, timeout_seconds: float = 5.0) -> None:
        self._stop.set()
        self._wake.set()
        self._bell.stop()
        if self._thread.is_alive():
            self._thread.join(timeout_seconds)

    def read_once(self) -> int:
        """Hand over what is new now, all of it, in the calling thread; how many entries there were."""
        count = 0
        while entries := self._ask():
            self._consume(entries)
            self.position = entries[-1].pk
            count += len(entries)
        self._on_answer()
        return count

    def is_answered(self, *, within_seconds: float) -> bool:
        """Whether the database answered when it was last asked, and is not silent for longer than that now."""
        asking_since = self._asking_since
        is_silent = asking_since is not None and time.monotonic() - asking_since > within_seconds
        return not self._is_in_trouble and not is_silent

    def _ask(self) -> list[BulletinEntry]:
        self._asking_since = time.monotonic()
        try:
            entries = bulletin.read_after(self.position, limit=_AT_ONCE)
        except DatabaseTrouble:
            self._is_in_trouble = True
            raise
        finally:
            self._asking_since = None
        self._is_in_trouble = False
        return entries

    def _run(self) -> None:
        pause = self._poll_seconds
        while not self._stop.is_set():
            close_old_connections()
            try:
                self.read_once()
            except DatabaseTrouble as error:
                pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
                logger.warning(
                    "Bulletin cannot be read: %s", error, extra={"event": "publishing.bulletin.database_trouble"}
                )
                connections.close_all()
            except Exception:  # the consumer's trouble: it gets the same entries again
                pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
                logger.exception("Bulletin was not consumed", extra={"event": "publishing.bulletin.not_consumed"})
            else:
                pause = self._poll_seconds
            self._wake.wait(pause)
            self._wake.clear()
        connections.close_all()
