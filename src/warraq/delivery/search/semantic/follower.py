"""The one writer of this machine's vectors: it follows the bulletin, and reads the archive from its newest story backwards.

It works beside the index of words, in a thread of its own: a vector may come some seconds late, a withdrawal may not. What
was withdrawn is found by nobody in between, since every answer goes through the index of words.
"""

import logging
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from django.db import Error as DatabaseTrouble
from django.db import close_old_connections, connections

from warraq.delivery.search.semantic.encoder import Encoder, get_encoder
from warraq.delivery.search.semantic.passages import cut_into_parts, mark_of, number_of
from warraq.delivery.search.semantic.vectors import (
    MIDDLES_FROM,
    Locked,
    NoVectors,
    Vectors,
    VectorWriter,
    vectors_folder,
)
from warraq.publishing.release import bulletin
from warraq.publishing.release.models import BulletinEntry, PublishedStory

logger = logging.getLogger(__name__)
ENTRIES_AT_ONCE: Final = 100
ROWS_AT_ONCE: Final = 16
_SAVED_EVERY: Final = 256
LONGEST_PAUSE_SECONDS: Final = 15.0
_COLUMNS: Final = ("id", "story_id", "headline", "standfirst", "body_text")

Row = dict[str, Any]


class VectorFollower:
    """Brings the vectors of one folder up to date, a bounded piece of work at each step."""

    def __init__(self, folder: Path, *, encoder: Callable[[], Encoder] = get_encoder) -> None:
        self._writer = VectorWriter(vectors_folder(folder))
        self._encoder = encoder
        state = self._writer.state
        self._position, self._progress = state.position, state.progress
        self._unsaved = 0
        if not state.records and not state.position:
            newest = BulletinEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
            last = PublishedStory.objects.order_by("-pk").values_list("pk", flat=True).first()
            self._position, self._progress = newest or 0, (last or 0) + 1

    def step(self) -> bool:
        """What was published first, then some of the archive. False when there was nothing to do."""
        entries = bulletin.read_after(self._position, limit=ENTRIES_AT_ONCE)
        if entries:
            self._follow(sorted({entry.story_id for entry in entries if entry.story_id is not None}))
            self._position = entries[-1].pk
            self._save()
            return True
        if self._progress:
            self._read_back()
            return True
        if self._unsaved:
            self._save()
        return False

    def _follow(self, story_ids: list[int]) -> None:
        known = self._writer.known(story_ids)
        rows = list(PublishedStory.objects.filter(story_id__in=story_ids).values(*_COLUMNS))
        kept = self._take_in(rows, known)
        self._writer.forget([number for number in known if number not in kept])

    def _read_back(self) -> None:
        rows = list(
            PublishedStory.objects.filter(pk__lt=self._progress).order_by("-pk").values(*_COLUMNS)[:ROWS_AT_ONCE]
        )
        self._take_in(rows, self._writer.known({row["story_id"] for row in rows}))
        self._progress = rows[-1]["id"] if rows else 0
        if self._unsaved >= _SAVED_EVERY or not rows:
            self._save()

    def _take_in(self, rows: Iterable[Row], known: dict[int, int]) -> set[int]:
        """Vectors for what has none of its present text; the numbers that are right afterwards."""
        entries: list[tuple[int, int, int]] = []
        texts: list[str] = []
        right: set[int] = set()
        for row in rows:
            parts = cut_into_parts(row["headline"], row["standfirst"], row["body_text"])
            mark = mark_of(parts)
            numbers = [number_of(row["id"], part) for part in range(len(parts))]
            right.update(numbers)
            if all(known.get(number) == mark for number in numbers):
                continue
            entries += [(number, row["story_id"], mark) for number in numbers]
            texts += parts
        for start in range(0, len(texts), ROWS_AT_ONCE):
            part = slice(start, start + ROWS_AT_ONCE)
            self._writer.add(entries[part], self._encoder().passages(texts[part]))
        self._unsaved += len(entries)
        return right

    def _save(self) -> None:
        self._writer.save(position=self._position, progress=self._progress)
        self._unsaved = 0
        if self._writer.wants_middles():
            newest = PublishedStory.objects.order_by("-pk").values_list("headline", flat=True)[:MIDDLES_FROM]
            if len(newest) == MIDDLES_FROM:
                self._writer.keep_middles(self._encoder().questions(list(newest)))

    def close(self) -> None:
        self._writer.close()


def follow_meaning(folder: Path, *, every_seconds: float, stop: threading.Event) -> None:
    """Follow until `stop`. Trouble with the database or the disk is logged and tried again, ever less often."""
    follower: VectorFollower | None = None
    pause = every_seconds
    while not stop.is_set():
        close_old_connections()
        try:
            follower = follower or VectorFollower(folder)
            pause = 0.0 if follower.step() else every_seconds
        except Locked:
            pause = max(every_seconds, 5.0)
        except (DatabaseTrouble, ValueError, OSError):
            logger.exception("Vectors cannot follow the bulletin", extra={"event": "delivery.search.vectors_failed"})
            if follower is not None:
                follower.close()
                follower = None
            connections.close_all()
            pause = min(max(pause, 0.5) * 2, LONGEST_PAUSE_SECONDS)
        stop.wait(pause)
    if follower is not None:
        follower.close()
    connections.close_all()


def vectors_of(folder: Path) -> Vectors:
    return Vectors(vectors_folder(folder))


__all__ = ["NoVectors", "VectorFollower", "follow_meaning", "vectors_of"]
