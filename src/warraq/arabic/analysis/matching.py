"""Whether a text answers a query, and where: for highlighting and for filters, not for ranking.

    matches("وزير الداخلية", query="الوزير") is True
    [text[a:b] for a, b in find_spans(text, query="الداخليه")] == ["الداخليّة"]

API
    matches(text, *, query) -> bool                every word of the query stands in the text; "quoted" parts as phrases
    find_spans(text, *, query) -> list[(start, end)]   the words of the text that answer, in original offsets

Two words answer each other when they share a stem. Inside quotation marks («» or "") words must follow each other as
written, alef forms and marks aside: «علي» is not «على».
"""

import re
from typing import Final

from warraq.arabic.analysis.stemming import stems
from warraq.arabic.normalise import Normalised, normalise, normalised

_WORD: Final = re.compile(r"[^\W_]+")
_QUOTED: Final = re.compile(r'"([^"]{1,500})"')


def matches(text: str, *, query: str) -> bool:
    """Whether all of `query` is found in `text`. An empty query matches nothing."""
    loose, phrases = _parse(query)
    if not loose and not phrases:
        return False
    if loose:
        present = {stem for word in set(_WORD.findall(normalise(text))) for stem in stems(word)}
        if not all(present.intersection(stems(word)) for word in loose):
            return False
    if phrases:
        line = " ".join(_WORD.findall(normalise(text, keep_endings=True)))
        return all(f" {phrase} " in f" {line} " for phrase in phrases)
    return True


def find_spans(text: str, *, query: str) -> list[tuple[int, int]]:
    """Where the words of `query` stand in `text`, in order, whole words in their original spelling."""
    loose, phrases = _parse(query)
    wanted = {stem for word in loose for stem in stems(word)}
    spans: set[tuple[int, int]] = set()
    if wanted:
        known = normalised(text)
        for found in _WORD.finditer(known.text):
            if wanted.intersection(stems(found.group())):
                spans.add(known.span(found.start(), found.end()))
    if phrases:
        exact = normalised(text, keep_endings=True)
        for phrase in phrases:
            spans.update(_find_phrase(exact, phrase))
    return sorted(spans)


def _find_phrase(text: Normalised, phrase: str) -> list[tuple[int, int]]:
    pattern = r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, phrase.split(" "))) + r"(?![^\W_])"
    return [text.span(found.start(), found.end()) for found in re.finditer(pattern, text.text)]


def _parse(query: str) -> tuple[list[str], list[str]]:
    """Loose words, and the exact words of each quoted part joined by one space."""
    # The exact form keeps ة and ى; every kind of quotation mark is already the straight one there.
    exact = normalise(query, keep_endings=True)
    phrases = [" ".join(_WORD.findall(part)) for part in _QUOTED.findall(exact)]
    return _WORD.findall(normalise(_QUOTED.sub(" ", exact))), [phrase for phrase in phrases if phrase]
