"""Followers of the bulletin that need no process of their own: the clock lets each read what it has not read yet.

For work that may come a second late: sitemaps, pings, pictures for shared links. What a follower did and how far it has
read are one transaction, so a crash repeats nothing and leaves nothing out.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.db import Error as DatabaseTrouble
from django.db import transaction

from warraq.publishing.release import bulletin
from warraq.publishing.release.models import BulletinCursor, BulletinEntry

logger = logging.getLogger(__name__)
Consume = Callable[[list[BulletinEntry], datetime], None]
AT_ONCE = 200
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(minutes=5)

Errand = Callable[[datetime], None]

_followers: dict[str, Consume] = {}
_errands: dict[str, Errand] = {}


def register_follower(name: str, consume: Consume) -> None:
    """Let `consume(entries, now)` have every bulletin entry once and in order, inside a transaction.

    `name` keeps its place and never changes. When it raises, its transaction is undone and it gets the same entries
    again after a pause; the other followers go on.
    """
    _followers[name] = consume


def unregister_follower(name: str) -> None:
    _followers.pop(name, None)


def register_errand(name: str, run: Errand) -> None:
    """Let `run(now)` be called again and again, after the followers have read, outside any transaction.

    It looks whether there is something to do, does a little of it and returns; when it raises, it gets a pause.
    """
    _errands[name] = run


@dataclass
class _Pause:
    until: datetime
    length: timedelta


class Following:
    """All registered followers, read one batch each time it is told to."""

    def __init__(self) -> None:
        self._pauses: dict[str, _Pause] = {}

    def run(self, *, now: datetime) -> int:
        """Let each follower read its next entries and run the errands; how many entries were read.

        Raises only for trouble with the database.
        """
        count = 0
        for name, consume in list(_followers.items()):
            count += self._try(f"follower {name}", partial(read_next, name, consume, now=now), now=now)
        for name, errand in list(_errands.items()):
            self._try(f"errand {name}", partial(errand, now), now=now)
        return count

    def _try(self, name: str, work: Callable[[], int | None], *, now: datetime) -> int:
        pause = self._pauses.get(name)
        if pause and pause.until > now:
            return 0
        try:
            count = work() or 0
        except DatabaseTrouble:
            raise
        except Exception:  # one follower's trouble, whatever it is, must not hold up the others
            logger.exception("Follower failed", extra={"event": "publishing.following.failed", "follower": name})
            length = min(pause.length * 2, LONGEST_PAUSE) if pause else FIRST_PAUSE
            self._pauses[name] = _Pause(now + length, length)
            return 0
        self._pauses.pop(name, None)
        return count


def read_next(name: str, consume: Consume, *, now: datetime) -> int:
    """Let one follower read at most AT_ONCE entries; several processes may try, and one of them does it."""
    if not bulletin.read_after(bulletin.last_read(name), limit=1):
        return 0
    with transaction.atomic():
        BulletinCursor.objects.get_or_create(consumer=name)
        cursor = BulletinCursor.objects.select_for_update().get(consumer=name)
        entries = bulletin.read_after(cursor.position, limit=AT_ONCE)
        if not entries:
            return 0
        consume(entries, now)
        bulletin.mark_read(name, position=entries[-1].pk)
    return len(entries)
