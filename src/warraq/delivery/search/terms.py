"""What an index holds of a text: the terms of `warraq.arabic.analysis`, as words of three fields.

An engine counts whole occurrences, so a weight becomes a number of times in documents and a boost in queries: a word of
the first four counts three times, of the first fifteen twice, which comes nearest to the analysis' curve for a lead.
`stems` finds; `roots` (consonant trigrams and last letters) and `words` (as written, endings kept, in order) rank what
was found, and `words` answers quotation marks. `bench/README.md` says what each kind costs and gives.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from warraq.arabic.analysis import VERSION as ANALYSIS_VERSION
from warraq.arabic.analysis.lexicon import FUNCTION_WORDS
from warraq.arabic.analysis.terms import word_terms
from warraq.arabic.normalise import normalise

#: Changes whenever the same text would be indexed otherwise: an index made by another is made anew.
VERSION: Final = f"1-{ANALYSIS_VERSION}"
LONGEST_WORD: Final = 60
_WORD: Final = re.compile(r"[^\W_]+")
_MOST_WORDS_KEPT: Final = 1 << 18
_LEAD_FROM: Final = 30
_LEAD_TIMES: Final = (3,) * 4 + (2,) * 11


@dataclass(frozen=True)
class WordTerms:
    """The terms of one normalised word with their weights in a query."""

    stems: tuple[tuple[str, float], ...]
    roots: tuple[tuple[str, float], ...]
    is_function: bool = False


@dataclass
class Encoded:
    """A document's terms, separated by spaces and repeated as often as they count."""

    stems: str
    roots: str
    words: str


@lru_cache(maxsize=1 << 17)
def terms_of(word: str) -> WordTerms:
    """The terms of a normalised word."""
    found = word_terms(word)
    if word in FUNCTION_WORDS:
        return WordTerms(found, (), is_function=True)
    stems = tuple((term, weight) for term, weight in found if _kind(term) == "stem")
    roots = tuple((term, weight) for term, weight in found if _kind(term) == "root")
    return WordTerms(stems, roots)


def _kind(term: str) -> str:
    """Only words of Arabic letters have terms that begin with one of w, g, t before another Arabic letter."""
    if len(term) > 1 and "\u0621" <= term[1] <= "\u064a" and term[0] in "wgt":
        return "word" if term[0] == "w" else "root"
    return "stem"


class _Joined(dict[str, tuple[str, str]]):
    """Of an exact word, its stems and its roots, as an index takes them. A dictionary, since every word of every story is
    looked up here: a function that remembers costs more."""

    def __missing__(self, word: str) -> tuple[str, str]:
        if len(self) >= _MOST_WORDS_KEPT:
            self.clear()
        terms = terms_of(fold_ending(word))
        joined = " ".join(term for term, _weight in terms.stems), " ".join(term for term, _weight in terms.roots)
        self[word] = joined
        return joined


_joined = _Joined()


def split_exact(text: str) -> list[str]:
    """The words of a text in order, alef forms and marks folded, ة and ى kept."""
    words: list[str] = _WORD.findall(normalise(text, keep_endings=True))
    if words and len(max(words, key=len)) > LONGEST_WORD:
        return [word[:LONGEST_WORD] for word in words]
    return words


def fold_ending(word: str) -> str:
    """An exact word as the analysis takes it."""
    return word.replace("ة", "ه").replace("ى", "ي")


def encode(parts: Iterable[tuple[str, int]], *, body: str) -> Encoded:
    """Terms of a document: each part as often as its number says, and the body with its lead."""
    words: list[str] = []
    stems: list[str] = []
    roots: list[str] = []
    for text, times in parts:
        exact = split_exact(text)
        words += exact
        for word in exact:
            stem, root = _joined[word]
            stems += [stem] * times
            roots += [root] * times
    exact = split_exact(body)
    words += exact
    joined = [_joined[word] for word in exact]
    if len(joined) >= _LEAD_FROM:
        for times, (stem, root) in zip(_LEAD_TIMES, joined, strict=False):
            stems += [stem] * (times - 1)
            roots += [root] * (times - 1)
    stems += [stem for stem, _root in joined]
    roots += [root for _stem, root in joined if root]
    return Encoded(" ".join(stems), " ".join(roots), " ".join(words))
