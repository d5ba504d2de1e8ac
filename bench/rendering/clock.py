"""Milliseconds, by the clock on the wall and of this process's own work."""

from time import perf_counter, process_time

#: By the wall, which is what somebody waits; and of the processor, which other work on the machine disturbs less.
#: The second leaves out what PostgreSQL does in its own process.
Taken = tuple[float, float]


class Clock:
    """Runs from its making."""

    def __init__(self) -> None:
        self._wall, self._own = perf_counter(), process_time()

    def read(self) -> Taken:
        return (perf_counter() - self._wall) * 1000, (process_time() - self._own) * 1000
