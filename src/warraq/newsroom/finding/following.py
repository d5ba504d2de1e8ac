"""The one writer of this machine's index of the newsroom: makes it where there is none, and follows what changes.

A change's moment is the saving process's own, and its row is seen when that transaction commits, so the last minutes
are looked at again each time; what was read at that very moment already is passed over. A thing is read as it is now, so
reading it twice harms nothing. Killed at any moment, the writer goes on from what was saved last.
"""

import logging
import shutil
import threading
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from django.db import Error as DatabaseTrouble
from django.db import close_old_connections, connections
from django.utils import timezone

from warraq.index.files import Busy
from warraq.index.places import BeingMade, IndexFolders
from warraq.newsroom.finding.files import TextWriter, folders_in
from warraq.newsroom.finding.kinds import kinds
from warraq.newsroom.finding.models import Change
from warraq.newsroom.finding.texts import build_texts

logger = logging.getLogger(__name__)
#: Longer than a transaction lasts, and clocks of machines differ.
LOOK_BACK: Final = timedelta(minutes=10)
AT_ONCE: Final = 200
BETWEEN_SAVES: Final = 10_000
LONGEST_PAUSE_SECONDS: Final = 15.0


def in_microseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1_000_000)


def moment_of(position: int) -> datetime:
    return datetime.fromtimestamp(position / 1_000_000, UTC)


class NewsroomFollower:
    def __init__(self, folder: Path) -> None:
        self._folders = folders_in(folder)
        self._writer: TextWriter | None = None
        self._at: Path | None = None
        self._position = 0
        self._read: dict[int, datetime] = {}

    def step(self) -> None:
        """Do whatever there is to do. Raises BeingMade or Busy while another process writes."""
        current = self._folders.current()
        if not self._folders.is_ours(current):
            self.close()
            make_index(self._folders)
            current = self._folders.current()
        assert current is not None
        if self._writer is None or current != self._at:
            self.close()
            self._writer, self._at = TextWriter(current), current
            self._position = self._writer.read_standing().position
        self._catch_up(self._writer)

    def _catch_up(self, writer: TextWriter) -> None:
        since = moment_of(self._position) - LOOK_BACK
        rows = Change.objects.filter(changed_at__gt=since).order_by("changed_at")
        new = [row for row in rows.iterator() if self._read.get(row.pk) != row.changed_at]
        for start in range(0, len(new), AT_ONCE):
            batch = new[start : start + AT_ONCE]
            _take_in(writer, batch)
            self._position = max(self._position, in_microseconds(batch[-1].changed_at))
            writer.save(position=self._position, stage=len(kinds()))
            self._read |= {row.pk: row.changed_at for row in batch}
        if new:
            since = moment_of(self._position) - LOOK_BACK
            self._read = {key: moment for key, moment in self._read.items() if moment > since}

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()
        self._writer, self._at, self._read = None, None, {}


def _take_in(writer: TextWriter, rows: Iterable[Change]) -> None:
    by_kind: dict[str, list[int]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(row.object_id)
    for kind, keys in by_kind.items():
        if kind in kinds():
            writer.replace(kind, keys, build_texts(kind, keys=keys))


def make_index(folders: IndexFolders) -> int:
    """Make or finish the index and put it in place; how many things this call read. Raises BeingMade."""
    with folders.only_maker():
        writer = _open(folders)
        try:
            read = _fill(writer)
        finally:
            writer.close()
        folders.put_in_place()
        return read


def _open(folders: IndexFolders) -> TextWriter:
    """The unfinished index, if it can be read, or a new one, which notes the moment before its first row is read."""
    if folders.making.exists():
        try:
            return TextWriter(folders.making)
        except (ValueError, OSError):
            shutil.rmtree(folders.making)
    folders.throw_away_unfinished()
    writer = TextWriter(folders.making, create=True)
    writer.save(position=in_microseconds(timezone.now()), stage=0)
    return writer


def _fill(writer: TextWriter) -> int:
    standing = writer.read_standing()
    read = unsaved = 0
    for stage, kind in enumerate(kinds()):
        if stage < standing.stage:
            continue
        progress = standing.progress if stage == standing.stage else 0
        while texts := build_texts(kind, after=progress, limit=AT_ONCE):
            writer.replace(kind, (), texts)
            progress = texts[-1].key
            read += len(texts)
            unsaved += len(texts)
            if unsaved >= BETWEEN_SAVES:
                writer.save(position=standing.position, stage=stage, progress=progress)
                unsaved = 0
    writer.save(position=standing.position, stage=len(kinds()))
    return read


def follow_newsroom(folder: Path, *, every_seconds: float, stop: threading.Event) -> None:
    """Follow until `stop`. Trouble with the database or the disk is logged and tried again, ever less often."""
    follower, pause = NewsroomFollower(folder), every_seconds
    while not stop.is_set():
        close_old_connections()
        try:
            follower.step()
            pause = every_seconds
        except (BeingMade, Busy):
            pause = max(every_seconds, 1.0)
        except (DatabaseTrouble, ValueError, OSError):
            logger.exception("Search cannot follow the newsroom", extra={"event": "newsroom.finding.follow_failed"})
            follower.close()
            connections.close_all()
            pause = min(max(pause, 0.5) * 2, LONGEST_PAUSE_SECONDS)
        stop.wait(pause)
    follower.close()
