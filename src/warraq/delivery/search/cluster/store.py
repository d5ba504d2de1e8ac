"""Indexes of a cluster, and writing one.

Readers ask an alias, which is moved to a new index when that is whole. Every process that follows the bulletin may
write: a document carries the bulletin's position before which its row was read as its version, and the cluster refuses one
that is older than what it has, so what a slow writer brings late changes nothing.
"""

import time
from collections.abc import Callable, Iterable
from typing import Any, Final

from opensearchpy.exceptions import NotFoundError
from opensearchpy.helpers import BulkIndexError, bulk

from warraq.delivery.search.cluster.client import WRITING_SECONDS, alias_of, client_of, reachable
from warraq.delivery.search.cluster.layout import FINGERPRINT, STATE_ID, build_index, build_source
from warraq.delivery.search.documents import Document
from warraq.delivery.search.engine import State
from warraq.delivery.search.filling import begin, fill
from warraq.delivery.search.following import catch_up
from warraq.index.opening import NotReady

_AT_ONCE: Final = 500
_CONFLICT: Final = 409


class ClusterWriter:
    """Writes one index. What was written is seen from `save` on, together with how far the index has come."""

    def __init__(self, url: str, index: str) -> None:
        self._client, self._name = client_of(url), index
        self._position, self._progress = 0, 0
        self._stories: set[int] = set()
        self._waiting: list[Document] = []
        state, self._progress = self.read_state()
        self._position = state.position

    def replace(self, story_ids: Iterable[int], documents: Iterable[Document]) -> None:
        self._stories |= set(story_ids)
        self._waiting += documents

    def add(self, documents: Iterable[Document]) -> None:
        self._waiting += documents
        if len(self._waiting) >= _AT_ONCE:
            self._write(self._position)

    def save(self, *, position: int, progress: int | None = None) -> None:
        self._progress = self._progress if progress is None else progress
        with reachable():
            self._forget(keeping=[document.key for document in self._waiting])
        self._write(position)
        self._position = position
        state = {"is_state": True, "position": position, "progress": self._progress}
        with reachable():
            self._client.index(
                index=self._name, id=STATE_ID, body=state, refresh="true", request_timeout=WRITING_SECONDS
            )

    def read_state(self) -> tuple[State, int]:
        """How the saved index stands, and its progress; nothing where it was never saved."""
        with reachable():
            documents = self._client.count(index=self._name)["count"]
            try:
                source = self._client.get(index=self._name, id=STATE_ID)["_source"]
            except NotFoundError:
                return State(documents=int(documents), position=0), 0
        return State(documents=int(documents) - 1, position=int(source["position"])), int(source["progress"])

    def close(self) -> None:
        """Nothing is held."""

    def _forget(self, *, keeping: list[int]) -> None:
        """Documents of these stories that are no more: withdrawn, or no longer shown by an edition."""
        if not self._stories:
            return
        query = {
            "bool": {
                "filter": [{"terms": {"story": sorted(self._stories)}}],
                "must_not": [{"ids": {"values": [str(key) for key in keeping]}}],
            }
        }
        # What was written a moment ago is found only when the index was refreshed.
        self._client.indices.refresh(index=self._name)
        self._client.delete_by_query(
            index=self._name,
            body={"query": query},
            conflicts="proceed",
            refresh="true",
            request_timeout=WRITING_SECONDS,
        )
        self._stories = set()

    def _write(self, version: int) -> None:
        documents, self._waiting = self._waiting, []
        actions = (
            {
                "_op_type": "index",
                "_index": self._name,
                "_id": str(document.key),
                "version": version,
                "version_type": "external_gte",
                "_source": build_source(document),
            }
            for document in documents
        )
        with reachable():
            _done, errors = bulk(
                self._client,
                actions,
                chunk_size=_AT_ONCE,
                raise_on_error=False,
                max_retries=3,
                request_timeout=WRITING_SECONDS,
            )
        refused = [error for error in errors if next(iter(error.values()))["status"] != _CONFLICT]
        if refused:
            raise BulkIndexError(f"{len(refused)} documents were refused", refused)


class ClusterStore:
    """Raises NotReady where no cluster answers."""

    def __init__(self, url: str) -> None:
        self._url, self._client, self._alias = url, client_of(url), alias_of(url)

    def name(self) -> str:
        with reachable():
            try:
                found: dict[str, Any] = self._client.indices.get_alias(name=self._alias)
            except NotFoundError:
                return ""
        return max(found, default="")

    def is_ours(self) -> bool:
        return self.name().startswith(f"{self._alias}-{FINGERPRINT}-")

    def is_being_made(self) -> bool:
        return bool(self._unfinished())

    def make(self, *, on_progress: Callable[[int, int], None] | None = None) -> int:
        """An unfinished index of this version is finished, whoever began it; the alias moves in one step."""
        unfinished = self._unfinished()
        name = max(unfinished) if unfinished else self._create()
        writer = ClusterWriter(self._url, name)
        if not unfinished:
            begin(writer)
        read = fill(writer, on_progress=on_progress)
        catch_up(writer, position=writer.read_state()[0].position)
        self._put_in_place(name)
        return read

    def open(self) -> ClusterWriter:
        name = self.name()
        if not name:
            raise NotReady(self._alias)
        return ClusterWriter(self._url, name)

    def _create(self) -> str:
        name = f"{self._alias}-{FINGERPRINT}-{time.time_ns()}"
        with reachable():
            self._client.indices.create(index=name, body=build_index())
        return name

    def _unfinished(self) -> list[str]:
        return [name for name, aliases in self._ours().items() if not aliases and FINGERPRINT in name]

    def _ours(self) -> dict[str, list[str]]:
        """Every index that bears our name, each with its aliases."""
        with reachable():
            found: dict[str, Any] = self._client.indices.get_alias(index=f"{self._alias}-*")
        return {name: list(about["aliases"]) for name, about in found.items()}

    def _put_in_place(self, name: str) -> None:
        others = [other for other in self._ours() if other != name]
        actions: list[dict[str, Any]] = [{"add": {"index": name, "alias": self._alias}}]
        actions += [{"remove_index": {"index": other}} for other in others]
        with reachable():
            self._client.indices.update_aliases(body={"actions": actions})
