"""An engine of words with meaning beside it.

A story's score becomes its score by words plus WEIGHT times how well its vector answers, these answers being standardised over
what was found and brought to the spread of the scores: the two then count alike whatever the question. Where few stories hold
every word, those nearest in meaning are offered as well, and each of both kinds has its true score of the other. Without vectors, or while the model is being read, words answer alone.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from math import sqrt
from typing import Final

from warraq.delivery.search.documents import Document
from warraq.delivery.search.engine import MOST_RESULTS, Engine, Filters, Found, Hit, Order, State
from warraq.delivery.search.ranking import arrange
from warraq.delivery.search.semantic.encoder import Encoder
from warraq.delivery.search.semantic.passages import best_of, cut_into_parts, mean_of, number_of, numbers_of
from warraq.delivery.search.semantic.vectors import NoVectors, Vectors
from warraq.index.asked import Asked

WEIGHT: Final = 0.6
#: With fewer full answers than ENOUGH, neighbours are looked at, and so many of their stories offered as well.
NEIGHBOURS: Final = 80
OFFERED: Final = 50
ENOUGH: Final = 10
#: What is less near than this to the question is not offered without its words.
LEAST_COSINE: Final = 0.83
#: Of two stories, the cosine from which on they are nearer than any two, and how much each hundredth above adds (3 %).
RELATED_FROM: Final = 0.82
RELATED_WEIGHT: Final = 3.0
#: A single word is a name more often than not, and names are found by their letters.
FEWEST_WORDS: Final = 2


class SemanticEngine:
    """Stands before another engine; everything but ranking is that one's."""

    def __init__(self, engine: Engine, vectors: Vectors, find_encoder: Callable[[], Encoder | None]) -> None:
        self._engine, self._vectors, self._find_encoder = engine, vectors, find_encoder

    def search(self, asked: Asked, filters: Filters, *, order: Order, now: datetime, counting: bool = True) -> Found:
        found = self._engine.search(asked, filters, order=order, now=now, counting=counting)
        if order in {Order.NEW, Order.OLD} or asked.phrases or len(asked.terms) < FEWEST_WORDS:
            return found
        encoder = self._find_encoder()
        if encoder is None:
            return found
        try:
            return self._with_meaning(found, asked, filters, encoder=encoder, order=order, now=now)
        except (NoVectors, OSError):  # none yet, or being replaced at this moment
            return found

    def _with_meaning(
        self, found: Found, asked: Asked, filters: Filters, *, encoder: Encoder, order: Order, now: datetime
    ) -> Found:
        vector = encoder.question(asked.text)
        hits = list(found.hits)
        if found.total < ENOUGH or found.is_loose:
            known = {hit.key for hit in hits}
            near = best_of(self._vectors.nearest(vector, most=NEIGHBOURS))
            others = [key for key, cosine in near.items() if cosine >= LEAST_COSINE and key not in known][:OFFERED]
            offered = self._engine.score(asked, filters, others)
            hits += offered
            found.total += len(offered)
            found.is_loose = found.is_loose or bool(offered)
        answers = best_of(self._vectors.answers(vector, numbers_of(hit.key for hit in hits)).items())
        found.hits = arrange(fuse(hits, answers), order=order, now=now)[:MOST_RESULTS]
        return found

    def score(self, asked: Asked, filters: Filters, keys: Sequence[int]) -> list[Hit]:
        return self._engine.score(asked, filters, keys)

    def frequency(self, word: str) -> int:
        return self._engine.frequency(word)

    def complete(self, words: Sequence[str], beginning: str, *, edition: int, most: int) -> list[tuple[str, int]]:
        return self._engine.complete(words, beginning, edition=edition, most=most)

    def similar(self, document: Document, *, most: int, until: int = 0) -> list[Hit]:
        """Those that share its words, in the order that words and meaning give together."""
        hits = self._engine.similar(document, most=most, until=until)
        encoder = self._find_encoder()
        if encoder is None or not hits:
            return hits
        try:
            vectors = mean_of(self._vectors.read(numbers_of([document.key, *(hit.key for hit in hits)])))
        except (NoVectors, OSError):
            return hits
        own = vectors.get(document.key)
        if own is None:  # it was released a moment ago
            parts = cut_into_parts(document.headline, document.above, document.body)
            own = mean_of(dict(enumerate(encoder.passages(parts), start=number_of(document.key, 0))))[document.key]
        near = [
            Hit(hit.key, hit.score + _nearness(float(vectors[hit.key] @ own)), hit.released)
            if hit.key in vectors
            else hit
            for hit in hits
        ]
        return sorted(near, key=lambda hit: (-hit.score, -hit.released, -hit.key))

    def state(self) -> State:
        return self._engine.state()


def _nearness(cosine: float) -> float:
    """What meaning adds to the share of its words that a story has in common with another."""
    return RELATED_WEIGHT * max(0.0, cosine - RELATED_FROM)


def fuse(hits: list[Hit], answers: dict[int, float], *, weight: float = WEIGHT) -> list[Hit]:
    """The hits with joined scores, never below nothing. One without a vector counts as an average one."""
    known = [answers[hit.key] for hit in hits if hit.key in answers]
    if len(known) < 2:
        return hits
    mean, spread = _spread(known)
    _mean, unit = _spread([hit.score for hit in hits])
    if not spread:
        return hits
    factor = weight * (unit or 1.0) / spread
    least = min(min(known) - mean, 0.0) * factor
    return [
        Hit(hit.key, hit.score + (answers.get(hit.key, mean) - mean) * factor - least, hit.released) for hit in hits
    ]


def _spread(numbers: Sequence[float]) -> tuple[float, float]:
    mean = sum(numbers) / len(numbers)
    return mean, sqrt(sum((number - mean) ** 2 for number in numbers) / len(numbers))
