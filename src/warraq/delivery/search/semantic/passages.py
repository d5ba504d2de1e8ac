"""Which parts of a story have a vector each, and the numbers they go by in the vectors' files."""

import zlib
from collections.abc import Iterable
from typing import Any, Final

from warraq.delivery.search.semantic.encoder import PASSAGE_WORDS

#: A story has at most so many parts: headline, standfirst and what follows. The rest of a long text has none.
MOST_PARTS: Final = 2
_SHORTEST: Final = PASSAGE_WORDS // 3


def cut_into_parts(headline: str, standfirst: str, body: str) -> list[str]:
    """Runs of about PASSAGE_WORDS words, the first with the headline; a short rest belongs to the one before."""
    first = " ".join(" ".join(text.split()) for text in (headline, standfirst) if text)
    words = body[: 12 * PASSAGE_WORDS * (MOST_PARTS + 1)].split()
    begins = max(0, PASSAGE_WORDS - len(first.split()))
    parts = [" ".join([first, *words[:begins]]).strip()]
    rest = words[begins:]
    while rest and len(parts) < MOST_PARTS:
        size = PASSAGE_WORDS if len(rest) - PASSAGE_WORDS >= _SHORTEST else len(rest)
        if size < _SHORTEST:
            parts[-1] += " " + " ".join(rest)
            break
        parts.append(" ".join(rest[:size]))
        rest = rest[size:]
    return parts


def mark_of(parts: Iterable[str]) -> int:
    """Tells whether a story reads as it did when its vectors were made."""
    return zlib.crc32("\n".join(parts).encode())


def number_of(key: int, part: int) -> int:
    return key * MOST_PARTS + part


def numbers_of(keys: Iterable[int]) -> list[int]:
    return [number_of(key, part) for key in keys for part in range(MOST_PARTS)]


def best_of(cosines: Iterable[tuple[int, float]]) -> dict[int, float]:
    """The nearest part of each story, by the story's key."""
    found: dict[int, float] = {}
    for number, cosine in cosines:
        key = number // MOST_PARTS
        found[key] = max(cosine, found.get(key, -1.0))
    return found


def mean_of(vectors: dict[int, Any]) -> dict[int, Any]:
    """One vector for each story: the sum of its parts', of length 1."""
    sums: dict[int, Any] = {}
    for number, vector in vectors.items():
        key = number // MOST_PARTS
        sums[key] = vector + sums[key] if key in sums else vector
    return {key: vector / (float(vector @ vector) ** 0.5 or 1.0) for key, vector in sums.items()}
