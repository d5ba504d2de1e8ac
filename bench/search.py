"""What search costs: the index's making, its size, and questions, from ten thousand stories to a million.

    python -m bench.search --sizes 10000 100000          make indexes, ask, and run the databases beside them
    python -m bench.search --make 1000000 --folder DIR   only make an index there
    python -m bench.search --ask DIR                     only ask it
    python -m bench.search --ask DIR --by-meaning        also with a vector for every part of every story

Stories are those of `bench.archive`. Indexing counts analysis, writing and the last save; the stories are made up by another
process. Of a processor's time everything counts, of the wall's what the writer is busy. A question goes through the whole search function: read, found, ranked, counted by section, topic and contributor.
SQLite FTS5 (unicode61, bm25) and PostgreSQL (`arabic` with GIN, ts_rank) hold the same stories, joined with OR, best 200.
"""

import argparse
import json
import os
import resource
import shutil
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(REPOSITORY / "src"), str(REPOSITORY / "bench")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")

import django  # noqa: E402

django.setup()

from bench.archive.databases import Fts5Archive, PostgresArchive  # noqa: E402
from bench.archive.stories import END, Archive, Question  # noqa: E402
from warraq.delivery.search.documents import Document  # noqa: E402
from warraq.delivery.search.embedded.engine import EmbeddedEngine  # noqa: E402
from warraq.delivery.search.embedded.places import Places  # noqa: E402
from warraq.delivery.search.embedded.writer import LARGE_HEAP_BYTES, IndexWriter  # noqa: E402
from warraq.delivery.search.engine import Engine, Filters, Order  # noqa: E402
from warraq.index.asked import read  # noqa: E402

AT_ONCE = 2_000
#: So many lots of stories are made up ahead of need.
AHEAD = 3
SAVED_EVERY = 100_000
NOW = datetime.fromtimestamp(END, UTC)


def make(count: int, folder: Path) -> dict[str, Any]:
    places = Places(folder)
    shutil.rmtree(folder, ignore_errors=True)
    writer = IndexWriter(places.making, create=True, heap_bytes=LARGE_HEAP_BYTES)
    seconds, text_bytes, made = 0.0, 0, 0
    whole_began, cpu_began = time.perf_counter(), time.process_time()
    for batch in made_up_beside(count):
        text_bytes += sum(len(f"{s.headline} {s.above} {s.names} {s.body}".encode()) for s in batch)
        began = time.perf_counter()
        writer.add(batch)
        seconds += time.perf_counter() - began
        made += len(batch)
        if made % SAVED_EVERY == 0 and made < count:
            writer.save(position=0)
            print(f"  {made:,} stories, {made / seconds:,.0f} a second", file=sys.stderr, flush=True)
    began = time.perf_counter()
    writer.save(position=0)
    writer.close()
    seconds, cpu = seconds + time.perf_counter() - began, time.process_time() - cpu_began
    places.put_in_place()
    sizes = sizes_of(places.current())
    found = {
        "stories": count,
        "text_bytes": text_bytes,
        "index_bytes": sum(sizes.values()),
        "index_by_kind": sizes,
        "index_per_text": sum(sizes.values()) / text_bytes,
        "stories_per_second": count / seconds,
        "stories_per_cpu_second": count / cpu,
        "seconds_in_all": time.perf_counter() - whole_began,
    }
    (folder / "made.json").write_text(json.dumps(found, indent=1))
    return found


def made_up_beside(count: int) -> Iterator[list[Document]]:
    """The stories, made up by another process while this one works."""
    starts = range(0, count, AT_ONCE)
    with get_context("spawn").Pool(1, initializer=_open_archive, initargs=(count,)) as other:
        waiting = deque(other.apply_async(_make_up, (start,)) for start in starts[:AHEAD])
        for number in range(len(starts)):
            yield waiting.popleft().get()
            if number + AHEAD < len(starts):
                waiting.append(other.apply_async(_make_up, (starts[number + AHEAD],)))


_archives: list[Archive] = []


def _open_archive(count: int) -> None:
    _archives.append(Archive(count))


def _make_up(start: int) -> list[Document]:
    [archive] = _archives
    return list(archive.stories(start=start, stop=min(archive.count, start + AT_ONCE)))


def sizes_of(folder: Path | None) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for path in folder.iterdir() if folder else ():
        sizes[path.suffix or path.name] = sizes.get(path.suffix or path.name, 0) + path.stat().st_size
    return sizes


