"""The vectors of this machine's stories, in files beside the index of words.

    search/meaning-…/state.json      how many records count, the bulletin's position, how far the archive is read
    search/meaning-…/rows            of each record: the row's id, its story, a mark of its text, whether it is gone
    search/meaning-…/vectors         of each record: 384 numbers of 16 bits
    search/meaning-…/middles.npy     the mean of what headlines would ask, and of what stories say; once there are enough
    search/meaning-…/near-N.usearch  the neighbourhood graph over the first records, mapped into memory by readers

Records are only ever added; of one row the last counts. What stands behind the graph is few enough to be compared one by
one. Records behind those that `state.json` counts were never saved, and the next writer cuts them off.
"""

import fcntl
import json
import os
import threading
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from usearch.index import Index

from warraq.delivery.search.semantic.encoder import DIMENSIONS, VERSION

ROW: Final = np.dtype([("key", "<i8"), ("story", "<i8"), ("mark", "<u4"), ("is_gone", "<u4")])
_VECTOR_BYTES: Final = 2 * DIMENSIONS
#: So many records may stand behind the graph before it takes them in.
GRAPH_EVERY: Final = 4_096
_STATE, _ROWS, _VECTORS, _MIDDLES = "state.json", "rows", "vectors", "middles.npy"
#: The middles come from so many stories; another thousand changes nothing (`bench/README.md`).
MIDDLES_FROM: Final = 256


class NoVectors(RuntimeError):
    """There are none yet."""


class Locked(RuntimeError):
    """Another process writes these vectors."""


@dataclass(frozen=True)
class VectorState:
    """`position` in the bulletin; rows with an id of at least `progress` are in, all of them when it is 0."""

    records: int = 0
    position: int = 0
    progress: int = 0
    graph: str = ""
    graphed: int = 0


def vectors_folder(folder: Path) -> Path:
    return folder / f"meaning-{VERSION}"


