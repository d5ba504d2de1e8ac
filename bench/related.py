"""Related stories: quality against what editors linked, and what a release costs.

    python -m bench.related                    news_ant: 653 stories, 952 stories that their editors linked
    python -m bench.related --by-meaning       with the vectors of warraq[semantic], which are made first and kept
    python -m bench.related --ask DIR          time on an index made by `python -m bench.search --make`

For quality every story is asked for as at its release: stories of the same outlet released before it, through the same
function that follows a release, near-duplicates left out. MRR@10 and the share of stories with a linked one among five.
The sets' own baselines also let a system choose among stories of the next 24 hours, which no editor could have linked;
with `--later` ours may, too.
"""

import argparse
import gzip
import json
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zlib import crc32

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(REPOSITORY / "src"), str(REPOSITORY / "bench")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")

import django  # noqa: E402

django.setup()

from bench.archive.stories import Archive  # noqa: E402
from warraq.delivery.search.documents import Document  # noqa: E402
from warraq.delivery.search.embedded.engine import EmbeddedEngine  # noqa: E402
from warraq.delivery.search.embedded.places import Places  # noqa: E402
from warraq.delivery.search.embedded.writer import LARGE_HEAP_BYTES, IndexWriter  # noqa: E402
from warraq.delivery.search.engine import Engine  # noqa: E402
from warraq.delivery.search.related import CANDIDATES, choose_related  # noqa: E402

DAY = 86_400


