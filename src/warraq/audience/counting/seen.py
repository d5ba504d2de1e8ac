"""Marks that were seen a while ago, with a small number beside each, in a fixed piece of memory.

Every process of a machine shares it through a mapped file, so that a reader who meets two of them counts once, and a
process that is killed forgets nothing. Where there is no room the mark that would be forgotten soonest goes.
"""

import mmap
import os
from pathlib import Path
from struct import Struct

_WAYS = 8
_LOW = 0xFFFF_FFFF
_BUCKET = Struct(f"{_WAYS}Q")


class Seen:
    """Marks are numbers of 64 bits, never 0. `slots` is a power of two; each takes 16 bytes.

    The marks come first, eight to a bucket; behind them, in the same order, the time until which each is remembered and
    its number, in 32 bits each.
    """

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
        cells = memoryview(self._memory).cast("Q")
        self._marks, self._beside = cells[:slots], cells[slots:]
        self._last_bucket = slots // _WAYS - 1

    def find(self, mark: int, *, now: int) -> int | None:
        """The number beside a mark; None when it was not seen or is forgotten. Times are whole seconds since 1970."""
        place, is_there = self._place(mark)
        if not is_there:
            return None
        beside: int = self._beside[place]
        return beside & _LOW if beside >> 32 > now else None

    def remember(self, mark: int, *, until: int, number: int = 0) -> None:
        place, _is_there = self._place(mark)
        self._beside[place] = until << 32 | number & _LOW
        self._marks[place] = mark

    def change(self, mark: int, number: int) -> None:
        """Put another number beside a mark that is there; its time stays."""
        place, is_there = self._place(mark)
        if is_there:
            self._beside[place] = self._beside[place] & ~_LOW | number & _LOW

    def count(self, mark: int, *, now: int, seconds: int) -> int:
        """How often the mark was counted in the `seconds` since it first was, this time included."""
        place, is_there = self._place(mark)
        if is_there and (beside := self._beside[place]) >> 32 > now:
            self._beside[place] = beside + 1
            return (beside & _LOW) + 1
        self._beside[place] = (now + seconds) << 32 | 1
        self._marks[place] = mark
        return 1

    def forget_all(self) -> None:
        self._memory[:] = bytes(len(self._memory))

    def _place(self, mark: int) -> tuple[int, bool]:
        """Where the mark stands, or else where the one does that would be forgotten soonest; whether it is there."""
        number = mark & self._last_bucket
        marks = _BUCKET.unpack_from(self._memory, number * _BUCKET.size)
        start = number * _WAYS
        if mark in marks:
            return start + marks.index(mark), True
        if 0 in marks:
            return start + marks.index(0), False
        until = self._beside[start : start + _WAYS].tolist()
        return start + until.index(min(until)), False
