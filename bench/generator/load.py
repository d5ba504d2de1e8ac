"""Fill an empty database with a newspaper of any size."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter
from typing import Any

from django.core.cache import cache
from django.db import transaction
from wagtail.models import Page

from bench.generator.making import made
from bench.generator.newspaper import PICTURES, Newspaper, found_newspaper
from bench.generator.quickly import gather_statistics, without_indexes, written_quickly
from bench.generator.rows import Rows
from bench.generator.stories import GeneratedStory, Writers, moments
from bench.generator.tables import set_sequences
from warraq.newsroom.stories.models import StoryMonth, month_for


@dataclass(frozen=True)
class Loaded:
    """What was loaded, and how long the stories took: from words to committed rows, indexes and checks included."""

    paper: Newspaper
    stories: int
    seconds: float
    cpu_seconds: float

    @property
    def per_second(self) -> float:
        return self.stories / self.seconds


def load(
    count: int,
    *,
    seed: int = 1,
    pictures: int = PICTURES,
    public_only: bool = False,
    on_progress: Callable[[int], None] | None = None,
) -> Loaded:
    """Found the newspaper in a migrated, empty database and fill it with `count` released stories.

    `public_only` leaves out the newsroom's side of them (Wagtail's pages, revisions and log), which is most of the
    bytes: what readers get is the same. Wagtail's search and reference indexes are left to `rebuild_modelsearch_index`
    and `rebuild_references_index`: a release only asks for them too.
    """
    paper = found_newspaper(pictures=pictures)
    released = moments(count)
    months = _make_months(released)
    writers = Writers(paper, seed=seed)
    began, cpu_began = perf_counter(), _cpu_seconds()
    rows = Rows(paper, months, public_only=public_only)
    print_stories(rows, writers.write(released, first_id=rows.first_page_id), on_progress=on_progress)
    seconds, cpu_seconds = perf_counter() - began, _cpu_seconds() - cpu_began
    set_sequences(rows.tables)
    gather_statistics()
    cache.clear()
    return Loaded(paper=paper, stories=count, seconds=seconds, cpu_seconds=cpu_seconds)


def print_stories(
    rows: Any, stories: Iterable[GeneratedStory], *, on_progress: Callable[[int], None] | None = None
) -> None:
    """Turn stories into rows and write them; at the end the pages that hold them learn how many they hold.

    `rows` has `add(story)`, `tables`, `take()` and `count_children()`.
    """
    written = 0
    with written_quickly(), without_indexes(table.name for table in rows.tables):
        for children, number, batch in made(rows, stories):
            with transaction.atomic():
                for table, waiting in zip(rows.tables, batch, strict=True):
                    table.write(waiting)
                for page_id, count in children.items():
                    Page.objects.filter(pk=page_id).update(numchild=count)
            written += number
            if on_progress:
                on_progress(written)


def _cpu_seconds() -> float:
    """Of this process and its children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _make_months(released: list[datetime]) -> dict[str, StoryMonth]:
    months = {moment.strftime("%Y-%m"): moment for moment in released}
    return {slug: month_for(moment) for slug, moment in months.items()}
