"""What search in the newsroom costs: by the index of this machine, and by the database alone.

    python -m bench.finding --database sqlite:////tmp/big/warraq.sqlite3 --data-dir /tmp/big [--questions 60]

The database is one that `python -m bench.generator` has filled; its own tables of search are made by
`django-admin rebuild_modelsearch_index`. The index is made when it is missing. A question is two words of a headline, one
word, or the beginning of one; what is timed is the count and the first page of 50 stories, as the list asks for them;
`own` is the time of the process alone, which on SQLite is all there is to it and which a busy machine does not lengthen.
Writes bench/results/finding.json.
"""

import argparse
import json
import os
import random
from collections.abc import Callable, Iterable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from warraq import runtime

runtime.prepare()

RESULTS = Path(__file__).resolve().parent / "results" / "finding.json"
SLOW_SECONDS = 240


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", required=True)
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--questions", type=int, default=60)
    arguments = parser.parse_args()
    os.environ["WARRAQ_DATABASE_URL"] = arguments.database
    os.environ["WARRAQ_DATA_DIR"] = str(arguments.data_dir)
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    found = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    found |= {connection.vendor: {**found.get(connection.vendor, {}), **_measure(arguments.questions)}}
    RESULTS.write_text(json.dumps(found, indent=1, ensure_ascii=False, sort_keys=True) + "\n")


def _measure(many: int) -> dict[str, Any]:
    from warraq.newsroom.desks.models import Journalist
    from warraq.newsroom.stories.models import Story
    from warraq.newsroom.stories.visible import visible_to

    measured: dict[str, Any] = {"stories": Story.objects.count()} | _make()
    questions = _questions(many)
    reader = Journalist(username="bench", is_superuser=True)
    for name, backend in _backends().items():
        for kind, texts in questions.items():

            def ask(text: str, backend: Any = backend) -> None:
                results = backend.autocomplete(text, visible_to(reader).defer("body"))
                results.count()
                list(results[:50])

            measured[f"{name}, {kind}"] = times = _clock(ask, texts)
            print(
                f"{name:<10} {kind:<10} median {times['median_ms']:9.1f} ms  p95 {times['p95_ms']:9.1f} ms"
                f"  own {times['own_median_ms']:9.1f} ms  p95 {times['own_p95_ms']:9.1f} ms  of {times['asked']}"
            )
    return measured


def _make() -> dict[str, Any]:
    from warraq.newsroom.finding.files import folders_in, index_folder
    from warraq.newsroom.finding.following import make_index

    folders = folders_in(index_folder())
    if folders.is_ours(folders.current()):
        return {}
    began = perf_counter()
    read = make_index(folders)
    current = folders.current()
    size = sum(file.stat().st_size for file in current.iterdir()) if current else 0
    made = {"things": read, "things_per_second": round(read / (perf_counter() - began)), "index_bytes": size}
    print(made)
    return made


def _backends() -> dict[str, Any]:
    from warraq.newsroom.finding import backend, by_database

    return {"index": backend.SearchBackend({}), "database": by_database.SearchBackend({})}


def _questions(many: int) -> dict[str, list[str]]:
    from warraq.newsroom.stories.models import Story

    rng = random.Random(4)
    keys = list(Story.objects.order_by("pk").values_list("pk", flat=True))
    titles = Story.objects.filter(pk__in=rng.sample(keys, many)).order_by("pk").values_list("title", flat=True)
    words = [[word for word in title.split() if len(word) > 3] or [title] for title in titles]
    return {
        "two words": [" ".join(rng.sample(of, min(2, len(of)))) for of in words],
        "one word": [rng.choice(of) for of in words],
        "beginning": [rng.choice(of)[:3] for of in words],
    }


def _clock(ask: Callable[[str], None], texts: Iterable[str]) -> dict[str, float]:
    """In milliseconds; what takes for ever is asked fewer questions."""
    times: list[float] = []
    own: list[float] = []
    began_all = perf_counter()
    for text in texts:
        began, own_began = perf_counter(), process_time()
        ask(text)
        times.append((perf_counter() - began) * 1000)
        own.append((process_time() - own_began) * 1000)
        if perf_counter() - began_all > SLOW_SECONDS:
            break
    times.sort()
    own.sort()
    return {
        "median_ms": round(times[len(times) // 2], 1),
        "p95_ms": round(times[int(0.95 * (len(times) - 1))], 1),
        "own_median_ms": round(own[len(own) // 2], 1),
        "own_p95_ms": round(own[int(0.95 * (len(own) - 1))], 1),
        "asked": len(times),
    }


if __name__ == "__main__":
    main()
