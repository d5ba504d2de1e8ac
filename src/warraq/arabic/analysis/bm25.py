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

from collections import defaultdict
from collections.abc import Iterable, Mapping
from heapq import nsmallest
from math import log


class Bm25:
    """A small inverted index."""

    def __init__(self, documents: Iterable[Mapping[str, float]], *, k1: float = 1.2, b: float = 0.75) -> None:
        self._k1, self._b = k1, b
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        lengths: list[float] = []
        for number, terms in enumerate(documents):
            lengths.append(sum(terms.values()))
            for term, weight in terms.items():
                self._postings[term].append((number, weight))
        mean = sum(lengths) / len(lengths) if lengths and sum(lengths) else 1.0
        self._norms = [k1 * (1 - b + b * length / mean) for length in lengths]

    @property
    def posting_count(self) -> int:
        """How many (term, document) pairs the index holds."""
        return sum(map(len, self._postings.values()))

    def search(self, query: Mapping[str, float], *, limit: int = 10) -> list[tuple[int, float]]:
        """The best documents with their scores; documents that share no term are left out."""
        scores: dict[int, float] = defaultdict(float)
        norms = self._norms
        for term, asked in query.items():
            postings = self._postings.get(term)
            if not postings:
                continue
            weight = asked * log(1 + (len(norms) - len(postings) + 0.5) / (len(postings) + 0.5))
            for number, often in postings:
                scores[number] += weight * often / (often + norms[number])
        return nsmallest(limit, scores.items(), key=lambda item: (-item[1], item[0]))
