"""The quality of search through the engine that readers ask, not through a model of it.

    python -m bench.search_quality            questions (ARCD, XQuAD) and 1,500 headlines among 22,604 articles
    python -m bench.search_quality --by-meaning ARCD XQuAD       with vectors, which are made first (--parts of each text)
    python -m bench.search_quality --by-meaning --vectors /tmp/v headlines     keeps the vectors, and uses those kept

The judged sets are looked for in <repository>/../shared/arabic (or --data). Documents hold the body alone. Every question
goes the whole way: read as a reader's, found, ranked; by relevance alone, since the sets' documents have no dates that
matter. MRR@10 comes from the sets' own score.py; «kept» is the half of the questions that the analysis was not made on.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(REPOSITORY / "src"), str(REPOSITORY / "bench")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")

import django  # noqa: E402

django.setup()

from arabic import SETS as FILES  # noqa: E402
from arabic import JudgedSet, load_scorer, measure, show  # noqa: E402
from arabic import read as read_rows  # noqa: E402
from warraq.delivery.search.documents import Document  # noqa: E402
from warraq.delivery.search.embedded.engine import EmbeddedEngine  # noqa: E402
from warraq.delivery.search.embedded.places import Places  # noqa: E402
from warraq.delivery.search.embedded.writer import LARGE_HEAP_BYTES, IndexWriter  # noqa: E402
from warraq.delivery.search.engine import Engine, Filters, Order  # noqa: E402
from warraq.index.asked import read  # noqa: E402

SETS = ("ARCD", "XQuAD", "headlines")
NOW = datetime(2026, 11, 20, tzinfo=UTC)


def build(texts: list[str], folder: Path) -> EmbeddedEngine:
    places = Places(folder)
    writer = IndexWriter(places.making, create=True, heap_bytes=LARGE_HEAP_BYTES)
    writer.add(
        Document(key=number, story=number, edition=1, released=0, headline="", body=text)
        for number, text in enumerate(texts, start=1)
    )
    writer.save(position=0)
    writer.close()
    places.put_in_place()
    return EmbeddedEngine(folder)


def headlines_beside(judged: JudgedSet, *, most: int) -> list[str]:
    """Headlines of articles that no question asks for; there are none where documents are paragraphs."""
    if judged.name != "headlines":
        return []
    asked = {line.split("\t")[1] for line in judged.qrels.read_text(encoding="utf-8").splitlines()}
    rows = [row["title"] for row in read_rows(judged.folder / FILES[judged.name][1]) if row["id"] not in asked]
    return rows[:: max(1, len(rows) // most)][:most]


def with_meaning(engine: Engine, judged: JudgedSet, folder: Path, *, parts: int) -> tuple[Engine, dict[str, float]]:
    """The engine as it stands with `warraq[semantic]`, and what making the vectors took, where there were none."""
    from warraq.delivery.search.semantic.encoder import get_encoder
    from warraq.delivery.search.semantic.engine import SemanticEngine
    from warraq.delivery.search.semantic.passages import cut_into_parts, number_of
    from warraq.delivery.search.semantic.vectors import MIDDLES_FROM, Vectors, VectorWriter

    encoder, writer, texts = get_encoder(), VectorWriter(folder), judged.texts
    if writer.state.records:
        writer.close()
        return SemanticEngine(engine, Vectors(folder), lambda: encoder), {}
    cut = [
        (number, part, text)
        for number, whole in enumerate(texts, start=1)
        for part, text in enumerate(cut_into_parts("", "", whole)[:parts])
    ]
    cut.sort(key=lambda entry: len(entry[2]))
    began = time.process_time()
    for start in range(0, len(cut), 64):
        some = cut[start : start + 64]
        entries = [(number_of(number, part), number, 0) for number, part, _text in some]
        writer.add(entries, encoder.passages([text for _number, _part, text in some]))
        if start % 6_400 == 0:
            print(f"  {start:,} of {len(cut):,} parts", file=sys.stderr, flush=True)
    seconds = time.process_time() - began
    writer.save(position=0, progress=0)
    headlines = headlines_beside(judged, most=MIDDLES_FROM)
    if headlines and writer.wants_middles():
        writer.keep_middles(encoder.questions(headlines))
    writer.close()
    words = sum(len(text.split()) for _number, _part, text in cut)
    cost = {
        "parts": len(cut),
        "words_per_cpu_second": words / seconds,
        "documents_per_cpu_second": len(texts) / seconds,
    }
    return SemanticEngine(engine, Vectors(folder), lambda: encoder), cost


def measure_set(name: str, data: Path, scorer: Any, *, parts: int, vectors: Path | None) -> dict[str, Any]:
    judged = JudgedSet(name, data)
    with tempfile.TemporaryDirectory() as folder:
        engine: Engine = build(judged.texts, Path(folder))
        cost: dict[str, float] = {}
        if parts:
            engine, cost = with_meaning(engine, judged, (vectors or Path(folder) / "meaning") / name, parts=parts)
        times: list[float] = []

        def search(query: str) -> list[str]:
            began = time.perf_counter()
            found = engine.search(read(query), Filters(), order=Order.RELEVANT, now=NOW, counting=False)
            times.append(time.perf_counter() - began)
            return [judged.ids[hit.key - 1] for hit in found.hits[:10]]

        measured = measure(judged, scorer, search)
    times.sort()
    return {
        **measured,
        **cost,
        "documents": len(judged.texts),
        "queries": len(judged.queries),
        "median_ms": 1000 * times[len(times) // 2],
        "p95_ms": 1000 * times[int(len(times) * 0.95)],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=REPOSITORY.parent / "shared" / "arabic")
    parser.add_argument("--output", type=Path, default=REPOSITORY / "bench" / "results" / "search_quality.json")
    parser.add_argument("--by-meaning", action="store_true")
    parser.add_argument("--parts", type=int, default=2, help="of each text so many parts have a vector")
    parser.add_argument("--vectors", type=Path, help="a folder that keeps the vectors")
    parser.add_argument("sets", nargs="*", default=SETS)
    options = parser.parse_args()
    if not (options.data / "score.py").exists():
        sys.exit(f"The judged sets are not at {options.data}: nothing was measured. Give their folder with --data.")
    scorer = load_scorer(options.data)
    parts = options.parts if options.by_meaning else 0
    results = {
        name: measure_set(name, options.data, scorer, parts=parts, vectors=options.vectors) for name in options.sets
    }
    show(
        "MRR@10 through the engine",
        ["set", "documents", "questions", "all", "95 %", "half kept aside", "sloppy", "median ms", "p95 ms"],
        (
            [
                name,
                f"{row['documents']:,}",
                f"{row['queries']:,}",
                f"{row['mrr']:.4f}",
                "–".join(f"{end:.3f}" for end in row["interval"]),
                f"{row['kept']:.4f}",
                f"{row['sloppy']:.4f}",
                f"{row['median_ms']:.2f}",
                f"{row['p95_ms']:.2f}",
            ]
            for name, row in results.items()
        ),
    )
    known = json.loads(options.output.read_text()) if options.output.exists() else {}
    results = known | {f"{name} by meaning" if parts else name: row for name, row in results.items()}
    options.output.write_text(
        json.dumps(results, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )
    print(f"\nWritten to {options.output}")


if __name__ == "__main__":
    main()
