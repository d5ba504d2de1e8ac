"""Which terms of a story tell what it is about."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log
from typing import Final

from warraq.arabic.analysis.lexicon import FUNCTION_WORDS
from warraq.delivery.search.documents import Document
from warraq.index.terms import encode

#: So many terms are asked for, those that say most; more of them take longer and find little else.
MOST_TERMS: Final = 50
#: A term that a tenth of all documents have tells nothing.
LARGEST_SHARE: Final = 0.1
#: In the smallest archives almost every word is rare, and then this many documents may share it.
_ALWAYS_RARE: Final = 50
_HEADLINE_TIMES: Final = 3
#: BM25 gives a term that stands some times in a document about so much of its rarity.
_SATURATED: Final = 1.5


@dataclass(frozen=True)
class Telling:
    """A term, how often it counts in a question, and how rare it is."""

    term: str
    boost: float
    rarity: float


def choose_terms(
    document: Document, *, documents: int, frequencies: Callable[[list[str]], Sequence[int]]
) -> tuple[list[Telling], float]:
    """The terms that say most (often here, seldom elsewhere, the headline's counting thrice), and what a document with
    all of them would about score. `frequencies`: in how many of the
    `documents` each term stands. Terms that no other document has are in that worth alone."""
    encoded = encode([(document.headline, _HEADLINE_TIMES), (document.above, 1)], body=document.body)
    documents = max(1, documents)
    most = max(_ALWAYS_RARE, LARGEST_SHARE * documents)
    found = []
    counted = {term: times for term, times in Counter(encoded.stems.split()).items() if term not in FUNCTION_WORDS}
    for (term, times), among in zip(counted.items(), frequencies(list(counted)), strict=True):
        if among <= most:
            found.append((Telling(term, 1 + log(times), log(1 + documents / max(1, among))), among > 1))
    found.sort(key=lambda entry: (-entry[0].boost * entry[0].rarity, entry[0].term))
    shared = [told for told, is_shared in found if is_shared][:MOST_TERMS]
    return shared, sum(told.boost * told.rarity * _SATURATED for told, _is_shared in found[:MOST_TERMS])