def read_news(data: Path) -> tuple[list[Document], list[str], dict[int, set[int]]]:
    with gzip.open(data / "news_ant" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    outlets = sorted({article["src"] for article in articles})
    documents = [
        Document(
            key=number,
            story=number,
            edition=1 + outlets.index(article["src"]),
            released=int(_moment(article["time"]).timestamp()),
            headline=article["title"] or "",
            body=article["text"],
        )
        for number, article in enumerate(articles, start=1)
    ]
    keys = {article["id"]: number for number, article in enumerate(articles, start=1)}
    linked: dict[int, set[int]] = {}
    for line in (data / "news_ant" / "related_qrels.tsv").read_text(encoding="utf-8").splitlines():
        query, found, _grade = line.split("\t")
        linked.setdefault(keys[query], set()).add(keys[found])
    return documents, outlets, linked


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def with_meaning(engine: Engine, documents: list[Document], folder: Path) -> Engine:
    """The engine with vectors beside it; those that a run before made are there already."""
    from warraq.delivery.search.semantic.encoder import get_encoder
    from warraq.delivery.search.semantic.engine import SemanticEngine
    from warraq.delivery.search.semantic.passages import cut_into_parts, number_of
    from warraq.delivery.search.semantic.vectors import Vectors, VectorWriter, vectors_folder

    encoder, writer = get_encoder(), VectorWriter(vectors_folder(folder))
    known = writer.known(document.story for document in documents)
    wanting = [document for document in documents if number_of(document.key, 0) not in known]
    for start in range(0, len(wanting), 200):
        some = wanting[start : start + 200]
        cut = [(d, part, text) for d in some for part, text in enumerate(cut_into_parts(d.headline, d.above, d.body))]
        entries = [(number_of(document.key, part), document.story, 0) for document, part, _text in cut]
        writer.add(entries, encoder.passages([text for _document, _part, text in cut]))
        writer.save(position=0, progress=0)
        print(f"  vectors of {start + len(some):,} of {len(wanting):,}", file=sys.stderr, flush=True)
    writer.close()
    return SemanticEngine(engine, Vectors(vectors_folder(folder)), lambda: encoder)


def measure_quality(data: Path, folder: Path, *, later: bool, by_meaning: bool) -> dict[str, Any]:
    documents, _outlets, linked = read_news(data)
    places = Places(folder)
    if places.current() is None:
        writer = IndexWriter(places.making, create=True, heap_bytes=LARGE_HEAP_BYTES)
        writer.add(documents)
        writer.save(position=0)
        writer.close()
        places.put_in_place()
    engine: Engine = EmbeddedEngine(folder)
    if by_meaning:
        # Meaning orders what words found, so that no other story's vectors are looked at.
        looked_at = set(linked)
        for key in linked:
            until = _until(documents[key - 1], later=later)
            looked_at |= {hit.key for hit in engine.similar(documents[key - 1], most=CANDIDATES, until=until)}
        engine = with_meaning(engine, [document for document in documents if document.key in looked_at], folder)
    ranks, times, halves = [], [], ([], [])

    def texts(keys: list[int]) -> dict[int, str]:
        return {key: f"{documents[key - 1].headline} {documents[key - 1].body}" for key in keys}

    for key, wanted in linked.items():
        document = documents[key - 1]
        until = _until(document, later=later)
        began = time.perf_counter()
        found = choose_related(document, engine=engine, texts=texts, most=10, until=until)
        times.append(time.perf_counter() - began)
        ranks.append(next((place for place, other in enumerate(found, start=1) if other in wanted), 0))
        halves[crc32(str(key).encode()) % 2].append(1 / ranks[-1] if ranks[-1] else 0.0)
    return {
        "stories": len(ranks),
        "mrr_at_10": sum(1 / rank for rank in ranks if rank) / len(ranks),
        "mrr_of_half_0_which_chose_the_weights": sum(halves[0]) / len(halves[0]),
        "mrr_of_half_1": sum(halves[1]) / len(halves[1]),
        "hit_at_5": sum(0 < rank <= 5 for rank in ranks) / len(ranks),
        **_clock(times),
    }


def _until(document: Document, *, later: bool) -> int:
    return document.released + (DAY if later else 0) + 1


def measure_time(folder: Path, many: int) -> dict[str, Any]:
    made = json.loads((folder / "made.json").read_text())
    archive = Archive(made.get("archive", made["stories"]))
    engine = EmbeddedEngine(folder)
    times, spent = [], []
    step = max(1, made["stories"] // many)
    for number in range(step // 2, made["stories"], step):
        document = archive.story(number)
        made_up = Texts(archive)
        began, worked = time.perf_counter(), time.process_time()
        choose_related(document, engine=engine, texts=made_up)
        # Making up the texts is the bench's own; a database answers in about a millisecond.
        times.append(time.perf_counter() - began - made_up.seconds)
        spent.append(time.process_time() - worked - made_up.worked)
    warm = len(times) // 10
    processor = {f"processor_{name}": value for name, value in _clock(spent[warm:]).items()}
    return {"stories": made["stories"], **_clock(times[warm:]), **processor}


class Texts:
    """Texts of the archive by key, and the time that making them up took."""

    def __init__(self, archive: Archive) -> None:
        self._archive, self.seconds, self.worked = archive, 0.0, 0.0

    def __call__(self, keys: list[int]) -> dict[int, str]:
        began, worked = time.perf_counter(), time.process_time()
        stories = [self._archive.story(key - 1) for key in keys]
        found = {story.key: f"{story.headline} {story.body}" for story in stories}
        self.seconds += time.perf_counter() - began
        self.worked += time.process_time() - worked
        return found


def _clock(times: list[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {
        "median_ms": 1000 * ordered[len(ordered) // 2],
        "p95_ms": 1000 * ordered[int(0.95 * len(ordered))],
        "most_ms": 1000 * ordered[-1],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=REPOSITORY.parent / "shared" / "arabic")
    parser.add_argument(
        "--folder", type=Path, default=REPOSITORY / "var" / "bench-related", help="where the index is kept"
    )
    parser.add_argument("--later", action="store_true")
    parser.add_argument("--by-meaning", action="store_true")
    parser.add_argument("--ask", type=Path)
    parser.add_argument("--many", type=int, default=200)
    parser.add_argument("--output", type=Path, default=REPOSITORY / "bench" / "results" / "related.json")
    options = parser.parse_args()
    if options.ask:
        found = measure_time(options.ask, options.many)
        name = f"time_{found['stories']}"
    elif not (options.data / "score.py").exists():
        sys.exit(f"The judged sets are not at {options.data}: nothing was measured. Give their folder with --data.")
    else:
        found = measure_quality(options.data, options.folder, later=options.later, by_meaning=options.by_meaning)
        name = "quality" + "_with_later" * options.later + "_by_meaning" * options.by_meaning
    print(json.dumps({name: found}, indent=1))
    known = json.loads(options.output.read_text()) if options.output.exists() else {}
    known[name] = found
    options.output.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
