"""Marks that were seen a while ago, with a small number beside each, in a fixed piece of memory.

Every process of a machine shares it through a mapped file, so that a reader who meets two of them counts once, and a
process that is killed forgets nothing. Where there is no room the mark that would be forgotten soonest goes.
"""

import mmap
import os
from pathlib import Path

_WAYS = 8
_WIDTH = _WAYS * 2
_LOW = 0xFFFF_FFFF


class Seen:
    """Marks are numbers of 64 bits, never 0. `slots` is a power of two; each takes 16 bytes."""

    def __init__(self, path: Path | None = None, *, slots: int = 2**21) -> None:
        size = slots * 16
        if path is None:
            self._memory = mmap.mmap(-1, size)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                os.ftruncate(descriptor, size)
                self._memory = mmap.mmap(descriptor, size)
            finally:
                os.close(descriptor)
        self._cells = memoryview(self._memory).cast("Q")
        self._buckets = slots // _WAYS - 1

    def find(self, mark: int, *, now: int) -> int | None:
        """The number beside a mark; None when it was not seen or is forgotten. Times are whole seconds since 1970."""
        start = (mark & self._buckets) * _WIDTH
        bucket = self._cells[start : start + _WIDTH].tolist()
        marks = bucket[::2]
        if mark not in marks:
            return None
        beside: int = bucket[marks.index(mark) * 2 + 1]
        return beside & _LOW if beside >> 32 > now else None

    def remember(self, mark: int, *, until: int, number: int = 0) -> None:
        start = (mark & self._buckets) * _WIDTH
        bucket = self._cells[start : start + _WIDTH].tolist()
        marks = bucket[::2]
        if mark in marks:
            place = marks.index(mark)
        else:
            times = bucket[1::2]
            place = times.index(min(times))
        chosen = start + place * 2
        self._cells[chosen + 1] = until << 32 | number & _LOW
        self._cells[chosen] = mark

    def change(self, mark: int, number: int) -> None:
        """Put another number beside a mark that is there; its time stays."""
        start = (mark & self._buckets) * _WIDTH
        marks = self._cells[start : start + _WIDTH].tolist()[::2]
        if mark in marks:
            place = start + marks.index(mark) * 2 + 1
            self._cells[place] = self._cells[place] & ~_LOW | number & _LOW

    def count(self, mark: int, *, now: int, seconds: int) -> int:
        """How often the mark was counted in the `seconds` since it first was, this time included."""
        found = self.find(mark, now=now)
        if found is None:
            self.remember(mark, until=now + seconds, number=1)
            return 1
        self.change(mark, found + 1)
        return found + 1

    def forget_all(self) -> None:
        self._memory[:] = bytes(len(self._memory))
