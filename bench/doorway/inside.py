"""What is measured inside one process: a hit, and assembly after a block changed.

python -m bench.doorway.inside     # with the environment that bench/front_door.py gives it; prints JSON
"""

import asyncio
import json
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from types import SimpleNamespace
from typing import Any

from warraq import runtime

runtime.prepare()

import django  # noqa: E402

django.setup()

from django.db import connection  # noqa: E402

from bench.doorway.servers import HOST  # noqa: E402
from warraq.delivery.cache.addresses import every_address  # noqa: E402
from warraq.delivery.cache.front import Front  # noqa: E402
from warraq.delivery.cache.hosts import Hosts  # noqa: E402
from warraq.delivery.cache.keeper import Keeper  # noqa: E402
from warraq.delivery.cache.memory import Memory  # noqa: E402
from warraq.delivery.cache.renderer import Renderer  # noqa: E402

_ROUNDS = 200
_MOST = 600


async def _nothing(*_arguments: Any) -> None:
    return None


async def measure() -> dict[str, Any]:
    renderer = await asyncio.to_thread(Renderer)
    with tempfile.TemporaryDirectory() as folder:
        keeper = Keeper(memory=Memory(most_bytes=1 << 30), disk=None, renderer=renderer, folder=Path(folder))
        keeper.position = 1
        front = Front(_nothing, keeper, opened=_nothing, closed=_nothing)
        front.hosts = await asyncio.to_thread(Hosts.read)
        addresses = await asyncio.to_thread(lambda: [a for a in every_address() if not a[1].startswith(b"/_")][:_MOST])
        for address in addresses:
            await _ask(front, address[1])
            await _ask(front, address[1])
        article = next(a[1] for a in addresses if a[1].count(b"/") > 2)
        hit = [await _timed(front, article) for _ in range(_ROUNDS)]
        again = []
        for _ in range(_ROUNDS):
            # The block is there anew, as after its render; every page must be put together again.
            keeper.generation += 1
            for entry in keeper.memory:
                if entry.is_block:
                    entry.variants.clear()
            again.append(await _timed(front, article))
        blocks = [await _rendered(front, article, keeper) for _ in range(10)]
    return {
        "hit_ms": round(median(hit), 4),
        "assembled_again_ms": round(median(again), 4),
        "assembled_again_over_a_hit_ms": round(median(again) - median(hit), 4),
        "after_a_block_was_rendered_ms": round(median(blocks), 2),
        "pages": len(addresses),
        "counted_bytes": keeper.memory.bytes,
        "counted_bytes_for_a_page": round(keeper.memory.bytes / len(addresses)),
    }


async def _rendered(front: Front, path: bytes, keeper: Keeper) -> float:
    """The first request after a release: it renders the block of the latest, and assembles."""
    keeper.position += 1
    edition = next(iter(front.hosts.first_of_each()))
    change = SimpleNamespace(pk=keeper.position, keys=[f"latest:{edition}"], is_hard=False, story_id=None)
    keeper.hear([change], position=keeper.position)
    return await _timed(front, path)


async def _timed(front: Front, path: bytes) -> float:
    began = perf_counter()
    await _ask(front, path)
    return (perf_counter() - began) * 1000


async def _ask(front: Front, path: bytes) -> None:
    scope = {
        "type": "http",
        "method": "GET",
        "path": path.decode(),
        "raw_path": path,
        "query_string": b"",
        "headers": [(b"host", HOST.encode()), (b"accept-encoding", b"gzip")],
    }
    await front(scope, _nothing, _nothing)


if __name__ == "__main__":
    connection.ensure_connection()
    print(json.dumps(asyncio.run(measure())), file=sys.stdout)
