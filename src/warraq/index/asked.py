"""What a reader asked, read once: words, phrases in quotation marks, and what must not be there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from warraq.arabic.normalise import normalise
from warraq.index.terms import LONGEST_WORD, WordTerms, fold_ending, terms_of

#: Of what was typed no more is read: the longest headline is shorter.
MOST_CHARACTERS: Final = 300
MOST_WORDS: Final = 24
#: From so many words outside quotation marks on, it is a headline that was pasted: its marks are a speaker's.
PASTED_WORDS: Final = 4
_PIECE: Final = re.compile(r'(-?)"([^"]*)"|(-?)([^\s"]+)|"')
_WORD: Final = re.compile(r"[^\W_]+")
_INVISIBLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True)
class Asked:
    """Words in their exact form (ة and ى kept); a phrase is a tuple of such words."""

    text: str = ""
    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases)

    @cached_property
    def terms(self) -> dict[str, WordTerms]:
        """The terms of each word that says something; of all when none does."""
        found = {word: terms_of(fold_ending(word)) for word in dict.fromkeys(self.words)}
        telling = {word: terms for word, terms in found.items() if not terms.is_function}
        return telling or ({} if self.phrases else found)

    def loosened(self) -> "Asked":
        """The same without quotation marks."""
        words = [*self.words, *(word for phrase in self.phrases for word in phrase)]
        return Asked(self.text, tuple(words[:MOST_WORDS]), (), self.without)


def clean(text: str) -> str:
    """What is read of `text`, as it may be said back: no control characters, single spaces."""
    return " ".join(_INVISIBLE.sub(" ", text[: 4 * MOST_CHARACTERS]).split())[:MOST_CHARACTERS].strip()


def read(text: str) -> Asked:
    """Read any text whatever; what is no word of a question is passed over."""
    text = clean(text)
    exact = normalise(text, keep_endings=True)
    words: list[str] = []
    everything: list[str] = []
    phrases: list[tuple[str, ...]] = []
    without: list[tuple[str, ...]] = []
    for found in _PIECE.finditer(exact):
        quoted = found[2] is not None
        part = _words(found[2] if quoted else found[4] or "")
        if not part:
            continue
        if found[1] or found[3]:
            without.append(tuple(part))
            continue
        if quoted:
            phrases.append(tuple(part))
        else:
            words += part
        everything += part
    if len(words) >= PASTED_WORDS:
        words, phrases = everything, []
    return Asked(text, tuple(words[:MOST_WORDS]), tuple(phrases[:4]), tuple(without[:8]))


def _words(text: str) -> list[str]:
    return [word[:LONGEST_WORD] for word in _WORD.findall(text)][:MOST_WORDS]


def join(words: Iterable[str]) -> str:
    return " ".join(words)
