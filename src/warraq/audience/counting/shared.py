"""Marks of visits that several machines compare in Redis, so that a reader who meets two of them counts once."""

import logging
from typing import Any

from redis import RedisError

logger = logging.getLogger(__name__)
_KEY = "warraq:audience:mark:"


class SharedMarks:
    """Marks are forgotten after the window. Without Redis each machine judges alone."""

    def __init__(self, server: Any, *, window_seconds: int) -> None:
        self._server = server
        self._window_seconds = window_seconds

    def find_known(self, marks: list[int]) -> set[int]:
        """Those of the marks that another machine brought before; the others are known from now on."""
        try:
            with self._server.pipeline(transaction=False) as pipeline:
                for mark in marks:
                    pipeline.set(f"{_KEY}{mark:x}", b"", nx=True, ex=self._window_seconds)
                return {mark for mark, is_new in zip(marks, pipeline.execute(), strict=True) if not is_new}
        except RedisError:
            logger.exception("Machines cannot compare readers", extra={"event": "audience.marks.unreachable"})
            return set()
