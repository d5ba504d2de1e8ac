"""Takes of one story: are those that the engine finds, compared word by word, enough, or is MinHash needed?

    python -m bench.takes                          5,000 articles of news_ant, and 300 of them edited in three ways

Truth on the articles: every pair that `are_takes` calls so, found by looking every three words up in every other article.
The edits are what desks do to an agency's text: another headline and first sentence, the first third alone, and every
fifteenth word replaced. MinHash: 128 hashes of the same three-word pieces, in 32 bands of 4, candidates then compared by words.
"""

import argparse
import gzip
import json
import os
import random
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any
from zlib import crc32

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(REPOSITORY / "src"), str(REPOSITORY / "bench")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")

import django  # noqa: E402

django.setup()

import numpy as np  # noqa: E402

from warraq.delivery.search.documents import Document  # noqa: E402
from warraq.delivery.search.embedded.engine import EmbeddedEngine  # noqa: E402
from warraq.delivery.search.embedded.places import Places  # noqa: E402
from warraq.delivery.search.embedded.writer import IndexWriter  # noqa: E402
from warraq.delivery.search.takes import are_takes, shingles  # noqa: E402
from warraq.delivery.search.takes_of_one import find_takes  # noqa: E402

HASHES, BANDS = 128, 32
PRIME = (1 << 61) - 1


def read_documents(data: Path, many: int) -> list[Document]:
    with gzip.open(data / "news_ant" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = sorted((json.loads(line) for line in lines), key=lambda article: article["time"])[:many]
    return [
        Document(
            key=number,
            story=number,
            edition=1,
            released=1_500_000_000 + number,
            headline=article["title"] or "",
            body=article["text"],
        )
        for number, article in enumerate(articles, start=1)
    ]


def text_of(document: Document) -> str:
    return f"{document.headline} {document.body}"


def true_pairs(texts: dict[int, Any]) -> set[tuple[int, int]]:
    where: dict[int, list[int]] = defaultdict(list)
    for key, pieces in texts.items():
        for piece in pieces:
            where[hash(piece)].append(key)
    met = {(a, b) for keys in where.values() if 1 < len(keys) <= 40 for a in keys for b in keys if a < b}
    return {(a, b) for a, b in met if are_takes(texts[a], texts[b])}


class MinHash:
    """Keys by the bands of their signatures."""

    def __init__(self) -> None:
        chance = np.random.default_rng(0)
        self._times = chance.integers(1, PRIME, HASHES, dtype=np.uint64)
        self._plus = chance.integers(0, PRIME, HASHES, dtype=np.uint64)
        self._bands: dict[tuple[int, bytes], list[int]] = defaultdict(list)

    def _keys(self, pieces: Any) -> list[tuple[int, bytes]]:
        if not pieces:
            return []
        numbers = np.array([crc32(" ".join(piece).encode()) for piece in pieces], dtype=np.uint64)
        signature = ((numbers[:, None] * self._times + self._plus) >> np.uint64(32)).min(axis=0)
        return [(band, part.tobytes()) for band, part in enumerate(np.split(signature, BANDS))]

    def add(self, key: int, pieces: Any) -> None:
        for band in self._keys(pieces):
            self._bands[band].append(key)

    def candidates(self, pieces: Any) -> set[int]:
        return {key for band in self._keys(pieces) for key in self._bands.get(band, ())}


def edits(document: Document, chance: random.Random) -> dict[str, Document]:
    words = document.body.split()
    key = document.key + 1_000_000
    swapped = [chance.choice(words) if number % 15 == 7 else word for number, word in enumerate(words)]
    lead = "علمت مصادرنا من مسؤولين أن التفاصيل ستعلن لاحقًا وأن الجهات المعنية تتابع الأمر عن كثب."
    return {
        "another_lead": replace(
            document, key=key, story=key, headline="تطورات جديدة في القضية", body=f"{lead} {document.body}"
        ),
        "first_third": replace(document, key=key, story=key, body=" ".join(words[: max(30, len(words) // 3)])),
        "words_replaced": replace(document, key=key, story=key, body=" ".join(swapped)),
    }


def measure(data: Path, many: int, edited: int) -> dict[str, Any]:
    documents = {document.key: document for document in read_documents(data, many)}
    pieces = {key: shingles(text_of(document)) for key, document in documents.items()}
    with tempfile.TemporaryDirectory() as folder:
        places = Places(Path(folder))
        writer = IndexWriter(places.making, create=True)
        writer.add(documents.values())
        writer.save(position=0)
        writer.close()
        places.put_in_place()
        engine = EmbeddedEngine(Path(folder))
        began = time.process_time()
        minhash = MinHash()
        for key in documents:
            minhash.add(key, pieces[key])
        making = time.process_time() - began

        def by_engine(document: Document) -> set[int]:
            found = find_takes(document, engine=engine, texts=lambda keys: {k: text_of(documents[k]) for k in keys})
            return set(found) - {document.key}

        def by_minhash(document: Document) -> set[int]:
            own = shingles(text_of(document))
            return {k for k in minhash.candidates(own) if k != document.key and are_takes(own, pieces[k])}

        ways = {"engine": by_engine, "minhash": by_minhash}
        truth = true_pairs(pieces)
        among = sorted({key for pair in truth for key in pair})
        result: dict[str, Any] = {"articles": many, "pairs": len(truth), "minhash_making_ms_each": 1000 * making / many}
        for name, way in ways.items():
            began = time.process_time()
            found = {(min(k, o), max(k, o)) for k in among for o in way(documents[k])}
            spent = 1000 * (time.process_time() - began) / max(1, len(among))
            result[name] = {"recall_of_pairs": len(found & truth) / max(1, len(truth)), "ms_each": spent}
        chance = random.Random(0)
        chosen = chance.sample([d for d in documents.values() if len(d.body.split()) > 90], edited)
        for document in chosen:
            for kind, take in edits(document, chance).items():
                for name, way in ways.items():
                    counts = result[name].setdefault("of_edits", {})
                    counts[kind] = counts.get(kind, 0) + (document.key in way(take)) / edited
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=REPOSITORY.parent / "shared" / "arabic")
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--edited", type=int, default=300)
    parser.add_argument("--output", type=Path, default=REPOSITORY / "bench" / "results" / "takes.json")
    options = parser.parse_args()
    if not (options.data / "score.py").exists():
        sys.exit(f"The judged sets are not at {options.data}: nothing was measured. Give their folder with --data.")
    found = measure(options.data, options.articles, options.edited)
    print(json.dumps(found, indent=1))
    options.output.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
