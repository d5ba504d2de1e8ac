"""Where batches wait to be added to the tables: a folder of this machine, or a list in Redis that all machines share.

A batch is there whole or not at all, and stays until it is said to be done. It may be taken twice; its id tells.
"""

import logging
import os
from pathlib import Path
from typing import Any, Protocol

from warraq.audience.counting.batch import BadBatch, Batch

logger = logging.getLogger(__name__)
REDIS_LIST = "warraq:audience:batches"


class Buffer(Protocol):
    def put(self, batch: Batch) -> None:
        """Keep a batch. Raises OSError when it cannot be kept now."""

    def waiting(self, *, most: int) -> list[Batch]:
        """The oldest batches; one that cannot be read is set aside."""

    def done(self, batches: list[Batch]) -> None:
        """These are in the tables."""


class FolderBuffer:
    """One file for each batch, named by its time and id."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, batch: Batch) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._path(batch)
        path.with_suffix(".new").write_text(batch.to_text())
        path.with_suffix(".new").replace(path)

    def waiting(self, *, most: int) -> list[Batch]:
        if not self._folder.is_dir():
            return []
        batches = []
        for name in sorted(name for name in os.listdir(self._folder) if name.endswith(".json"))[:most]:
            path = self._folder / name
            try:
                batches.append(Batch.from_text(path.read_bytes()))
            except FileNotFoundError:
                continue  # another process has just done it
            except BadBatch:
                logger.exception("Unreadable batch set aside", extra={"event": "audience.batch.unreadable"})
                path.replace(path.with_suffix(".unreadable"))
        return batches

    def done(self, batches: list[Batch]) -> None:
        for batch in batches:
            self._path(batch).unlink(missing_ok=True)

    def _path(self, batch: Batch) -> Path:
        return self._folder / f"{int(batch.counted_at * 1000):015d}-{batch.id}.json"


class RedisBuffer:
    """A list in Redis or Valkey."""

    def __init__(self, server: Any, *, name: str = REDIS_LIST) -> None:
        self._server = server
        self._name = name
        self._texts: dict[str, bytes] = {}

    def put(self, batch: Batch) -> None:
        from redis import RedisError

        try:
            self._server.rpush(self._name, batch.to_text())
        except RedisError as error:
            raise OSError(str(error)) from error

    def waiting(self, *, most: int) -> list[Batch]:
        batches = []
        self._texts.clear()
        for text in self._server.lrange(self._name, 0, most - 1):
            try:
                batch = Batch.from_text(text)
            except BadBatch:
                logger.exception("Unreadable batch set aside", extra={"event": "audience.batch.unreadable"})
                self._server.lrem(self._name, 0, text)
                self._server.rpush(f"{self._name}:unreadable", text)
            else:
                self._texts[batch.id] = text
                batches.append(batch)
        return batches

    def done(self, batches: list[Batch]) -> None:
        with self._server.pipeline(transaction=False) as pipeline:
            for batch in batches:
                # All copies: a push whose answer was lost is made again.
                pipeline.lrem(self._name, 0, self._texts.pop(batch.id))
            pipeline.execute()
