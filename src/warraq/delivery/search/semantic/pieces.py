"""Texts as the model's word pieces: the likeliest way to cut each word, as SentencePiece's unigram model does."""

import re
from typing import Final

from warraq.delivery.search.semantic.model_file import ModelFile

_SPACES: Final = re.compile(" {2,}")
_WORD_BEGINS: Final = "\u2581"
_MOST_KEPT: Final = 1 << 16
#: No word is cut beyond this; the rest of a longer one says nothing.
_LONGEST_WORD: Final = 80


class Pieces:
    """Cuts texts. What a word was cut into is remembered."""

    def __init__(self, model: ModelFile) -> None:
        self._model = model
        self._known: dict[str, tuple[int, ...]] = {}

    def cut(self, text: str, *, most: int) -> list[int]:
        """Numbers of pieces, at most `most`, with the signs of beginning and end."""
        folded = _SPACES.sub(" ", text.translate(self._model.folded)).strip(" ")
        found: list[int] = [self._model.first]
        for word in folded.split(" "):
            found += self._word(word[:_LONGEST_WORD])
            if len(found) >= most:
                break
        return [*found[: most - 1], self._model.last]

    def _word(self, word: str) -> tuple[int, ...]:
        cut = self._known.get(word)
        if cut is None:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            cut = self._known[word] = self._cut_word(_WORD_BEGINS + word)
        return cut

    def _cut_word(self, word: str) -> tuple[int, ...]:
        model, size = self._model, len(word)
        best = [0.0] + [float("-inf")] * size
        came: list[tuple[int, int]] = [(0, 0)] * (size + 1)
        for start in range(size):
            for end in range(start + 1, min(size, start + model.longest) + 1):
                number, score = model.pieces.get(word[start:end], (model.unknown, None))
                if score is None:
                    if end > start + 1:
                        continue
                    score = model.unknown_score
                if best[start] + score > best[end]:
                    best[end], came[end] = best[start] + score, (number, start)
        found, at = [], size
        while at:
            number, at = came[at]
            found.append(number)
        return tuple(reversed(found))
