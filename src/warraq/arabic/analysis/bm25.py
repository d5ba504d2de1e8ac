"""BM25 over weighted terms, in memory: the reference ranking that an index must agree with.

    index = Bm25(analyse(text) for text in texts)
    index.search(analyse("وزير الداخلية"), limit=10)  ->  [(document number, score), …], best first

API
    Bm25(documents, *, k1=1.2, b=0.75)      documents: an iterable of {term: weight}
    Bm25.search(query, *, limit=10) -> list[tuple[int, float]]

The weight of a term takes the place of its frequency; a document's length is the sum of its weights; the inverse
document frequency is ln(1 + (N − n + ½) / (n + ½)). Equal scores are ordered by document number. Source: Robertson and
Zaragoza (2009), with Lucene's form of the idf.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from heapq import nsmallest
from math import log


class Bm25:
    """A small inverted index."""

    def __init__(self, documents: Iterable[Mapping[str, float]], *, k1: float = 1.2, b: float = 0.75) -> None:
        self._postings: dict[str, tuple[array[int], array[float]]] = {}
        lengths = array("d")
        for number, terms in enumerate(documents):
            lengths.append(sum(terms.values()))
            for term, weight in terms.items():
                postings = self._postings.get(term)
                if postings is None:
                    postings = self._postings[term] = (array("I"), array("d"))
                postings[0].append(number)
                postings[1].append(weight)
        self._size = len(lengths)
        mean = sum(lengths) / len(lengths) if lengths and sum(lengths) else 1.0
        norms = [k1 * (1 - b + b * length / mean) for length in lengths]
        # What a term adds to a document is the same for every query, but for its rarity: worked out once.
        for numbers, weights in self._postings.values():
            for place, number in enumerate(numbers):
                weights[place] /= weights[place] + norms[number]

    @property
    def posting_count(self) -> int:
        """How many (term, document) pairs the index holds."""
        return sum(len(numbers) for numbers, _ in self._postings.values())

    def search(self, query: Mapping[str, float], *, limit: int = 10) -> list[tuple[int, float]]:
        """The best documents with their scores; documents that share no term are left out."""
        scores: dict[int, float] = defaultdict(float)
        for term, asked in query.items():
            if term not in self._postings:
                continue
            numbers, shares = self._postings[term]
            weight = asked * log(1 + (self._size - len(numbers) + 0.5) / (len(numbers) + 0.5))
            for number, share in zip(numbers, shares, strict=True):
                scores[number] += weight * share
        return nsmallest(limit, scores.items(), key=lambda item: (-item[1], item[0]))
