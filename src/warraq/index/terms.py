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
from itertools import chain
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


@lru_cache(maxsize=1 << 14)
def terms_of(word: str) -> WordTerms:
    """The terms of a normalised word."""
    if word in FUNCTION_WORDS:
        return WordTerms(tuple(word_terms(word)), (), is_function=True)
    stems, roots = _split_kinds(word_terms(word))
    return WordTerms(tuple(stems), tuple(roots))


def _split_kinds(terms: Iterable[tuple[str, float]]) -> tuple[list[tuple[str, float]], list[tuple[str, float]]]:
    """Stems and roots. Only words of Arabic letters have terms that begin with one of w, g, t before another Arabic
    letter: w is the word itself, which has a field of its own."""
    stems, roots = [], []
    for entry in terms:
        term = entry[0]
        if term[0] not in "wgt" or len(term) == 1 or not "\u0621" <= term[1] <= "\u064a":
            stems.append(entry)
        elif term[0] != "w":
            roots.append(entry)
    return stems, roots


#: A word as it is written (alef forms and marks folded, ة and ى kept), its stems and its roots, as an index takes them.
Taken = tuple[str, str, str]


class _Words(dict[str, Taken]):
    """What is taken of an exact word."""

    def __missing__(self, word: str) -> Taken:
        if len(self) >= _MOST_WORDS_KEPT:
            self.clear()
        folded = fold_ending(word)
        found: Iterable[tuple[str, float]] = word_terms(folded)
        stems, roots = (found, ()) if folded in FUNCTION_WORDS else _split_kinds(found)
        taken = word, " ".join([term for term, _weight in stems]), " ".join([term for term, _weight in roots])
        self[word] = taken
        return taken


class _Pieces(dict[str, tuple[Taken, ...]]):
    """What is taken of a piece of text between two spaces: of no word, one, or several. Dictionaries, since every piece
    of every story is looked up here: a function that remembers costs more, and so does normalising a text anew."""

    def __missing__(self, piece: str) -> tuple[Taken, ...]:
        exact = normalise(piece, keep_endings=True)
        words = [exact] if exact.isalnum() else _WORD.findall(exact)
        taken = tuple([_words[word[:LONGEST_WORD]] for word in words])
        if len(piece) <= LONGEST_WORD:
            if len(self) >= _MOST_WORDS_KEPT:
                self.clear()
            self[piece] = taken
        return taken


_words = _Words()
_pieces = _Pieces()


def _take(text: str) -> list[Taken]:
    # No fold reaches over a space or removes one.
    return list(chain.from_iterable(map(_pieces.__getitem__, text.split())))


def split_exact(text: str) -> list[str]:
    """The words of a text in order, alef forms and marks folded, ة and ى kept."""
    return [taken[0] for taken in _take(text)]


def fold_ending(word: str) -> str:
    """An exact word as the analysis takes it."""
    return word.replace("ة", "ه").replace("ى", "ي")


def encode(parts: Iterable[tuple[str, int]], *, body: str) -> Encoded:
    """Terms of a document: each part as often as its number says, and the body with its lead."""
    words: list[str] = []
    stems: list[str] = []
    roots: list[str] = []
    for text, times in parts:
        for word, stem, root in _take(text):
            words.append(word)
            stems += [stem] * times
            roots += [root] * times
    taken = _take(body)
    if len(taken) >= _LEAD_FROM:
        for times, (_word, stem, root) in zip(_LEAD_TIMES, taken, strict=False):
            stems += [stem] * (times - 1)
            roots += [root] * (times - 1)
    if taken:
        body_words, body_stems, body_roots = zip(*taken, strict=True)
        words += body_words
        stems += body_stems
        roots += filter(None, body_roots)
    return Encoded(" ".join(stems), " ".join(roots), " ".join(words))
