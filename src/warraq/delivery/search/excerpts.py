"""What is shown of a result: the passage that answers best, and the words that answer, in the spelling of the text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from warraq.arabic.analysis import find_spans, split, stems
from warraq.index.asked import Asked
from warraq.index.terms import fold_ending

#: A passage has about so many words.
PASSAGE_WORDS: Final = 34
_TOKEN: Final = re.compile(r"\S+")
_SENTENCE_ENDS: Final = (".", "!", "؟", "?", "…", "؛")
_BACK: Final = 10


@dataclass(frozen=True)
class Piece:
    """A stretch of text, marked or not."""

    text: str
    is_mark: bool = False


@dataclass(frozen=True)
class Excerpt:
    """A passage in pieces; whether text was left out before and after it."""

    pieces: list[Piece]
    begins_late: bool = False
    ends_early: bool = False


class _Answers(dict[str, tuple[int, ...]]):
    """Which of the words asked for a token answers; worked out once, for a page reads thousands of tokens."""

    def __init__(self, wanted: dict[str, int]) -> None:
        super().__init__()
        self._wanted = wanted

    def __missing__(self, token: str) -> tuple[int, ...]:
        found = tuple({self._wanted[stem] for stem in _stems_in(token) if stem in self._wanted})
        self[token] = found
        return found


class Highlighter:
    """Knows what to mark for one question."""

    def __init__(self, asked: Asked, *, is_unquoted: bool = False) -> None:
        shown = asked.loosened() if is_unquoted else asked
        self._words = [fold_ending(word) for word in shown.terms]
        phrases = "" if not shown.phrases else " ".join(f'"{" ".join(phrase)}"' for phrase in shown.phrases)
        self._query = " ".join([*shown.terms, phrases]).strip()
        wanted: dict[str, int] = {}
        inside = [fold_ending(word) for phrase in shown.phrases for word in phrase]
        for number, word in enumerate([*self._words, *inside]):
            for stem in stems(word):
                wanted.setdefault(stem, number)
        self._answers = _Answers(wanted)

    def mark(self, text: str) -> list[Piece]:
        """All of `text` with the words that answer marked. Joined, the pieces are the text."""
        pieces: list[Piece] = []
        place = 0
        for start, end in _joined(find_spans(text, query=self._query)) if self._query else []:
            if start > place:
                pieces.append(Piece(text[place:start]))
            pieces.append(Piece(text[start:end], is_mark=True))
            place = end
        if place < len(text):
            pieces.append(Piece(text[place:]))
        return pieces

    def excerpt(self, text: str) -> Excerpt | None:
        """The passage with most of the words asked for, close together and early; None when there is not one."""
        tokens = list(_TOKEN.finditer(text))
        found = [(place, which) for place, token in enumerate(tokens) for which in self._answers[token.group()]]
        if not found:
            return None
        best, start = (0, 0), 0
        for number, (place, _which) in enumerate(found):
            inside = [which for at, which in found[number : number + PASSAGE_WORDS] if at < place + PASSAGE_WORDS - 6]
            worth = (len(set(inside)), min(len(inside), 4))
            if worth > best:
                best, start = worth, place
        return self._cut(text, tokens, start)

    def _cut(self, text: str, tokens: list[re.Match[str]], start: int) -> Excerpt:
        first = start
        for place in range(start, max(-1, start - _BACK), -1):
            if place == 0 or tokens[place - 1].group().endswith(_SENTENCE_ENDS):
                first = place
                break
        else:
            first = max(0, start - 3)
        last = min(len(tokens), first + PASSAGE_WORDS)
        passage = text[tokens[first].start() : tokens[last - 1].end()]
        return Excerpt(self.mark(passage), begins_late=first > 0, ends_early=last < len(tokens))


@lru_cache(maxsize=1 << 16)
def _stems_in(token: str) -> tuple[str, ...]:
    return tuple(stem for word in split(token[:200]) for stem in stems(word))


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without overlaps."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
