"""One database, measured when told: commands are lines of JSON on standard input, answers lines on standard output.

python -m bench.rendering.worker, with WARRAQ_DATABASE_URL and WARRAQ_DATA_DIR set.
"""

import json
import os
import sys
from typing import Any

from warraq import runtime

runtime.prepare()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")

import django  # noqa: E402

django.setup()

from bench.generator.load import Loaded, load  # noqa: E402
from bench.generator.newspaper import find_newspaper  # noqa: E402
from bench.plain.load import load_plain  # noqa: E402
from bench.rendering.articles import Articles  # noqa: E402
from bench.rendering.releases import Releases  # noqa: E402


class Worker:
    """Keeps what was loaded and what is measured on it."""

    def __init__(self) -> None:
        self._measured: dict[str, Any] = {}

    def load(self, size: int) -> dict[str, Any]:
        """Fill the database, or take it as it is when an earlier run filled it."""
        paper, told = find_newspaper(), {}
        if paper is None:
            loaded: Loaded = load(size)
            load_plain(loaded.paper, size)
            paper = loaded.paper
            told = {"seconds": loaded.seconds, "per_second": loaded.per_second, "cpu_seconds": loaded.cpu_seconds}
        self._measured = {"article": Articles(), "release": Releases(paper)}
        return told

    def time(self, what: str, who: str, times: int) -> list[float]:
        """Milliseconds, one for each time."""
        found: list[float] = self._measured[what].time(who, times)
        return found

    def count(self, what: str, who: str) -> dict[str, Any]:
        """Number of queries, and whatever else is worth telling of one time."""
        found: dict[str, Any] = self._measured[what].count(who)
        return found


def main() -> None:
    # Whatever else prints must not come between the answers.
    answers, sys.stdout = sys.stdout, sys.stderr
    worker = Worker()
    for line in sys.stdin:
        command = json.loads(line)
        answer = getattr(worker, command.pop("do"))(**command)
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
