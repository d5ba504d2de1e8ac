"""Surrogate keys as a header."""

from collections.abc import Iterable

#: On an answer that has more keys than a header holds, in place of some of its stories; every hard purge touches it.
MANY_STORIES_KEY = "stories"
MOST_BYTES = 7000  # proxies refuse headers of 8 kB


def join_keys(keys: Iterable[str]) -> str:
    """The keys as a header. With more of them than one holds, single stories give way to MANY_STORIES_KEY."""
    names = sorted(keys, key=lambda key: (key.startswith("story:"), key))
    line = " ".join(names)
    if len(line) > MOST_BYTES:
        line = f"{MANY_STORIES_KEY} {line}"[:MOST_BYTES].rsplit(" ", 1)[0]
    return line
