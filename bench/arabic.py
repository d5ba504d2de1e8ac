"""Arabic search quality and speed, ours beside the baselines, in one run.

    python bench/arabic.py                      questions (ARCD, XQuAD)
    python bench/arabic.py --news               also 1,500 headlines among 22,604 articles
    python bench/arabic.py --only headlines     of these alone
    python bench/arabic.py --without postgresql

The judged sets are looked for in <repository>/../shared/arabic (or --data); nothing is measured without them. Every
system indexes the body only. All but the two databases rank with BM25, k1 1.2, b 0.75; MRR@10 comes from the sets' own
score.py. The analysis was developed on one half of the questions (seed 20261123); «kept» is the other half.
"""

import argparse
import gzip
import importlib.util
import json
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY / "src"))

from arabic_baselines import Fts5, PostgresArabic, light10, snowball  # noqa: E402
from warraq.arabic.analysis import analyse, analyse_light, matches, split, stems  # noqa: E402
from warraq.arabic.analysis.bm25 import Bm25  # noqa: E402
from warraq.arabic.normalise import normalise, normalised  # noqa: E402
from warraq.arabic.sentences import sentences  # noqa: E402
from warraq.arabic.tokenise import tokenise  # noqa: E402

SEED = 20261123
Terms = Callable[[str], dict[str, float]]

ANALYSES: dict[str, Terms] = {
    "words, normalised": lambda text: dict(Counter(split(text))),
    "Lucene light10 rules + stop": lambda text: dict(Counter(light10(text))),
    "Snowball arabic + stop": lambda text: dict(Counter(snowball(text))),
    "Warraq, light": analyse_light,
    "Warraq": analyse,
}
SETS = {
    "ARCD": ("qa_arcd", "corpus.jsonl.gz", "queries", "qrels.tsv"),
    "XQuAD": ("qa_xquad", "corpus.jsonl.gz", "queries", "qrels.tsv"),
    "headlines": ("news_ant", "articles.jsonl.gz", "knownitem_queries", "knownitem_qrels.tsv"),
}


