"""The salt under which readers are told apart, forgotten each day: yesterday's readers are nobody's any more."""

import fcntl
import os
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_BYTES = 32
_REDIS_KEY = "warraq:audience:salt:"
DAY_SECONDS = 86_400


class FileSalt:
    """One salt for all processes of a machine, in a file that holds the day's number and is overwritten with the next."""

    def __init__(self, path: Path, *, on_new_day: Callable[[], None] = lambda: None) -> None:
        self._path = path
        self._on_new_day = on_new_day
        self._day = -1
        self._salt = b""

    def at(self, now: float) -> bytes:
        """The salt of the day of `now`, in seconds since 1970 UTC."""
        day = int(now // DAY_SECONDS)
        if day != self._day:
            self._salt, self._day = self._read_or_make(day), day
        return self._salt

    def _read_or_make(self, day: int) -> bytes:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            kept = os.pread(descriptor, 8 + _BYTES, 0)
            if len(kept) == 8 + _BYTES and int.from_bytes(kept[:8], "big") == day:
                return kept[8:]
            salt = secrets.token_bytes(_BYTES)
            os.pwrite(descriptor, day.to_bytes(8, "big") + salt, 0)
            self._on_new_day()
            return salt
        finally:
            os.close(descriptor)


class RedisSalt:
    """One salt for all machines, which Redis forgets by itself. Without Redis the machine's own is used."""

    def __init__(self, server: Any, *, otherwise: FileSalt) -> None:
        self._server = server
        self._otherwise = otherwise
        self._day = -1
        self._salt = b""

    def at(self, now: float) -> bytes:
        day = int(now // DAY_SECONDS)
        if day != self._day:
            self._salt, self._day = self._agree(day, now), day
        return self._salt

    def _agree(self, day: int, now: float) -> bytes:
        key = f"{_REDIS_KEY}{datetime.fromtimestamp(day * DAY_SECONDS, UTC):%Y-%m-%d}"
        try:
            self._server.set(key, self._otherwise.at(now), nx=True, ex=DAY_SECONDS)
            return bytes(self._server.get(key))
        except Exception:  # whatever Redis has, readers are told apart by the machine's own salt
            return self._otherwise.at(now)
