"""The door for beacons. Whatever comes is answered with the same 204."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from warraq.audience.counting.beacon import MOST_BYTES
from warraq.audience.counting.counter import Counter
from warraq.delivery.cache.safety import safe_headers

logger = logging.getLogger(__name__)
PATH = "/_beacon"
Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
_MOST_DRAINED = 65_536
_START: dict[str, Any] = {
    "type": "http.response.start",
    "status": 204,
    "headers": [(b"cache-control", b"no-store"), *safe_headers()],
}
_END: dict[str, Any] = {"type": "http.response.body", "body": b""}


class BeaconDoor:
    """The ASGI application that takes beacons. The counter is made when the first one comes."""

    def __init__(self, build_counter: Callable[[], Counter]) -> None:
        self._build = build_counter
        self._counter: Counter | None = None

    @property
    def counter(self) -> Counter:
        if self._counter is None:
            self._counter = self._build()
            self._counter.start()
        return self._counter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # In the address it needs no waiting for a body, which is half the work. Pages kept by browsers still send bodies.
        body = scope["query_string"] or await _read(receive)
        if scope["method"] == "POST" and len(body) <= MOST_BYTES:
            client = scope.get("client")
            try:
                self.counter.take(dict(scope["headers"]), peer=client[0] if client else "", body=body)
            except Exception:  # readers are never told, and the next beacon may count
                logger.exception("Beacon not counted", extra={"event": "audience.beacon.failed"})
        await send(_START)
        await send(_END)


async def _read(receive: Receive) -> bytes:
    """The body, as far as it matters: what is too long for a beacon is drained up to 64 kB and counts for nothing."""
    message = await receive()
    body: bytes = message.get("body", b"")
    drained = len(body)
    while message.get("more_body") and drained < _MOST_DRAINED:
        message = await receive()
        part = message.get("body", b"")
        drained += len(part)
        if len(body) <= MOST_BYTES:
            body += part
    return body
