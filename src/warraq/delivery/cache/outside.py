"""Answers for a cache in front of us that says what it can: Varnish or a CDN, with keys it can purge by.

Blocks that choose nothing, the header and the footer, are left to an ESI engine. Those that choose what the page does
not show already are put in their places here: an outside engine includes, it cannot choose. The page then carries their
keys, and when one changes it is purged softly: to put it together again takes less than a millisecond.
"""

from collections.abc import Awaitable, Callable, Mapping
from hashlib import blake2b
from math import ceil
from time import monotonic
from typing import Any

from warraq.delivery.cache.assembly import assemble_block, assemble_shell
from warraq.delivery.cache.entries import Entry
from warraq.delivery.cache.negotiation import accepts_gzip
from warraq.delivery.cache.pieces import story_ids
from warraq.delivery.cache.surrogate_keys import join_keys

Send = Callable[[dict[str, Any]], Awaitable[None]]


async def answer_outside(
    entry: Entry, blocks: Mapping[str, Entry | None], *, headers: Mapping[bytes, bytes], is_head: bool, send: Send
) -> None:
    """Send the page, or the block itself, with its keys; with `<esi:include>` where the cache can do that."""
    speaks_esi = b"esi/1.0" in headers.get(b"surrogate-capability", b"").lower()
    whole = {name: block for name, block in blocks.items() if block is not None}
    left_out = [name for name, block in whole.items() if speaks_esi and block.choices and not story_ids(block.choices)]
    inside = [block for name, block in whole.items() if name not in left_out]
    if entry.is_block:
        plain, gzip = assemble_block(entry)
    else:
        plain, gzip = assemble_shell(entry, blocks, includes=left_out)
    now = monotonic()
    seconds = min([entry.expires_at - now, *(block.expires_at - now for block in inside)])
    if entry.is_stale or len(whole) < len(blocks) or any(block.is_stale for block in inside):
        seconds = 0
    keys = entry.keys.union(*(block.keys for block in inside))
    esi = 'content="ESI/1.0", ' if left_out else ""
    is_gzip = accepts_gzip(headers)
    body = gzip if is_gzip else plain
    answer = [
        *entry.headers,
        (b"vary", b"Accept-Encoding"),
        (b"surrogate-control", f"{esi}max-age={max(0, ceil(seconds))}".encode()),
        (b"surrogate-key", join_keys(keys).encode()),
        (b"content-length", b"%d" % len(body)),
    ]
    if not left_out:
        # With ESI no ETag: the page would have that of its shell, whatever became of the header.
        answer.append((b"etag", b'W/"%b"' % blake2b(plain, digest_size=10).hexdigest().encode()))
    if is_gzip:
        answer.append((b"content-encoding", b"gzip"))
    await send({"type": "http.response.start", "status": entry.status, "headers": answer})
    await send({"type": "http.response.body", "body": b"" if is_head else body})