def ask(folder: Path, many: int, *, by_meaning: bool = False) -> dict[str, Any]:
    made = json.loads((folder / "made.json").read_text())
    questions = list(Archive(made["stories"]).questions(many))
    own = own_memory_mb()
    words: Engine = EmbeddedEngine(folder)

    def search(question: Question, *, engine: Engine = words, counting: bool = True) -> int:
        order = Order.NEW if question.by_date else Order.BEST
        filters = Filters(edition=1, section=question.section, since=question.since)
        return engine.search(read(question.text), filters, order=order, now=NOW, counting=counting).total

    for question in questions[:100]:
        search(question)
    whole = clock(search, questions)
    bare = clock(lambda question: search(question, counting=False), questions)
    found = {
        **made,
        "search": whole,
        "search_without_counts": bare,
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "grown_memory_mb": own_memory_mb() - own,
    }
    if by_meaning:
        from bench.archive.meaning import with_meaning

        engine = with_meaning(words, Archive(made["stories"]), folder)
        for question in questions[:100]:
            search(question, engine=engine)
        found["search_by_meaning"] = clock(lambda question: search(question, engine=engine), questions)
    return found


def own_memory_mb() -> float:
    """What belongs to this process alone: without the index's files, whose pages every process of the machine shares."""
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("RssAnon"))


def clock(job: Callable[[Question], int], questions: list[Question]) -> dict[str, float]:
    times, empty = [], 0
    for question in questions:
        began = time.perf_counter()
        empty += not job(question)
        times.append(1000 * (time.perf_counter() - began))
    times.sort()
    return {
        "median_ms": times[len(times) // 2],
        "p95_ms": times[int(0.95 * len(times))],
        "p99_ms": times[int(0.99 * len(times))],
        "most_ms": times[-1],
        "empty": empty,
    }


def beside(count: int, many: int) -> dict[str, Any]:
    """The same stories and questions in the two databases."""
    archive = Archive(count)
    questions = list(archive.questions(many))
    found: dict[str, Any] = {}
    for name, database in (("SQLite FTS5", Fts5Archive), ("PostgreSQL arabic", PostgresArchive)):
        try:
            index = database(archive)
        except OSError as error:
            print(f"{name}: left out, {error}")
            continue
        found[name] = {"index_bytes": index.size(), **clock(lambda question: index.search(question), questions)}  # noqa: B023
        index.close()
    return found


def show(rows: list[dict[str, Any]]) -> None:
    print(
        "\n| stories | index / text | stories a second | median | p95 | p99 | without counts: median | p95 | memory, of it grown |"
    )
    print("|" + " --- |" * 9)
    for row in rows:
        whole, bare = row["search"], row["search_without_counts"]
        print(
            f"| {row['stories']:,} | {row['index_per_text']:.2f} × | {row['stories_per_second']:,.0f} "
            f"| {whole['median_ms']:.1f} ms | {whole['p95_ms']:.1f} ms | {whole['p99_ms']:.1f} ms "
            f"| {bare['median_ms']:.1f} ms | {bare['p95_ms']:.1f} ms | {row['peak_memory_mb']:.0f}, {row['grown_memory_mb']:.0f} MB |"
        )
        others = {"with vectors": row.get("search_by_meaning"), **row.get("beside", {})}
        for name, other in others.items():
            if other is None:
                continue
            print(
                f"|   {name} | | | {other['median_ms']:.1f} ms | {other['p95_ms']:.1f} ms | {other['p99_ms']:.1f} ms | | | |"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--make", type=int)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--ask", type=Path)
    parser.add_argument("--by-meaning", action="store_true", help="needs warraq[semantic]")
    parser.add_argument("--questions", type=int, default=1_000)
    parser.add_argument("--beside", action="store_true", help="also the two databases")
    parser.add_argument("--output", type=Path, default=REPOSITORY / "bench" / "results" / "search.json")
    options = parser.parse_args()
    if options.make:
        print(json.dumps(make(options.make, options.folder), indent=1))
        return
    if options.ask:
        rows = [ask(options.ask, options.questions, by_meaning=options.by_meaning)]
    else:
        rows = []
        for size in options.sizes:
            with tempfile.TemporaryDirectory() as folder:
                make(size, Path(folder))
                rows.append(ask(Path(folder), options.questions))
            if options.beside:
                rows[-1]["beside"] = beside(size, min(options.questions, 200))
    show(rows)
    known = json.loads(options.output.read_text()) if options.output.exists() else {}
    known |= {str(row["stories"]): row for row in rows}
    options.output.write_text(json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"\nWritten to {options.output}")


if __name__ == "__main__":
    main()
