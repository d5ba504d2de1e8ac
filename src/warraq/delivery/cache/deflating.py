"""Parts of pages, compressed once and joined into one gzip member without compressing again.

Each part is raw deflate ended by a full flush: it stands on a byte's edge and looks back at nothing. The checksum of the
whole comes from those of the parts, by the arithmetic of zlib's crc32_combine (polynomials over GF(2), bits reversed).
"""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

_POLYNOMIAL = 0xEDB88320
_ONE = 1 << 31
_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
_LAST_BLOCK = b"\x03\x00"


@dataclass(frozen=True, slots=True)
class Packed:
    """One part: raw deflate ended by a full flush, the CRC-32 and length of its text, a hash of it for ETags, and what its
    length does to a CRC."""

    deflated: bytes
    tag: bytes
    crc: int
    length: int
    shift: int


def pack(text: bytes, *, level: int = 9) -> Packed:
    squeezer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, 9)
    # Styles and words are written with different letters: each gets a code of its own, and still looks back at all before.
    styles, end, words = text.rpartition(b"</style>")
    deflated = squeezer.compress(styles + end) + squeezer.flush(zlib.Z_BLOCK) if end else b""
    deflated += squeezer.compress(words) + squeezer.flush(zlib.Z_FULL_FLUSH)
    return Packed(deflated, blake2b(text, digest_size=8).digest(), zlib.crc32(text), len(text), _power_of_x(len(text)))


def rebuild(deflated: bytes, *, tag: bytes, crc: int, length: int) -> Packed:
    """A part that was stored by its bytes."""
    return Packed(deflated, tag, crc, length, _power_of_x(length))


def join(parts: Iterable[Packed]) -> bytes:
    """One gzip member of all the parts."""
    pieces = [_HEAD]
    crc = length = 0
    for part in parts:
        pieces.append(part.deflated)
        crc = _multiply(part.shift, crc) ^ part.crc
        length += part.length
    pieces += (_LAST_BLOCK, struct.pack("<II", crc, length & 0xFFFFFFFF))
    return b"".join(pieces)


def pack_whole(text: bytes) -> bytes:
    """One gzip member of a text in one piece."""
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9)
    tail = struct.pack("<II", zlib.crc32(text), len(text) & 0xFFFFFFFF)
    return b"".join((_HEAD, squeezer.compress(text), squeezer.flush(), tail))


def unpack(part: Packed) -> bytes:
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(part.deflated)


def _multiply(a: int, b: int) -> int:
    """a × b modulo the CRC's polynomial."""
    product = 0
    while a:
        if a & _ONE:
            product ^= b
        a = (a << 1) & 0xFFFFFFFF
        b = (b >> 1) ^ _POLYNOMIAL if b & 1 else b >> 1
    return product


def _squares() -> list[int]:
    found = [1 << 30]  # x
    for _ in range(31):
        found.append(_multiply(found[-1], found[-1]))
    return found


_SQUARES = _squares()  # x to the power of 1, 2, 4, 8 …


def _power_of_x(length: int) -> int:
    """x to the power of the bits in `length` bytes."""
    product, place = _ONE, 3
    while length:
        if length & 1:
            product = _multiply(_SQUARES[place & 31], product)
        length >>= 1
        place += 1
    return product
