"""Fill an empty database with a newspaper of any size."""

import gc
import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_all_start_methods, get_context
from time import perf_counter
from typing import Any

from django.core.cache import cache
from django.db import connection, transaction
from wagtail.models import Page

from bench.generator.newspaper import PICTURES, Newspaper, found_newspaper
from bench.generator.rows import Rows
from bench.generator.stories import GeneratedStory, Writers, moments
from bench.generator.tables import set_sequences
from warraq.newsroom.stories.models import StoryMonth, month_for

#: How many stories each page holds (told once, at the end), the number of stories, and the rows of each table.
Batch = tuple[dict[int, int], int, list[list[list[Any]]]]

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
    began, cpu_began = perf_counter(), _cpu_seconds()
    rows = Rows(paper, months)
    stories = writers.write(released, first_id=rows.first_page_id)
    print_stories(rows, stories, on_progress=on_progress)
    seconds, cpu_seconds = perf_counter() - began, _cpu_seconds() - cpu_began
    set_sequences(rows.tables)
    gather_statistics()
    cache.clear()
    return Loaded(paper=paper, stories=count, seconds=seconds, cpu_seconds=cpu_seconds)


def print_stories(
    rows: Any, stories: Iterable[GeneratedStory], *, on_progress: Callable[[int], None] | None = None
) -> None:
    """Turn stories into rows and write them; at the end the pages that hold them learn how many they hold.

    `rows` has `add(story)`, `tables`, `take()` and `count_children()`. Rows are made in a process of their own while
    this one writes the batch before; inside a transaction, where nothing may be shared, in this one.
    """
    made = _make_in_process if "fork" in get_all_start_methods() and not connection.in_atomic_block else _make
    written = 0
    for children, number, batch in made(rows, stories):
        with transaction.atomic():
            for table, waiting in zip(rows.tables, batch, strict=True):
                table.write(waiting)
            for page_id, count in children.items():
                Page.objects.filter(pk=page_id).update(numchild=count)
        written += number
        if on_progress:
            on_progress(written)


def _make(rows: Any, stories: Iterable[GeneratedStory]) -> Iterator[Batch]:
    with _without_collector():
        number = 0
        for story in stories:
            rows.add(story)
            number += 1
            if number == _AT_ONCE:
                yield {}, number, rows.take()
                number = 0
        yield rows.count_children(), number, rows.take()


def _make_in_process(rows: Any, stories: Iterable[GeneratedStory]) -> Iterator[Batch]:
    """`_make` in a fork. It shares this process's connection by inheritance and must not touch it: it only makes rows."""
    context = get_context("fork")
    here, there = context.Pipe(duplex=False)

    def make() -> None:
        here.close()
        for batch in _make(rows, stories):
            there.send_bytes(pickle.dumps(batch, pickle.HIGHEST_PROTOCOL))
        there.close()
        os._exit(0)  # without the goodbyes of a process that shares its parent's connections

    maker = context.Process(target=make)
    maker.start()
    there.close()
    try:
        while True:
            yield pickle.loads(here.recv_bytes())
    except EOFError:
        maker.join()
    if maker.exitcode:
        raise RuntimeError(f"the process that makes rows ended with {maker.exitcode}")


@contextmanager
def _without_collector() -> Iterator[None]:
    """Millions of rows without a cycle among them: looking for one takes a third of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _cpu_seconds() -> float:
    """Of this process and its children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _make_months(released: list[datetime]) -> dict[str, StoryMonth]:
    months = {moment.strftime("%Y-%m"): moment for moment in released}
    return {slug: month_for(moment) for slug, moment in months.items()}


def gather_statistics() -> None:
    """As autovacuum and `PRAGMA optimize` would have done by the time an archive has grown."""
    with connection.cursor() as cursor:
        can_vacuum = connection.vendor == "postgresql" and not connection.in_atomic_block
        cursor.execute("VACUUM ANALYZE" if can_vacuum else "ANALYZE")
