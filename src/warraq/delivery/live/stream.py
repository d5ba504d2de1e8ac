"""The stream that rings when a coverage has something new (server-sent events), answered outside Django.

`/_live/CODE` sends the number of the last change; the page then asks for what came after the one it shows. A browser that
comes again says which number it heard last, and is only told of another. A coverage that has ended is told so once, and
204 keeps the browser from coming back.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Any

from warraq.delivery.cache.safety import safe_headers
from warraq.delivery.live.bell import Bell, Listener
from warraq.delivery.site.resolve import read_code

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
PREFIX = "/_live/"
_PATH = re.compile(r"/_live/([0-9a-z]{1,12})/?", re.ASCII)
BEAT_SECONDS = 20.0
LIFE_SECONDS = 600.0  # then the browser comes again, perhaps to another process
RETRY_MS = 5000


class LiveStream:
    """An ASGI application that answers `/_live/CODE`."""

    def __init__(self, *, bell: Bell, beat_seconds: float = BEAT_SECONDS) -> None:
        self.bell = bell
        self._beat_seconds = beat_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = _PATH.fullmatch(scope["path"])
        story_id = read_code(found[1]) if found else None
        if story_id is None or scope["method"] != "GET":
            await _answer(send, 404 if story_id is None else 405)
            return
        listener = self.bell.join(story_id)
        if listener is None:
            await _answer(send, 503, (b"retry-after", b"30"))
            return
        try:
            await self._serve(listener, receive, send, heard=_last_heard(scope))
        finally:
            self.bell.leave(listener)

    async def _serve(self, listener: Listener, receive: Receive, send: Send, *, heard: int | None) -> None:
        gone = asyncio.ensure_future(_until_gone(receive))
        try:
            if not await _next(listener, gone, seconds=self._beat_seconds):
                await _answer(send, 503, (b"retry-after", b"30"))
                return
            if listener.state is None or not listener.state.is_running:
                await _answer(send, 204)
                return
            await _begin(send)
            await self._ring(listener, gone, send, is_new=listener.state.latest != heard)
        finally:
            gone.cancel()

    async def _ring(self, listener: Listener, gone: "asyncio.Future[None]", send: Send, *, is_new: bool) -> None:
        """Tell the state, now if it is new to the reader, and after each change; beat in between, until somebody has
        had enough."""
        loop = asyncio.get_running_loop()
        ends_at = loop.time() + LIFE_SECONDS
        while not gone.done() and loop.time() < ends_at:
            state = listener.state
            if not is_new or state is None:
                await _write(send, ":\n\n")
            elif state.is_running:
                await _write(send, f"id: {state.latest}\ndata: {state.latest}\n\n")
            else:
                await _write(send, f"event: ended\ndata: {state.latest}\n\n")
                break
            is_new = await _next(listener, gone, seconds=self._beat_seconds)
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _next(listener: Listener, gone: "asyncio.Future[None]", *, seconds: float) -> bool:
    """Wait for a ring; whether there was one before the time was up or the reader left."""
    ring = asyncio.ensure_future(listener.rung.wait())
    waiting: set[asyncio.Future[Any]] = {ring, gone}
    await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    ring.cancel()
    was_rung = listener.rung.is_set()
    listener.rung.clear()
    return was_rung


def _last_heard(scope: Scope) -> int | None:
    """The number that a browser heard last before its connection broke."""
    told = dict(scope["headers"]).get(b"last-event-id", b"")
    return int(told) if told.isdigit() and len(told) < 20 else None


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _begin(send: Send) -> None:
    headers = [
        (b"content-type", b"text/event-stream; charset=utf-8"),
        (b"cache-control", b"no-store"),
        (b"x-accel-buffering", b"no"),
        *safe_headers(),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await _write(send, f"retry: {RETRY_MS}\n\n")


async def _write(send: Send, text: str) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})


async def _answer(send: Send, status: int, *headers: tuple[bytes, bytes]) -> None:
    kept = [(b"cache-control", b"no-store"), (b"content-length", b"0"), *safe_headers(), *headers]
    if status == 204:
        kept.remove((b"content-length", b"0"))
    await send({"type": "http.response.start", "status": status, "headers": kept})
    await send({"type": "http.response.body", "body": b""})
