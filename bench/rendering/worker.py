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
from bench.generator.newspaper import Newspaper, find_newspaper  # noqa: E402
from bench.plain.load import load_plain  # noqa: E402
from bench.plain.models import PlainStory  # noqa: E402
from bench.rendering.articles import Articles  # noqa: E402
from bench.rendering.clock import Taken  # noqa: E402
from bench.rendering.releases import Releases  # noqa: E402


class Worker:
    """Keeps what is measured on its database."""

    def __init__(self) -> None:
        self._measured: dict[str, Any] = {}

    def load(self, size: int) -> dict[str, Any]:
        """Fill the database, or take it as it is when an earlier run filled it; then nothing is told."""
        if find_newspaper() is not None:
            return {}
        loaded: Loaded = load(size)
        return {
            "seconds": round(loaded.seconds, 1),
            "per_second": round(loaded.per_second),
            "cpu_seconds": round(loaded.cpu_seconds, 1),
        }

    def load_plain(self, size: int) -> None:
        """Make the plain site beside it, with as many stories."""
        if not PlainStory.objects.exists():
            load_plain(self._paper(), size)

    def time(self, what: str, who: str, times: int) -> list[Taken]:
        found: list[Taken] = self._measure(what).time(who, times)
        return found

    def count(self, what: str, who: str) -> dict[str, Any]:
        """Number of queries, and whatever else is worth telling of one time."""
        found: dict[str, Any] = self._measure(what).count(who)
        return found

    def _measure(self, what: str) -> Any:
        if what not in self._measured:
            self._measured[what] = Articles() if what == "article" else Releases(self._paper())
        return self._measured[what]

    def _paper(self) -> Newspaper:
        paper = find_newspaper()
        if paper is None:
            raise LookupError("nothing is loaded: take the step `load` first")
        return paper


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
