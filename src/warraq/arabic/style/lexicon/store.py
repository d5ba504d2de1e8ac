"""The word table on disk: one read-only file, mapped into memory and shared by all processes that open it.

Layout: 8 bytes of name and format, 2**18 + 1 little-endian offsets, then the entries by hash of their key. An entry is a
line of ISO 8859-6, one byte a letter: key, then for each spelling a tab, the spelling, `+` or `-` (accepted by the
dictionary or not) and the Zipf frequency times ten in two digits.
"""

import mmap
import struct
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from warraq.arabic.tables import write_whole

_MAGIC: Final = b"WRQLEX01"
_BUCKETS: Final = 1 << 18
_ENCODING: Final = "iso8859-6"


class NotALexicon(ValueError):
    """The file is not a word table of this format."""


class Spelling(NamedTuple):
    """One way a folded word is written."""

    text: str
    accepted: bool
    """Whether the dictionary accepts it."""
    zipf: float
    """log10 of occurrences per billion words; 0 when the frequency list does not have it."""


def write_table(path: Path, table: Iterable[tuple[str, Iterable[Spelling]]]) -> None:
    """Write folded words with their spellings, in any order, so that readers see the old file or the whole new one, never a part."""
    buckets: list[list[bytes]] = [[] for _ in range(_BUCKETS)]
    for key, spellings in table:
        name = key.encode(_ENCODING)
        cells = (f"{one.text}{'+' if one.accepted else '-'}{round(one.zipf * 10):02d}" for one in spellings)
        line = b"\n" + name + b"\t" + "\t".join(cells).encode(_ENCODING)
        buckets[zlib.crc32(name) & (_BUCKETS - 1)].append(line)
    bodies = [b"".join(lines) for lines in buckets]
    offsets = [0]
    for body in bodies:
        offsets.append(offsets[-1] + len(body))
    write_whole(path, [_MAGIC, struct.pack(f"<{len(offsets)}I", *offsets), *bodies])


class WordTable:
    """A written table, opened. Looking up costs about a microsecond and keeps nothing."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._data[: len(_MAGIC)] != _MAGIC:
            self._data.close()
            raise NotALexicon(f"{path} is not a word table of this format")
        self._entries = len(_MAGIC) + 4 * (_BUCKETS + 1)

    def is_settled(self, key: str, word: str) -> bool:
        """Whether `word`, of the fold `key`, is accepted and the most frequent of its spellings."""
        return self._line(key).startswith(word + "+")

    def get(self, key: str) -> list[Spelling]:
        """The spellings of a folded word, the most frequent first; empty when it is unknown."""
        line = self._line(key)
        return [Spelling(cell[:-3], cell[-3] == "+", int(cell[-2:]) / 10) for cell in line.split("\t")] if line else []

    def _line(self, key: str) -> str:
        try:
            name = key.encode(_ENCODING)
        except UnicodeEncodeError:
            return ""
        place = len(_MAGIC) + 4 * (zlib.crc32(name) & (_BUCKETS - 1))
        start, end = struct.unpack_from("<2I", self._data, place)
        bucket = self._data[self._entries + start : self._entries + end]
        found = bucket.find(b"\n" + name + b"\t")
        if found < 0:
            return ""
        stop = bucket.find(b"\n", found + 1)
        return bucket[found + len(name) + 2 : stop if stop >= 0 else None].decode(_ENCODING)
