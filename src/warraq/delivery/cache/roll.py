"""The roll of processes that serve readers: each says how far it has heard, from a thread of its own.

So whoever withdraws a story can be told when nobody shows it any more (`reach.py`). A database that is slow to write
keeps no process from hearing.
"""

import logging
import os
import socket
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from django.db import Error as DatabaseTrouble
from django.db import connections
from django.utils import timezone

from warraq.delivery.cache.models import Listener

logger = logging.getLogger(__name__)
BEAT_SECONDS = 5.0
FORGOTTEN_AFTER = timedelta(days=1)


class Roll:
    """This process's line. `mark` may be called from any thread and waits for nothing."""

    def __init__(self) -> None:
        self._name = uuid4().hex
        self._machine = this_machine()
        self._position = -1
        self._news = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="front-roll", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def mark(self, position: int) -> None:
        """What was withdrawn up to `position` is not in this process any more."""
        self._position = position
        self._news.set()

    def stop(self, *, timeout_seconds: float = 2.0) -> None:
        """The process ends as it should: it is struck from the roll."""
        self._stopping = True
        self._news.set()
        if self._thread.is_alive():
            self._thread.join(timeout_seconds)

    def _run(self) -> None:
        while not self._stopping:
            self._news.wait(BEAT_SECONDS)
            self._news.clear()
            self._try(self._write)
        self._try(lambda: Listener.objects.filter(name=self._name).delete())
        connections.close_all()

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except DatabaseTrouble as error:
            logger.info("The roll cannot be written: %s", error, extra={"event": "delivery.cache.roll_trouble"})
            connections.close_all()

    def _write(self) -> None:
        position, now = self._position, timezone.now()
        if position < 0 or self._stopping:
            return
        if Listener.objects.filter(name=self._name).update(position=position, heard_at=now):
            return
        Listener.objects.create(
            name=self._name, machine=self._machine, process=os.getpid(), position=position, heard_at=now
        )
        strike_dead(self._machine)


def this_machine() -> str:
    """The host's name and the namespace in which its processes are numbered: containers may share the name."""
    try:
        numbering = str(Path("/proc/self/ns/pid").readlink())
    except OSError:
        numbering = ""
    return f"{socket.gethostname()} {numbering}".strip()[:200]


def strike_dead(machine: str) -> int:
    """Take the processes that were killed here from the roll, and those that nobody has heard of for a day."""
    ours = Listener.objects.filter(machine=machine)
    dead = [row.pk for row in ours if not _is_alive(row.process)]
    dead += Listener.objects.filter(heard_at__lt=timezone.now() - FORGOTTEN_AFTER).values_list("pk", flat=True)
    return Listener.objects.filter(pk__in=dead).delete()[0]


def _is_alive(process: int) -> bool:
    """One that was killed stays in the table until its parent looks, which may be long: Linux tells."""
    try:
        os.kill(process, 0)
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] not in {"Z", "X"}
    except ProcessLookupError:
        return False
    except OSError:  # another user's, or no Linux
        return True
