"""Topics and sections offered for a draft: precision, recall, and what an answer costs.

    python -m bench.topics                     the demo's own topics, and news_ant's sections
    python -m bench.topics --only speed        a draft of 1,000 words, 2,000 topics

Demo: every story is judged by profiles that were learned from four fifths of the others (five times over), and by the names
and aliases of its topics. Half 0 of the stories (crc32 of the key, odd or even) chose the weights; half 1 did not.
news_ant: 6,000 earlier articles teach, the 2,000 after them are judged; a label is right when the outlet filed it so.
"""

import argparse
import gzip
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(REPOSITORY / "src"), str(REPOSITORY / "bench")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")

import django  # noqa: E402

django.setup()

from warraq.arabic.analysis import split  # noqa: E402
from warraq.demo.content import read  # noqa: E402
from warraq.newsroom.suggestions.learning import Lessons  # noqa: E402
from warraq.newsroom.suggestions.names import Names  # noqa: E402
from warraq.newsroom.suggestions.profiles import Profiles, best, count_terms  # noqa: E402
from warraq.newsroom.suggestions.suggest import Draft, suggest_sections, suggest_topics  # noqa: E402

FOLDS = 5
TAUGHT, JUDGED = 6_000, 2_000
NOT_COPY = {"picture", "pictures", "recording", "embed", "also_read", "url", "address"}


@dataclass
class Example:
    key: str
    draft: Draft
    topics: set[int]
    section: int

    @property
    def half(self) -> int:
        return crc32(self.key.encode()) % 2

    @property
    def fold(self) -> int:
        return crc32(self.key.encode()) // 2 % FOLDS

    def counts(self) -> Any:
        return count_terms(self.draft.headline, self.draft.above, split(self.draft.body))


def read_demo() -> tuple[list[Example], Names]:
    topics = {topic["key"]: number for number, topic in enumerate(read("topics"), start=1)}
    names = Names()
    for topic in read("topics"):
        for spelling in (topic["name"], *topic["aliases"]):
            names.add(topics[topic["key"]], spelling)
    stories = [story for story in read("stories") if story.get("topics")]
    sections = sorted({section for story in stories for section in story["sections"]})
    examples = [
        Example(
            story["key"],
            Draft(
                story["headline"],
                f"{story['kicker']} {story['standfirst']} {story['dateline_place']}",
                text_of(story["body"]),
            ),
            {topics[key] for key in story["topics"]},
            sections.index(story["sections"][0]),
        )
        for story in stories
    ]
    return examples, names


def text_of(value: Any) -> str:
    if isinstance(value, dict):
        value = [part for name, part in value.items() if name not in NOT_COPY]
    if isinstance(value, list):
        return "\n".join(text_of(part) for part in value)
    return value if isinstance(value, str) else ""


def teach(examples: Iterable[Example]) -> Profiles:
    lessons = Lessons()
    for example in examples:
        labels = [f"topic:{topic}" for topic in sorted(example.topics)]
        lessons.add(example.counts(), [*labels, f"section:{example.section}"])
    return lessons.learn()


def measure_demo() -> dict[str, Any]:
    examples, names = read_demo()
    profiles = [teach(other for other in examples if other.fold != fold) for fold in range(FOLDS)]
    ways: dict[str, Callable[[Example], set[int]]] = {
        "names": lambda one: topics_of(one, names=names, profiles=None),
        "text": lambda one: topics_of(one, names=Names(), profiles=profiles[one.fold]),
        "both": lambda one: topics_of(one, names=names, profiles=profiles[one.fold]),
    }
    found: dict[str, Any] = {"stories": len(examples), "topics_of_a_story": mean(len(one.topics) for one in examples)}
    for name, way in ways.items():
        suggested = {one.key: way(one) for one in examples}
        found[name] = {
            "all": rate(examples, suggested),
            "half_0": rate([one for one in examples if one.half == 0], suggested),
            "half_1": rate([one for one in examples if one.half == 1], suggested),
        }
    return found


