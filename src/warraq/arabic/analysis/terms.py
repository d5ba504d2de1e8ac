"""One function from a text to weighted terms, the same for a document and for a query.

    analyse("والقرارات")
    {'قرار': 1.0, 'wوالقرارات': 0.5, 'gقرر': 1.0, 'tارات': 0.4}

API
    analyse(text) -> dict[str, float]            stems, words and root grams: what a search index holds
    analyse_light(text) -> dict[str, float]      stems only: a third of the size, most of the quality
    word_terms(word) -> tuple[(term, weight)]    of one normalised word
    VERSION                                      changes whenever terms do: an index made by another must be remade

Each word gives its stem (or the likely ones), its own normalised form when that differs («w» before it), and the
trigrams of its stem without the weak letters («g»), which join كتاب, كتب and مكتبة, and spellings of a foreign name;
longer words also give their last four letters («t»). Function words weigh a tenth and give nothing else. In a text
long enough to have a lead, words count for more the nearer they are to its beginning. Terms hold letters and digits
only (no Arabic word begins with w, g or t), fit for FTS5, tsvector or a table.

Rank with BM25 (k1 1.2, b 0.75), the weight of a term being its frequency, in the document as in the query; bm25.py does.
"""

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from importlib.metadata import version
from math import exp
from typing import Final

from warraq.arabic.analysis.lexicon import FUNCTION_WORDS
from warraq.arabic.analysis.stemming import stems
from warraq.arabic.normalise import normalise

VERSION: Final = f"1+wordfreq-{version('wordfreq')}"

STEM_WEIGHT: Final = 1.0
#: For the second and third reading of a word.
GUESS_WEIGHT: Final = 0.5
WORD_WEIGHT: Final = 0.5
GRAM_WEIGHT: Final = 1.0
TAIL_WEIGHT: Final = 0.4
FUNCTION_WEIGHT: Final = 0.1
#: For numbers and words of other scripts, which give one term where an Arabic word gives several.
PLAIN_WEIGHT: Final = 2.0

#: A text of so many words begins with a lead; its first word counts two and a half times, its eleventh 1.6 times.
LEAD_FROM: Final = 30
_LEAD: Final = tuple(1.5 * exp(-place / 10) for place in range(60))

_WORD: Final = re.compile(r"[^\W_]+")
_WEAK: Final = str.maketrans("", "", "اويء")

#: No word of any language is longer; what is comes from a broken or hostile text.
_LONGEST: Final = 60


def analyse(text: str) -> dict[str, float]:
    """Terms and weights of any text. Deterministic; takes time in proportion to the length."""
    return _weigh(text, word_terms)


def analyse_light(text: str) -> dict[str, float]:
    """The stems alone, with the same weights."""
    return _weigh(text, _stem_terms)


def split(text: str) -> list[str]:
    """The normalised words of a text, in order: what `word_terms` takes."""
    found: list[str] = _WORD.findall(normalise(text))
    return found


def _weigh(text: str, terms_of: Callable[[str], tuple[tuple[str, float], ...]]) -> dict[str, float]:
    words = split(text)
    weights: dict[str, float] = {}
    known = weights.get
    for word, count in Counter(words).items():
        for term, weight in terms_of(word):
            weights[term] = known(term, 0.0) + weight * count
    if len(words) >= LEAD_FROM:
        for word, bonus in zip(words, _LEAD, strict=False):
            for term, weight in terms_of(word):
                weights[term] += weight * bonus
    return weights


@lru_cache(maxsize=1 << 17)
def word_terms(word: str) -> tuple[tuple[str, float], ...]:
    """All terms of one normalised word."""
    if word in FUNCTION_WORDS:
        return ((word, FUNCTION_WEIGHT),)
    if not "\u0621" <= word[0] <= "\u064a":
        return ((word[:_LONGEST], PLAIN_WEIGHT),)
    found = list(_stem_terms(word))
    stem = found[0][0]
    if stem != word[:_LONGEST]:
        found.append((f"w{word[:_LONGEST]}", WORD_WEIGHT))
    if len(word) > 2:
        root = stem.translate(_WEAK) or stem
        grams = [root] if len(root) <= 3 else [root[start : start + 3] for start in range(len(root) - 2)]
        found.extend((f"g{gram}", GRAM_WEIGHT) for gram in grams)
    if len(word) > 4:
        found.append((f"t{word[-4:]}", TAIL_WEIGHT))
    return tuple(found)


@lru_cache(maxsize=1 << 17)
def _stem_terms(word: str) -> tuple[tuple[str, float], ...]:
    if word in FUNCTION_WORDS:
        return ((word, FUNCTION_WEIGHT),)
    first, *guesses = stems(word[:_LONGEST])
    return ((first, STEM_WEIGHT), *((guess, GUESS_WEIGHT) for guess in guesses))
