"""Fill an empty database with a newspaper of any size."""

import gc
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter, process_time
from typing import Any

from django.core.cache import cache
from django.db import connection, connections, transaction

from bench.generator.newspaper import PICTURES, Newspaper, found_newspaper
from bench.generator.rows import Rows
from bench.generator.stories import GeneratedStory, Writers, moments
from bench.generator.tables import Table, set_sequences
from warraq.newsroom.stories.models import StoryMonth, month_for

Batch = list[tuple[Table, list[list[Any]]]]

_AT_ONCE = 1_000


@dataclass(frozen=True)
class Loaded:
    """What was loaded, and how long the stories took, from words to committed rows."""

    paper: Newspaper
    stories: int
    seconds: float
    cpu_seconds: float

    @property
    def per_second(self) -> float:
        return self.stories / self.seconds


def load(
    count: int, *, seed: int = 1, pictures: int = PICTURES, on_progress: Callable[[int], None] | None = None
) -> Loaded:
    """Found the newspaper in a migrated, empty database and fill it with `count` released stories.

    Wagtail's search and reference indexes are left to `rebuild_modelsearch_index` and `rebuild_references_index`: a
    release only asks for them too.
    """
    paper = found_newspaper(pictures=pictures)
    released = moments(count)
    months = _make_months(released)
    writers = Writers(paper, seed=seed)
    began, cpu_began = perf_counter(), process_time()
    rows = Rows(paper, months)
    stories = writers.write(released, first_id=rows.first_page_id)
    print_stories(rows, stories, count, on_progress=on_progress)
    seconds, cpu_seconds = perf_counter() - began, process_time() - cpu_began
    set_sequences(rows.tables)
    _gather_statistics()
    cache.clear()
    return Loaded(paper=paper, stories=count, seconds=seconds, cpu_seconds=cpu_seconds)


def print_stories(
    rows: Any, stories: Iterable[GeneratedStory], count: int, *, on_progress: Callable[[int], None] | None = None
) -> None:
    """Turn `count` stories into rows (by `rows.add`, `rows.take` and at the end `rows.finish`) and write them."""
    with _without_collector(), _Press(in_thread=not connection.in_atomic_block) as press:
        for number, story in enumerate(stories, start=1):
            rows.add(story)
            if number % _AT_ONCE == 0 or number == count:
                press.write(rows.take())
                if on_progress:
                    on_progress(number)
    rows.finish()


@contextmanager
def _without_collector() -> Iterator[None]:
    """Millions of rows without a cycle among them: looking for one takes a third of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class _Press:
    """Writes batches in a thread of its own while the next one is made; inside a transaction, in this thread."""

    def __init__(self, *, in_thread: bool) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1) if in_thread else None
        self._writing: Future[None] | None = None

    def __enter__(self) -> "_Press":
        return self

    def __exit__(self, *exc_info: object) -> None:
        if self._thread:
            self._thread.submit(connections.close_all).result()
            self._thread.shutdown()
            if self._writing:
                self._writing.result()

    def write(self, batch: Batch) -> None:
        if self._thread is None:
            _write(batch)
            return
        if self._writing:
            self._writing.result()
        self._writing = self._thread.submit(_write, batch)


def _write(batch: Batch) -> None:
    with transaction.atomic():
        for table, rows in batch:
            table.write(rows)


def _make_months(released: list[datetime]) -> dict[str, StoryMonth]:
    months = {moment.strftime("%Y-%m"): moment for moment in released}
    return {slug: month_for(moment) for slug, moment in months.items()}


def _gather_statistics() -> None:
    """As autovacuum and `PRAGMA optimize` would have done by the time an archive has grown."""
    with connection.cursor() as cursor:
        can_vacuum = connection.vendor == "postgresql" and not connection.in_atomic_block
        cursor.execute("VACUUM ANALYZE" if can_vacuum else "ANALYZE")
