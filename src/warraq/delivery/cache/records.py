"""An entry as bytes and back, with a checksum over all of it."""

import json
import struct
import zlib
from typing import Any

from warraq.delivery.cache.deflating import Packed, rebuild
from warraq.delivery.cache.entries import Entry, PackedGroup, Part
from warraq.delivery.cache.pieces import Choice, Group, Include, Item, Ordinal, Piece

_HEAD = struct.Struct("<II")  # checksum of the rest, length of the facts


class BrokenRecord(ValueError):
    """The bytes are not what was written."""


def write(entry: Entry, *, build: str) -> bytes:
    """`build` names the program that rendered it: another version's pages look otherwise."""
    blob: list[bytes] = []
    facts = {
        "address": [entry.address[0], entry.address[1].decode("latin-1"), entry.address[2].decode("latin-1")],
        "build": build,
        "status": entry.status,
        "headers": [[name.decode("latin-1"), value.decode("latin-1")] for name, value in entry.headers],
        "keys": sorted(entry.keys),
        "seconds": entry.seconds,
        "rendered_at": entry.rendered_at,
        "position": entry.position,
        "parts": _write_parts(entry.parts, blob),
        "choices": None if entry.choices is None else _write_pieces(entry.choices),
        "shown": sorted(entry.shown),
        "blocks": entry.blocks,
    }
    meta = json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()
    rest = struct.pack("<I", len(meta)) + meta + b"".join(blob)
    return struct.pack("<I", zlib.crc32(rest)) + rest


def check(record: bytes) -> dict[str, Any]:
    """The facts of a record. Raises BrokenRecord."""
    if len(record) < _HEAD.size:
        raise BrokenRecord("too short")
    checksum, length = _HEAD.unpack_from(record)
    if zlib.crc32(record[4:]) != checksum or len(record) < _HEAD.size + length:
        raise BrokenRecord("checksum")
    facts: dict[str, Any] = json.loads(record[_HEAD.size : _HEAD.size + length])
    return facts


def read(record: bytes) -> tuple[Entry, str]:
    """The entry and the build it came from. Raises BrokenRecord."""
    facts = check(record)
    _checksum, length = _HEAD.unpack_from(record)
    blob = record[_HEAD.size + length :]
    edition, path, query = facts["address"]
    entry = Entry(
        (edition, path.encode("latin-1"), query.encode("latin-1")),
        status=facts["status"],
        headers=tuple((name.encode("latin-1"), value.encode("latin-1")) for name, value in facts["headers"]),
        keys=frozenset(facts["keys"]),
        seconds=facts["seconds"],
        rendered_at=facts["rendered_at"],
        position=facts["position"],
        parts=_read_parts(facts["parts"], blob),
        choices=None if facts["choices"] is None else _read_pieces(facts["choices"]),
        shown=frozenset(facts["shown"]),
        blocks=tuple(facts["blocks"]),
    )
    return entry, facts["build"]


def _write_parts(parts: tuple[Part, ...], blob: list[bytes]) -> list[Any]:
    written: list[Any] = []
    for part in parts:
        if isinstance(part, Packed):
            blob.append(part.deflated)
            written.append([len(part.deflated), part.tag.hex(), part.crc, part.length])
        elif isinstance(part, Include):
            written.append(part.block)
        else:
            written.append({"group": _write_parts(part.parts, blob)})
    return written


def _read_parts(written: list[Any], blob: bytes) -> tuple[Part, ...]:
    place = 0

    def read_all(written: list[Any]) -> tuple[Part, ...]:
        nonlocal place
        parts: list[Part] = []
        for fact in written:
            if isinstance(fact, str):
                parts.append(Include(fact))
            elif isinstance(fact, dict):
                parts.append(PackedGroup(read_all(fact["group"])))
            else:
                size, tag, crc, length = fact
                parts.append(rebuild(blob[place : place + size], tag=bytes.fromhex(tag), crc=crc, length=length))
                place += size
        return tuple(parts)

    return read_all(written)


def _write_pieces(pieces: tuple[Piece, ...]) -> list[Any]:
    written: list[Any] = []
    for piece in pieces:
        if isinstance(piece, str):
            written.append(piece)
        elif isinstance(piece, Ordinal):
            written.append(0)
        elif isinstance(piece, Group):
            written.append({"group": _write_pieces(piece.pieces)})
        elif isinstance(piece, Choice):
            items = [[item.story_id, _write_pieces(item.pieces)] for item in piece.items]
            written.append({"most": piece.most, "items": items, "ordinals": piece.ordinals})
    return written


def _read_pieces(written: list[Any]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for fact in written:
        if isinstance(fact, str):
            pieces.append(fact)
        elif fact == 0:
            pieces.append(Ordinal())
        elif "group" in fact:
            pieces.append(Group(_read_pieces(fact["group"])))
        else:
            items = tuple(
                Item(story_id, tuple(p for p in _read_pieces(inside) if isinstance(p, str | Ordinal)))
                for story_id, inside in fact["items"]
            )
            pieces.append(Choice(fact["most"], items, tuple(fact["ordinals"])))
    return tuple(pieces)