def topics_of(example: Example, *, names: Names, profiles: Profiles | None) -> set[int]:
    return {found.id for found in suggest_topics(example.draft, names=names, profiles=profiles)}


def rate(examples: list[Example], suggested: dict[str, set[int]]) -> dict[str, float]:
    right = sum(len(one.topics & suggested[one.key]) for one in examples)
    offered, wanted = sum(len(suggested[one.key]) for one in examples), sum(len(one.topics) for one in examples)
    return {"precision": right / max(offered, 1), "recall": right / wanted, "offered": offered / len(examples)}


def measure_news(data: Path) -> dict[str, Any]:
    with gzip.open(data / "news_ant" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = sorted((json.loads(line) for line in lines), key=lambda article: article["time"])
    start = int(0.8 * len(articles))
    return {
        name: measure_sections(articles[start - TAUGHT : start], articles[start : start + JUDGED], merged=merged)
        for name, merged in (("six_labels", False), ("world_merged", True))
    }


def measure_sections(earlier: list[Any], later: list[Any], *, merged: bool) -> dict[str, Any]:
    labels = sorted({label_of(article, merged=merged) for article in earlier})
    began = time.process_time()
    profiles = teach(example_of(article, labels, merged=merged) for article in earlier)
    learning = time.process_time() - began
    judged = [example_of(article, labels, merged=merged) for article in later]
    ranked = [best(profiles.score(one.counts()), among=[f"section:{n}" for n in range(len(labels))]) for one in judged]
    offered = [
        [found.id for found in suggest_sections(one.draft, profiles=profiles, among=range(len(labels)))]
        for one in judged
    ]
    topics = {one.key: topics_of(one, names=Names(), profiles=profiles) for one in judged}
    return {
        "learning_seconds_of_a_core": learning,
        "kept_bytes": len(profiles.to_bytes()),
        "first_is_right": mean(
            found[:1] == [f"section:{one.section}"] for found, one in zip(ranked, judged, strict=True)
        ),
        "section_offered": mean(bool(found) for found in offered),
        "section_among_offered": mean(one.section in found for found, one in zip(offered, judged, strict=True)),
        "as_topics": rate(judged, topics),
    }


def label_of(article: Any, *, merged: bool) -> str:
    section = str(article["section"])
    return "world" if merged and section in {"middleEast", "internationalNews"} else section


def example_of(article: Any, labels: list[str], *, merged: bool) -> Example:
    number = labels.index(label_of(article, merged=merged))
    return Example(article["id"], Draft(article["title"] or "", "", article["text"]), {number}, number)


def measure_speed() -> dict[str, Any]:
    examples, names = read_demo()
    for number in range(2_000):
        names.add(1_000 + number, f"موضوع {number} من المواضيع")
    profiles = teach(examples)
    words = " ".join(one.draft.body for one in examples).split()
    times = []
    for start in range(0, len(words) - 1_000, 500):
        draft = Draft("عنوان", "", " ".join(words[start : start + 1_000]))
        began = time.process_time()
        suggest_topics(draft, names=names, profiles=profiles)
        suggest_sections(draft, profiles=profiles, among=range(30))
        times.append(1_000 * (time.process_time() - began))
    times.sort()
    return {"drafts": len(times), "median_ms": times[len(times) // 2], "most_ms": times[-1]}


def mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / max(len(found), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=REPOSITORY.parent / "shared" / "arabic")
    parser.add_argument("--only", choices=["demo", "news", "speed"])
    parser.add_argument("--output", type=Path, default=REPOSITORY / "bench" / "results" / "topics.json")
    options = parser.parse_args()
    known = json.loads(options.output.read_text()) if options.output.exists() else {}
    if options.only in (None, "demo"):
        known["demo"] = measure_demo()
    if options.only in (None, "speed"):
        known["speed"] = measure_speed()
    if options.only in (None, "news"):
        if (options.data / "score.py").exists():
            known["news"] = measure_news(options.data)
        else:
            print(f"The judged sets are not at {options.data}: news_ant was not measured.", file=sys.stderr)
    print(json.dumps(known, indent=1))
    options.output.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
