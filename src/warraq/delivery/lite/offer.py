"""Offering lite pages to readers whose browser asks to save data, in front of the cache.

A reader who comes in with `Save-Data: on` is sent to the lite version of the page. It is a redirect that nobody may
keep, so no cache needs a second copy of any page. Whoever comes from a page of the same site has chosen already: lite
pages link to lite pages, and to the whole page for those who want it.
"""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from warraq.delivery.cache.safety import safe_headers
from warraq.delivery.lite.addresses import PREFIX

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

_WITHOUT_LITE = re.compile(
    rb"/(?:lite|newsroom|documents|static|media|search|topics|contributors|cards|oembed|offline|latest|archive"
    rb"|corrections|live|_[^/]*)(?:/|$)"
)
# The front, a section, a story; percent-escapes and unreserved letters only, so that it may stand in a header.
_PAGE = re.compile(rb"/(?:[A-Za-z0-9%_~-]+/){0,2}")


class LiteOffer:
    """An ASGI application that answers such a reader, and leaves everybody else to `inner`."""

    def __init__(self, inner: Application) -> None:
        self.inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not wants_lite(scope):
            await self.inner(scope, receive, send)
            return
        headers = [
            (b"location", PREFIX.encode() + scope["raw_path"]),
            (b"cache-control", b"no-store"),
            (b"vary", b"Save-Data, Referer"),
            (b"content-length", b"0"),
            *safe_headers(),
        ]
        await send({"type": "http.response.start", "status": 302, "headers": headers})
        await send({"type": "http.response.body", "body": b""})


def wants_lite(scope: Scope) -> bool:
    """Whether a browser that saves data asks for a page that has a lite version, and does not come from our pages."""
    if scope["method"] != "GET" or scope.get("query_string"):
        return False
    headers = dict(scope["headers"])
    if headers.get(b"save-data", b"").strip().lower() != b"on":
        return False
    path = scope.get("raw_path") or b""
    if not _PAGE.fullmatch(path) or _WITHOUT_LITE.match(path):
        return False
    if b"text/html" not in headers.get(b"accept", b"") or headers.get(b"sec-fetch-mode", b"navigate") != b"navigate":
        return False
    return not _is_same_site(headers)


def _is_same_site(headers: dict[bytes, bytes]) -> bool:
    host, referrer = headers.get(b"host", b""), headers.get(b"referer", b"")
    return bool(host) and referrer.split(b"://", 1)[-1].split(b"/", 1)[0].lower() == host.lower()
