"""Making rows in one process while another writes those made before."""

import gc
import os
import pickle
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from multiprocessing import get_all_start_methods, get_context
from typing import Any

from django.db import connection

from bench.generator.stories import GeneratedStory

#: How many stories each page holds (told once, at the end), the number of stories, and the rows of each table.
Batch = tuple[dict[int, int], int, list[list[list[Any]]]]

_AT_ONCE = 1_000


def made(rows: Any, stories: Iterable[GeneratedStory]) -> Iterator[Batch]:
    """Batches of rows, made in a process of their own; inside a transaction, where nothing may be shared, in this one."""
    can_fork = "fork" in get_all_start_methods() and not connection.in_atomic_block
    return _make_in_process(rows, stories) if can_fork else _make(rows, stories)


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
        with _without_collector():
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
