"""The ASGI application before Django: a page that is kept never enters it."""

import asyncio
import json
import logging
from asyncio import Future
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from time import monotonic, time
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from warraq.delivery.cache.assembly import assemble, identity, press, weigh
from warraq.delivery.cache.endpoints import find_endpoint
from warraq.delivery.cache.entries import Address, Answer, Entry, Header
from warraq.delivery.cache.hosts import Hosts, Site, unavailable_page
from warraq.delivery.cache.keeper import Keeper, Obtained
from warraq.delivery.cache.negotiation import accepts_gzip, is_known
from warraq.delivery.cache.outside import answer_outside
from warraq.delivery.cache.renderer import Rendered, find_query_keys
from warraq.delivery.cache.safety import safe_headers

logger = logging.getLogger(__name__)
Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Application = Callable[[Any, Any, Any], Awaitable[None]]
Blocks = dict[str, Entry | None]

PRESSED_AFTER = 12  # hits of one answer: so many make up for the two milliseconds
HEALTH = b"/_front/health"
_MOST_TARGET = 8_000  # bytes of path and query; what is longer is no address of ours
_MOST_MEMO = 20_000
_TURNS = 5
_NOTHING: dict[str, Any] = {"type": "http.response.body", "body": b""}


class Front:
    """Answers from what is kept, and hands everything else to `behind`, Django's own ASGI application.

    `opened` and `closed` are run by the server's lifespan, or by whoever serves without one.
    """

    def __init__(
        self,
        behind: Application,
        keeper: Keeper,
        *,
        opened: Callable[["Front"], Awaitable[None]],
        closed: Callable[["Front"], Awaitable[None]],
    ) -> None:
        self.behind, self.keeper, self.hosts = behind, keeper, Hosts()
        self.counts: Counter[str] = Counter()
        self.hits = 0
        self._opened, self._closed = opened, closed
        self._presser = ThreadPoolExecutor(1, thread_name_prefix="presser")
        self._by_request = keeper.memory.by_request
        self._query_keys: dict[bytes, tuple[str, ...] | None] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._other(scope, receive, send)
            return
        raw = scope["headers"]
        headers = dict(raw)
        entry = self._by_request.get((headers.get(b"host", b""), scope["raw_path"], scope["query_string"]))
        if entry is not None and len(headers) == len(raw) and b"surrogate-capability" not in headers:
            answer = entry.answer
            if (
                answer is not None
                and ((is_get := scope["method"] == "GET") or scope["method"] == "HEAD")
                and answer.generation == self.keeper.generation
                and not entry.is_stale
                and monotonic() < answer.expires_at
            ):
                entry.hits += 1
                self.hits += 1
                answer.asked += 1
                if answer.asked == PRESSED_AFTER:
                    self._press(entry, answer)
                if is_get and b"if-none-match" not in headers and accepts_gzip(headers):
                    await send(answer.gzip_start)
                    await send(answer.gzip_body)
                else:
                    await self._give(entry, answer, scope, headers, send)
                return
        await self._serve(scope, headers, receive, send)

    async def _other(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            raise ValueError(f"no {scope['type']} here")
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                await self._opened(self)
                await send({"type": "lifespan.startup.complete"})
            else:
                await self._closed(self)
                await send({"type": "lifespan.shutdown.complete"})
                return

    # --- the long way ---

    async def _serve(self, scope: Scope, headers: Mapping[bytes, bytes], receive: Receive, send: Send) -> None:
        path = scope.get("raw_path") or quote(scope["path"]).encode()
        if sum(name == b"host" for name, _value in scope["headers"]) > 1:
            await _send_plain(send, 400, b"Two Host headers.\n")
            return
        if path == HEALTH:
            await _send_health(send, self.describe())
            return
        handler = find_endpoint(path.decode("latin-1")) if path.startswith(b"/_") else None
        if handler is not None:
            await handler(scope, receive, send)
            return
        host = headers.get(b"host", b"")
        site = self.hosts.find(host)
        query_keys = self._find_query_keys(path) if site is not None and scope["method"] in {"GET", "HEAD"} else None
        if site is None or query_keys is None or len(path) + len(scope["query_string"]) > _MOST_TARGET:
            self.counts["passed"] += 1
            await self.behind(scope, receive, send)
            return
        address = (site.edition_id, path, canonical_query(scope["query_string"], query_keys))
        self.counts["asked"] += 1
        obtained, blocks = await self._obtain(address, host=host, is_secure=site.is_secure)
        if obtained.entry is not None:
            await self._answer(obtained.entry, obtained, blocks, scope, headers, send)
        elif obtained.rendered is not None and obtained.rendered.status != 503:
            await _send_rendered(send, obtained.rendered, is_head=scope["method"] == "HEAD")
        else:
            self.counts["unavailable"] += 1
            await _send_unavailable(send, site, is_head=scope["method"] == "HEAD")

    def _find_query_keys(self, path: bytes) -> tuple[str, ...] | None:
        try:
            return self._query_keys[path]
        except KeyError:
            if len(self._query_keys) >= _MOST_MEMO:
                self._query_keys.clear()
            found = self._query_keys[path] = find_query_keys(path)
            return found

    async def _obtain(self, address: Address, *, host: bytes, is_secure: bool) -> tuple[Obtained, Blocks]:
        """The page and its shared blocks.

        Looked up again if something was withdrawn while this request waited: what it holds may show it.
        """
        for _ in range(_TURNS):
            known = self.keeper.hard_generation
            obtained = await self.keeper.obtain(address, host=host, is_secure=is_secure)
            blocks: Blocks = {}
            if obtained.entry is not None:
                blocks, is_in_trouble = await self._gather(obtained.entry, host=host, is_secure=is_secure)
                obtained = replace(obtained, is_in_trouble=obtained.is_in_trouble or is_in_trouble)
            if self.keeper.hard_generation == known:
                return obtained, blocks
        return Obtained(), {}

    async def _answer(
        self,
        entry: Entry,
        obtained: Obtained,
        blocks: Blocks,
        scope: Scope,
        headers: Mapping[bytes, bytes],
        send: Send,
    ) -> None:
        if b"surrogate-capability" in headers:
            await answer_outside(entry, blocks, headers=headers, is_head=scope["method"] == "HEAD", send=send)
            return
        answer = self._finish(entry, blocks)
        if obtained.is_in_trouble:
            self.counts["last_copies"] += 1
        elif entry.place >= 0 and not entry.is_stale:
            self.keeper.memory.lead((headers.get(b"host", b""), scope["raw_path"], scope["query_string"]), entry)
        await self._give(entry, answer, scope, headers, send, is_in_trouble=obtained.is_in_trouble)

    async def _gather(self, entry: Entry, *, host: bytes, is_secure: bool) -> tuple[Blocks, bool]:
        """The shared blocks of a page by name, and whether one of them is a last copy for want of a new one."""
        blocks: Blocks = {}
        is_in_trouble = False
        now = monotonic()
        waiting: list[str] = []
        for name in entry.blocks:
            block = self.keeper.memory.get(block_address(entry.address, name))
            blocks[name] = block
            if block is None or not block.is_fresh(now):
                waiting.append(name)
        if waiting:
            found = await asyncio.gather(
                *(
                    self.keeper.obtain(block_address(entry.address, name), host=host, is_secure=is_secure)
                    for name in waiting
                )
            )
            for name, obtained in zip(waiting, found, strict=True):
                blocks[name] = obtained.entry
                is_in_trouble = is_in_trouble or obtained.is_in_trouble or obtained.entry is None
        return blocks, is_in_trouble

    def _finish(self, entry: Entry, blocks: Mapping[str, Entry | None]) -> Answer:
        """The page put together. Kept with the entry, and made again when a block of any page has changed since."""
        answer = entry.answer
        generation = self.keeper.generation
        if answer is not None and answer.generation == generation and monotonic() < answer.expires_at:
            return answer
        is_whole = all(block is not None and not block.is_stale for block in blocks.values())
        if answer is not None and not is_whole and answer.generation >= self.keeper.hard_generation:
            return answer  # somebody is rendering what is missing: the others get the last copy
        made = assemble(entry, blocks, generation=generation)
        self.counts["assembled"] += 1
        before = weigh(answer) if answer is not None else 0
        if is_whole:
            self.keeper.memory.grow(entry, weigh(made) - before)
            entry.answer = made
        return made

    def _press(self, entry: Entry, answer: Answer) -> None:
        """Compress a page that many ask for in one piece, beside the loop; until then they get it joined."""

        def swap(done: Future[Answer | None]) -> None:
            pressed = done.result()
            if pressed is not None and entry.answer is answer:
                self.keeper.memory.grow(entry, weigh(pressed) - weigh(answer))
                entry.answer = pressed
                self.counts["pressed"] += 1

        def work() -> Answer | None:
            return press(entry, answer) if entry.answer is answer else None

        if len(answer.parts) > 1:
            asyncio.get_running_loop().run_in_executor(self._presser, work).add_done_callback(swap)

    async def _give(
        self,
        entry: Entry,
        answer: Answer,
        scope: Scope,
        headers: Mapping[bytes, bytes],
        send: Send,
        *,
        is_in_trouble: bool = False,
    ) -> None:
        """Send the page as this client wants it: 304, HEAD, gzip or not. Ranges are not for pages: all of it is sent."""
        is_head = scope["method"] == "HEAD"
        extra = _last_copy_headers(entry) if is_in_trouble else []
        if is_known(headers.get(b"if-none-match"), answer.etag) and entry.status == 200:
            self.counts["not_modified"] += 1
            await send(_with(answer.not_modified, extra))
            await send(_NOTHING)
        elif accepts_gzip(headers) or not answer.parts:
            await send(_with(answer.gzip_start, extra))
            await send(_NOTHING if is_head else answer.gzip_body)
        else:
            plain, body = identity(entry, answer)
            await send({"type": "http.response.start", "status": entry.status, "headers": plain + extra})
            await send(_NOTHING if is_head else {"type": "http.response.body", "body": body})

    def describe(self) -> dict[str, int]:
        """What was served and what is kept, for a health check."""
        keeper = self.keeper
        return {
            "hits": self.hits,
            **self.counts,
            "renders": keeper.renderer.renders,
            "position": keeper.position,
            "pages": len(keeper.memory),
            "bytes": keeper.memory.bytes,
            "evicted": keeper.memory.evicted,
            "made_stale": keeper.made_stale,
        }


def block_address(page: Address, name: str) -> Address:
    return (page[0], b"/_block/" + name.encode(), b"")


def canonical_query(query: bytes, keys: tuple[str, ...]) -> bytes:
    """Of the query only what the view reads, in one spelling and order; a key said twice counts as said last."""
    if not query or not keys:
        return b""
    said = dict(parse_qsl(query.decode("latin-1"), keep_blank_values=True, encoding="utf-8", errors="replace"))
    return urlencode([(key, said[key]) for key in keys if said.get(key)]).encode()


def _with(message: dict[str, Any], extra: list[Header]) -> dict[str, Any]:
    return {**message, "headers": [*message["headers"], *extra]} if extra else message


def _last_copy_headers(entry: Entry) -> list[Header]:
    age = max(0, int(time() - entry.rendered_at))
    return [(b"age", b"%d" % age), (b"warning", b'111 - "Revalidation Failed"')]


async def _send_plain(send: Send, status: int, words: bytes) -> None:
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"cache-control", b"no-store"),
        (b"connection", b"close"),
        *safe_headers(),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words})


async def _send_health(send: Send, facts: dict[str, int]) -> None:
    """200 as long as this process serves, also without the database: there are the last copies."""
    headers = [(b"content-type", b"application/json"), (b"cache-control", b"no-store"), *safe_headers()]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(facts).encode()})


async def _send_rendered(send: Send, rendered: Rendered, *, is_head: bool) -> None:
    headers = [*rendered.headers, (b"content-length", b"%d" % len(rendered.body))]
    await send({"type": "http.response.start", "status": rendered.status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if is_head else rendered.body})


async def _send_unavailable(send: Send, site: Site | None, *, is_head: bool) -> None:
    names, body = unavailable_page(site)
    headers = [*names, (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": 503, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if is_head else body})
