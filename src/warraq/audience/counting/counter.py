"""The counting of one process: judges beacons as they come, and each second puts what counted into the buffer."""

import atexit
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from warraq.audience.counting.batch import VIEWS, Batch
from warraq.audience.counting.buffer import Buffer
from warraq.audience.counting.judge import Judge, View

logger = logging.getLogger(__name__)
CUT_SECONDS = 1.0
# What cannot be put into the buffer waits here, for ten minutes.
MOST_UNSENT = 600


@dataclass
class Counter:
    """`compare` is for machines that share no memory: of the marks of a batch's views, those that another had first."""

    judge: Judge
    buffer: Buffer
    now: Callable[[], float] = time.time
    compare: Callable[[list[int]], set[int]] | None = None
    _open: Batch = field(init=False)
    _views: list[View] = field(default_factory=list, init=False)
    _unsent: deque[Batch] = field(default_factory=lambda: deque(maxlen=MOST_UNSENT), init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)
    _thread: threading.Thread | None = field(default=None, init=False)
    _stop: threading.Event = field(default_factory=threading.Event, init=False)

    def __post_init__(self) -> None:
        self._open = Batch(counted_at=self.now())

    def take(self, headers: Mapping[bytes, bytes], *, peer: str, body: bytes) -> None:
        """Count a beacon if it counts."""
        with self._lock:
            view = self.judge.judge(headers, peer=peer, body=body, batch=self._open, now=self.now())
            if view is not None and self.compare is not None:
                self._views.append(view)

    def start(self) -> None:
        """Cut batches in a thread of this process until `stop`; what is left is put away when the process ends."""
        if self._thread is None or not self._thread.is_alive():
            self._stop.clear()
            self._thread = threading.Thread(target=self._run, name="audience", daemon=True)
            self._thread.start()
            atexit.register(self.stop)

    def stop(self) -> None:
        self._stop.set()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(timeout=5)
        self.cut()

    def cut(self) -> None:
        """Put what was counted since the last cut into the buffer."""
        with self._lock:
            batch, self._open = self._open, Batch(counted_at=self.now())
            views, self._views = self._views, []
        batch.counted_at = self.now()
        if views and self.compare is not None:
            known = self.compare([mark for mark, _key in views])
            for mark, key in views:
                batch.counts[key][VIEWS] -= mark in known
        if not batch.is_empty:
            self._unsent.append(batch)
        while self._unsent:
            try:
                self.buffer.put(self._unsent[0])
            except OSError:
                logger.exception("Counts cannot be put away", extra={"event": "audience.buffer.refused"})
                return
            self._unsent.popleft()

    def _run(self) -> None:
        due = time.monotonic() + CUT_SECONDS
        while not self._stop.wait(max(0.0, due - time.monotonic())):
            due = max(due + CUT_SECONDS, time.monotonic())
            try:
                self.cut()
            except Exception:  # counting goes on whatever one batch met
                logger.exception("Counts cannot be cut", extra={"event": "audience.cut.failed"})