def read(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def load_scorer(data: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", data / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class JudgedSet:
    """Documents, questions as written and as hurried users type them, and the judgements in two halves."""

    def __init__(self, name: str, data: Path, *, every: int = 1) -> None:
        """`every` 10 keeps a tenth of the questions: for a system that takes seconds for each."""
        folder, corpus, queries, qrels = SETS[name]
        self.name, self.folder = name, data / folder
        rows = read(self.folder / corpus)
        self.ids, self.texts = [row["id"] for row in rows], [row["text"] for row in rows]
        self.queries = {row["id"]: row["text"] for row in read(self.folder / f"{queries}.jsonl.gz")}
        self.sloppy = {row["id"]: row["text"] for row in read(self.folder / f"{queries}_sloppy.jsonl.gz")}
        self.qrels = self.folder / qrels
        order = list(range(len(self.queries)))
        random.Random(SEED).shuffle(order)
        names = list(self.queries)
        for place, question in enumerate(names):
            if place % every:
                del self.queries[question], self.sloppy[question]
        self.kept = {names[place] for place in order[len(order) // 2 :]}

    def halves(self) -> dict[str, Path]:
        """The judgements of all queries and of the half kept aside, as files for score.py."""
        lines = self.qrels.read_text(encoding="utf-8").splitlines()
        folder = Path(tempfile.mkdtemp())
        halves = {"all": set(self.queries), "kept": self.kept & set(self.queries)}
        for half, asked in halves.items():
            chosen = "\n".join(line for line in lines if line.split("\t")[0] in asked)
            (folder / f"{half}.tsv").write_text(chosen, encoding="utf-8")
        return {half: folder / f"{half}.tsv" for half in halves}


def measure(judged: JudgedSet, scorer: Any, search: Callable[[str], list[str]]) -> dict[str, float]:
    halves = judged.halves()
    clean = {name: search(text) for name, text in judged.queries.items()}
    sloppy = {name: search(text) for name, text in judged.sloppy.items()}
    whole = scorer.rank(str(halves["all"]), clean)
    return {
        "mrr": whole["MRR@10"],
        "interval": whole["MRR@10_95ci"],
        "kept": scorer.rank(str(halves["kept"]), clean)["MRR@10"],
        "sloppy": scorer.rank(str(halves["all"]), sloppy)["MRR@10"],
    }


def measure_analysis(judged: JudgedSet, scorer: Any, terms: Terms) -> dict[str, Any]:
    size = IndexSize()
    index = Bm25(size.counting(terms(text) for text in judged.texts))

    @cache
    def search_terms(wanted: frozenset[tuple[str, float]]) -> list[str]:
        return [judged.ids[number] for number, _ in index.search(dict(sorted(wanted)), limit=10)]

    def search(query: str) -> list[str]:
        # Both spellings of a question mostly come to the same terms: asked once.
        return search_terms(frozenset(terms(query).items()))

    return {**measure(judged, scorer, search), "postings": size.postings, "bytes": size.bytes}


class IndexSize:
    """Postings, and bytes of a plain index: the words once, document gaps in 7-bit groups, one byte for each weight."""

    def __init__(self) -> None:
        self.postings = self.bytes = 0

    def counting(self, documents: Iterable[dict[str, float]]) -> Iterator[dict[str, float]]:
        """The documents themselves, one by one: all of them at once would take gigabytes."""
        last: dict[str, int] = {}
        for number, terms in enumerate(documents):
            self.postings += len(terms)
            for term in terms:
                gap = number - last.get(term, -1)
                self.bytes += 2 if gap < 128 else 3 if gap < 16384 else 4
                if term not in last:
                    self.bytes += len(term.encode()) + 1
                last[term] = number
            yield terms


def measure_pairs(data: Path) -> dict[str, float]:
    def read_pairs(path: Path) -> list[list[str]]:
        return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line]

    must = read_pairs(data / "variant_pairs.tsv")
    must_not = read_pairs(REPOSITORY / "src/warraq/arabic/analysis/tests/must_not_match.tsv")
    return {
        "must_match": len(must),
        "matched": sum(matches(text, query=query) for text, query, *_ in must),
        "must_not_match": len(must_not),
        "kept_apart": sum(not matches(text, query=query) for text, query, *_ in must_not),
    }


def measure_speed(texts: list[str]) -> dict[str, dict[str, float]]:
    text = "\n".join(texts)
    count = len(text.split())
    jobs: dict[str, Callable[[str], object]] = {
        "normalise": normalise,
        "normalised, with offsets": normalised,
        "tokenise": tokenise,
        "sentences": sentences,
        "light10 rules": light10,
        "Snowball": snowball,
        "Warraq, light": analyse_light,
        "Warraq": analyse,
    }
    found = {}
    for name, job in jobs.items():
        rates = []
        # The first round meets every word for the first time; later ones find it in the cache, as an indexer does.
        for _ in range(3):
            start = time.process_time()
            job(text)
            rates.append(count / (time.process_time() - start))
        found[name] = {"first": rates[0], "then": max(rates)}
    return found


def show(title: str, head: list[str], rows: Iterable[list[str]]) -> None:
    print(f"\n{title}")
    print("| " + " | ".join(head) + " |\n|" + " --- |" * len(head))
    for row in rows:
        print("| " + " | ".join(row) + " |", flush=True)


DATABASES = {"SQLite FTS5 unicode61": Fts5, "PostgreSQL arabic": PostgresArabic}


def measure_system(name: str, system: str, data: Path) -> dict[str, Any] | str:
    """One system on one set, in a process of its own; a sentence when it is not there."""
    # PostgreSQL ranks every row that holds any of the words: two seconds a headline, an hour for them all.
    every = 10 if (name, system) == ("headlines", "PostgreSQL arabic") else 1
    judged, scorer = JudgedSet(name, data, every=every), load_scorer(data)
    if system in ANALYSES:
        return measure_analysis(judged, scorer, ANALYSES[system])
    try:
        index = DATABASES[system](judged.ids, judged.texts)
    except OSError as error:
        return f"{system}: left out, {error}"
    found = measure(judged, scorer, index.search)
    index.close()
    return {**found, "questions": len(judged.queries)}


def quality(name: str, data: Path, systems: Iterable[str], pool: ProcessPoolExecutor) -> dict[str, Any]:
    waiting = {system: pool.submit(measure_system, name, system, data) for system in systems}
    results: dict[str, Any] = {}
    for system, answer in waiting.items():
        found = answer.result()
        if isinstance(found, str):
            print(found)
        else:
            results[system] = found
    base = results["words, normalised"]
    for row in results.values():
        for unit in ("postings", "bytes"):
            if unit in row:
                row[f"{unit}_ratio"] = row[unit] / base[unit]
    judged = JudgedSet(name, data)
    asked = len(judged.queries)
    show(
        f"{judged.name}: {len(judged.texts)} documents, {len(judged.queries)} queries, MRR@10",
        ["system", "all", "95 %", "half kept aside", "sloppy", "postings ×", "bytes ×"],
        (
            [
                name + (f" ({row['questions']} of them)" if row.get("questions", asked) != asked else ""),
                f"{row['mrr']:.4f}",
                "–".join(f"{end:.3f}" for end in row["interval"]),
                f"{row['kept']:.4f}",
                f"{row['sloppy']:.4f}",
                *(f"{row[key]:.2f}" if key in row else "" for key in ("postings_ratio", "bytes_ratio")),
            ]
            for name, row in results.items()
        ),
    )
    return results


def measure_words(data: Path, results: dict[str, Any]) -> None:
    """Speed and pairs, printed and put into `results`."""
    start = time.process_time()
    stems("كلمة")
    results["lexicon_load_seconds"] = time.process_time() - start
    print(f"Loading the word frequencies: {results['lexicon_load_seconds']:.2f} s, once for each process.")
    arcd = JudgedSet("ARCD", data)
    results["words_per_second"] = measure_speed(arcd.texts)
    show(
        "Words a second on one core",
        ["step", "first meeting", "then"],
        ([name, f"{row['first']:,.0f}", f"{row['then']:,.0f}"] for name, row in results["words_per_second"].items()),
    )
    results["pairs"] = pairs = measure_pairs(data)
    print(f"\nPairs that must match: {pairs['matched']} of {pairs['must_match']}.", end=" ")
    print(f"Pairs that must not: {pairs['kept_apart']} of {pairs['must_not_match']} kept apart.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=REPOSITORY.parent / "shared" / "arabic")
    parser.add_argument("--news", action="store_true", help="also headlines among 22,604 articles")
    parser.add_argument("--without", action="append", default=[], choices=["sqlite", "postgresql"])
    parser.add_argument("--only", choices=list(SETS), help="this set alone; the rest of the results file is kept")
    parser.add_argument("--output", type=Path, default=REPOSITORY / "bench" / "results" / "arabic.json")
    options = parser.parse_args()
    if not (options.data / "score.py").exists():
        sys.exit(f"The judged sets are not at {options.data}: nothing was measured. Give their folder with --data.")
    options.output.parent.mkdir(parents=True, exist_ok=True)
    results: dict[str, Any] = {"python": sys.version.split()[0], "seed": SEED, "quality": {}}
    names = [options.only] if options.only else ["ARCD", "XQuAD", *(["headlines"] if options.news else [])]
    wanted = [system for system in (*ANALYSES, *DATABASES) if re.split(r"\W", system)[0].lower() not in options.without]
    if not options.only:
        measure_words(options.data, results)
    elif options.output.exists():
        results = json.loads(options.output.read_text(encoding="utf-8"))
    with ProcessPoolExecutor(max_workers=2) as pool:
        for name in names:
            kept = results["quality"].get(name, {})
            results["quality"][name] = {**kept, **quality(name, options.data, wanted, pool)}
            # After each set: the last takes long, and what is measured by then must not be lost.
            options.output.write_text(
                json.dumps(results, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
            )
    print(f"\nWritten to {options.output}")


if __name__ == "__main__":
    main()
