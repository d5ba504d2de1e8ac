"""Putting a page together: the shell, and of each block what the page does not show already."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import blake2b

from warraq.delivery.cache.deflating import Packed, join, pack, pack_whole, unpack
from warraq.delivery.cache.entries import Answer, Entry, Header, PackedGroup, Part
from warraq.delivery.cache.pieces import Include

_VARY: Header = (b"vary", b"Accept-Encoding")
_GZIP: Header = (b"content-encoding", b"gzip")


def assemble(entry: Entry, blocks: Mapping[str, Entry | None], *, generation: int) -> Answer:
    """The finished page. A block that is missing is left out, with what stands around it alone."""
    if entry.is_block:
        return _answer(entry, (entry.choose(set()),), generation=generation, expires_at=entry.expires_at)
    shown = set(entry.shown)
    chosen: dict[str, Packed | None] = {}
    for name in entry.blocks:
        block = blocks.get(name)
        packed = block.choose(shown) if block is not None else None
        chosen[name] = packed if packed is not None and packed.length else None
    expires_at = min([entry.expires_at, *(block.expires_at for block in blocks.values() if block is not None)])
    return _answer(entry, tuple(_flatten(entry.parts, chosen)), generation=generation, expires_at=expires_at)


def assemble_shell(entry: Entry, blocks: Mapping[str, Entry | None], *, includes: Iterable[str]) -> tuple[bytes, bytes]:
    """For a cache that speaks ESI: the page with `<esi:include>` for those blocks, identity and gzip."""
    shown = set(entry.shown)
    outside = frozenset(includes)
    chosen: dict[str, Packed | None] = {}
    for name in entry.blocks:
        block = blocks.get(name)
        if name in outside:
            chosen[name] = pack(b'<esi:include src="/_block/%b"/>' % name.encode(), level=1)
            continue
        packed = block.choose(shown) if block is not None else None
        chosen[name] = packed if packed is not None and packed.length else None
    parts = tuple(_flatten(entry.parts, chosen))
    return b"".join(map(unpack, parts)), join(parts)


def assemble_block(entry: Entry) -> tuple[bytes, bytes]:
    """A block alone, identity and gzip."""
    packed = entry.choose(set())
    return unpack(packed), join([packed])


def _flatten(parts: Iterable[Part], chosen: Mapping[str, Packed | None]) -> Iterable[Packed]:
    for part in parts:
        if isinstance(part, Packed):
            yield part
        elif isinstance(part, Include):
            if (block := chosen.get(part.block)) is not None:
                yield block
        elif _has_block(part, chosen):
            yield from _flatten(part.parts, chosen)


def _has_block(group: PackedGroup, chosen: Mapping[str, Packed | None]) -> bool:
    return any(
        (isinstance(part, Include) and chosen.get(part.block) is not None)
        or (isinstance(part, PackedGroup) and _has_block(part, chosen))
        for part in group.parts
    )


def _answer(entry: Entry, parts: tuple[Packed, ...], *, generation: int, expires_at: float) -> Answer:
    digest = blake2b(digest_size=10)
    for part in parts:
        digest.update(part.tag)
    # Weak: the same page with and without gzip has the same one.
    etag = b'W/"%b"' % digest.hexdigest().encode()
    body = join(parts) if parts else b""
    common = (*entry.headers, _VARY, (b"etag", etag))
    headers = [*common, (b"content-length", b"%d" % len(body))]
    if parts:
        headers.insert(0, _GZIP)
    return Answer(
        gzip_start=_start(entry.status, headers),
        gzip_body={"type": "http.response.body", "body": body},
        not_modified=_start(304, [pair for pair in common if pair[0] != b"content-type"]),
        etag=etag,
        parts=parts,
        generation=generation,
        expires_at=expires_at,
    )


def press(entry: Entry, answer: Answer) -> Answer | None:
    """The same page compressed in one piece, an eighth smaller and two milliseconds' work; None where nothing is won.

    For any thread: zlib lets the others run meanwhile.
    """
    text = b"".join(map(unpack, answer.parts))
    whole = pack_whole(text)
    joined = answer.gzip_body["body"]
    if not isinstance(joined, bytes) or len(whole) >= len(joined):
        return None
    headers = (_GZIP, *entry.headers, _VARY, (b"etag", answer.etag), (b"content-length", b"%d" % len(whole)))
    return replace(
        answer,
        gzip_start=_start(entry.status, list(headers)),
        gzip_body={"type": "http.response.body", "body": whole},
    )


def identity(entry: Entry, answer: Answer) -> tuple[list[Header], bytes]:
    """Headers and body for a client that does not know gzip."""
    body = b"".join(map(unpack, answer.parts))
    return [*entry.headers, _VARY, (b"etag", answer.etag), (b"content-length", b"%d" % len(body))], body


def _start(status: int, headers: list[Header]) -> dict[str, object]:
    return {"type": "http.response.start", "status": status, "headers": headers}


def weigh(answer: Answer) -> int:
    """Bytes that the finished page holds beside its parts."""
    body = answer.gzip_body["body"]
    return (len(body) if isinstance(body, bytes) else 0) + 900