def _read_state(folder: Path) -> VectorState:
    try:
        return VectorState(**json.loads((folder / _STATE).read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise NoVectors(str(folder)) from error


class Vectors:
    """Reads; takes up by itself what a writer saved. Safe for threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._seen = 0
        self._state = VectorState()
        self._graph: Any = None
        self._middles: Any = None
        self._tail: dict[int, int] = {}
        self._latest: Any = np.zeros((0, DIMENSIONS), np.float32)

    def state(self) -> VectorState:
        """Raises NoVectors."""
        return _read_state(self._folder)

    def nearest(self, vector: Any, *, most: int) -> list[tuple[int, float]]:
        """Keys and cosines of the nearest, best first. Raises NoVectors."""
        graph, tail, latest = self._open()
        found: list[tuple[int, float]] = []
        if graph is not None and len(graph):
            matches = graph.search(vector, most, threads=1)
            pairs = zip(matches.keys.tolist(), matches.distances.tolist(), strict=True)
            found = [(int(key), 1.0 - distance) for key, distance in pairs if key not in tail]
        cosines = latest @ vector if len(latest) else ()
        found += [(key, float(cosines[place])) for key, place in tail.items() if place >= 0]
        return sorted(found, key=lambda entry: (-entry[1], entry[0]))[:most]

    def answers(self, question: Any, keys: Sequence[int]) -> dict[int, float]:
        """How well the vectors of those keys that have one answer a question. Raises NoVectors.

        All vectors lie in one corner of their space, and some stories near to every question: seen from the middle of
        questions and of stories, that is gone. Before there are middles these are cosines.
        """
        found = self.read(keys)
        if not found:
            return {}
        every = np.stack(list(found.values()))
        if self._middles is not None:
            of_questions, of_stories = self._middles
            every, question = every - of_stories, question - of_questions
            every /= np.maximum(np.linalg.norm(every, axis=1, keepdims=True), 1e-12)
            question = question / max(float(np.linalg.norm(question)), 1e-12)
        every = every @ question
        return dict(zip(found, every.tolist(), strict=True))

    def read(self, keys: Sequence[int]) -> dict[int, Any]:
        """The vectors of those keys that have one. Raises NoVectors."""
        graph, tail, latest = self._open()
        found = {key: latest[tail[key]] for key in keys if tail.get(key, -1) >= 0}
        asked = [key for key in dict.fromkeys(keys) if key not in tail]
        if graph is not None and asked:
            got = graph.get(np.array(asked, np.uint64))
            kept = zip(asked, got, strict=True)
            found |= {key: np.asarray(vector, np.float32) for key, vector in kept if vector is not None}
        return found

    def _open(self) -> tuple[Any, dict[int, int], Any]:
        try:
            seen = (self._folder / _STATE).stat().st_mtime_ns
        except FileNotFoundError as error:
            raise NoVectors(str(self._folder)) from error
        with self._lock:
            if seen != self._seen:
                self._take_up(_read_state(self._folder))
                self._seen = seen
            return self._graph, self._tail, self._latest

    def _take_up(self, state: VectorState) -> None:
        if state.graph != self._state.graph:
            graph = _open_graph(self._folder / state.graph, view=True) if state.graph else None
            if state.graph and graph is None:
                raise NoVectors(f"{self._folder}: {state.graph} was replaced at this moment")
            self._graph = graph
        if self._middles is None:
            self._middles = _read_middles(self._folder)
        rows = _read_rows(self._folder, state.graphed, state.records)
        vectors = _read_vectors(self._folder, state.graphed, state.records)
        places: dict[int, int] = {}
        for place, row in enumerate(rows):
            places[int(row["key"])] = -1 if row["is_gone"] else place
        self._tail, self._latest, self._state = places, vectors, state


class VectorWriter:
    """Writes, one process at a time; the lock ends with the process. Raises Locked."""

    def __init__(self, folder: Path, *, graph_every: int = GRAPH_EVERY) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._graph_every = folder, graph_every
        self._lock = (folder / ".lock").open("a")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self._lock.close()
            raise Locked(str(folder)) from error
        try:
            self.state = _read_state(folder)
        except NoVectors:
            self.state = VectorState()
        self._rows_file = self._cut(_ROWS, self.state.records * ROW.itemsize)
        self._vectors_file = self._cut(_VECTORS, self.state.records * _VECTOR_BYTES)
        self._rows = _read_rows(folder, 0, self.state.records)
        self._unsaved: list[Any] = []

    def known(self, story_ids: Iterable[int]) -> dict[int, int]:
        """The rows of these stories that have a vector, with the mark of the text it was made of."""
        rows = np.concatenate([self._rows, *self._unsaved]) if self._unsaved else self._rows
        found: dict[int, int] = {}
        for row in rows[np.isin(rows["story"], np.array(list(story_ids), np.int64))]:
            found[int(row["key"])] = int(row["mark"])
            if row["is_gone"]:
                del found[int(row["key"])]
        return found

    def add(self, entries: Sequence[tuple[int, int, int]], vectors: Any) -> None:
        """Key, story and mark of each, with its vector."""
        self._append(np.array([(*entry, 0) for entry in entries], ROW), np.asarray(vectors, np.float16))

    def forget(self, keys: Iterable[int]) -> None:
        rows = np.array([(key, 0, 0, 1) for key in keys], ROW)
        for row in rows:
            row["story"] = self._story_of(int(row["key"]))
        if len(rows):
            self._append(rows, np.zeros((len(rows), DIMENSIONS), np.float16))

    def save(self, *, position: int, progress: int) -> None:
        for file in (self._rows_file, self._vectors_file):
            file.flush()
            os.fsync(file.fileno())
        self._rows = np.concatenate([self._rows, *self._unsaved])
        self._unsaved = []
        graph, graphed = self.state.graph, self.state.graphed
        if len(self._rows) - graphed >= self._graph_every:
            graph, graphed = self._renew_graph(), len(self._rows)
        old = self.state.graph
        self.state = VectorState(len(self._rows), position, progress, graph, graphed)
        self._write_state()
        if old and old != graph:
            # Whoever has it mapped keeps what is mapped.
            (self._folder / old).unlink(missing_ok=True)

    def wants_middles(self) -> bool:
        """Whether there are stories enough to tell the middles by, and none was kept."""
        return self.state.records >= 2 * MIDDLES_FROM and _read_middles(self._folder) is None

    def keep_middles(self, questions: Any) -> None:
        """For good, so that one question is always answered in one order: the vectors of headlines asked as questions.

        The middle of stories is that of the first saved records.
        """
        vectors = _read_vectors(self._folder, 0, min(self.state.records, 8 * MIDDLES_FROM))
        written = self._folder / f".{_MIDDLES}"
        with written.open("wb") as file:
            np.save(file, np.stack([np.mean(questions, axis=0), vectors[vectors.any(axis=1)].mean(axis=0)]))
        written.replace(self._folder / _MIDDLES)
        self._write_state()  # readers look at nothing before it changes

    def close(self) -> None:
        self._rows_file.close()
        self._vectors_file.close()
        self._lock.close()

    def _write_state(self) -> None:
        written = self._folder / f".{_STATE}"
        written.write_text(json.dumps(asdict(self.state)), encoding="utf-8")
        written.replace(self._folder / _STATE)

    def _append(self, rows: Any, vectors: Any) -> None:
        self._rows_file.write(rows.tobytes())
        self._vectors_file.write(np.ascontiguousarray(vectors).tobytes())
        self._unsaved.append(rows)

    def _cut(self, name: str, size: int) -> Any:
        file = (self._folder / name).open("ab")
        file.truncate(size)
        return file

    def _story_of(self, key: int) -> int:
        found = self._rows["story"][self._rows["key"] == key]
        return int(found[-1]) if len(found) else 0

    def _renew_graph(self) -> str:
        state = self.state
        graph = _open_graph(self._folder / state.graph, view=False) if state.graph else None
        start = state.graphed if graph is not None else 0
        if graph is None:
            graph = Index(ndim=DIMENSIONS, metric="cos", dtype="f16")
        rows = self._rows[start:]
        vectors = _read_vectors(self._folder, start, len(self._rows))
        last = {int(row["key"]): place for place, row in enumerate(rows)}
        known = [key for key in last if graph.contains(key)]
        if known:
            graph.remove(np.array(known, np.uint64))
        kept = [(key, place) for key, place in last.items() if not rows[place]["is_gone"]]
        if kept:
            keys, places = zip(*kept, strict=True)
            graph.add(np.array(keys, np.uint64), vectors[list(places)], threads=1)
        name = f"near-{len(self._rows)}.usearch"
        graph.save(str(self._folder / name))
        return name


def _open_graph(path: Path, *, view: bool) -> Any:
    """None where there is none that can be read; it can be made again from the records."""
    try:
        return Index.restore(str(path), view=view)
    except (ValueError, RuntimeError):
        return None


def _read_middles(folder: Path) -> Any:
    try:
        return np.load(folder / _MIDDLES)
    except (FileNotFoundError, ValueError):
        return None


def _read_rows(folder: Path, start: int, stop: int) -> Any:
    if stop <= start:
        return np.zeros(0, ROW)
    return np.fromfile(folder / _ROWS, ROW, count=stop - start, offset=start * ROW.itemsize)


def _read_vectors(folder: Path, start: int, stop: int) -> Any:
    if stop <= start:
        return np.zeros((0, DIMENSIONS), np.float32)
    count = (stop - start) * DIMENSIONS
    found = np.fromfile(folder / _VECTORS, "<f2", count=count, offset=start * _VECTOR_BYTES)
    return found.reshape(-1, DIMENSIONS).astype(np.float32)
