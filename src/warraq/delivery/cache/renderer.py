"""Asking Django for what is not kept, without anything of the reader's in the question."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core import signals
from django.core.handlers.asgi import ASGIRequest
from django.core.handlers.base import BaseHandler
from django.http import HttpResponse
from django.urls import Resolver404, resolve, set_script_prefix

from warraq.delivery.cache.deflating import pack
from warraq.delivery.cache.entries import Address, Entry, Header, Part, pack_shell
from warraq.delivery.cache.kept import FRONT, Kept, find_kept, kept_query_keys
from warraq.delivery.cache.pieces import Piece, fill

THREADS = 4
KEPT_STATUSES = frozenset({200, 301, 308, 404, 410})
_OURS = frozenset({"content-length", "surrogate-key", "surrogate-control", "etag", "vary", "connection"})
_VARY_ALLOWED = frozenset({"", "accept-encoding"})


@dataclass(frozen=True)
class Rendered:
    """What Django answered. `entry` is there if it may be kept; otherwise the bytes are for the one who asked."""

    status: int
    headers: tuple[Header, ...]
    body: bytes
    entry: Entry | None = None


class Renderer(BaseHandler):
    """Django in a few threads that keep their database connections."""

    def __init__(self) -> None:
        self.load_middleware()
        self.threads = ThreadPoolExecutor(THREADS, thread_name_prefix="render")
        self.renders = 0

    def render(self, address: Address, *, host: bytes, is_secure: bool, position: int) -> Rendered:
        """Ask for the address; call in one of the threads. `position`: how far the bulletin was known before."""
        self.renders += 1
        rendered_at = time.time()
        scope = _scope(address, host=host, is_secure=is_secure)
        set_script_prefix("/")
        signals.request_started.send(sender=type(self), scope=scope)
        response = self.get_response(ASGIRequest(scope, BytesIO()))
        try:
            return _read(response, address=address, position=position, rendered_at=rendered_at)
        finally:
            response.close()


def find_query_keys(path: bytes) -> tuple[str, ...] | None:
    """The query keys that the view behind an encoded path reads; None where answers are not kept.

    Static files are none of ours, though the site's last pattern takes every path: WhiteNoise must see the whole
    request, to send a file compressed, in part or not at all.
    """
    if path.startswith(settings.STATIC_URL.encode()):
        return None
    try:
        found = resolve("/" + unquote_to_bytes(path).decode("utf-8", "replace").lstrip("/"))
    except Resolver404:
        return None
    return kept_query_keys(found.func)


def _scope(address: Address, *, host: bytes, is_secure: bool) -> dict[str, Any]:
    _edition, path, query = address
    return {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "scheme": "https" if is_secure else "http",
        # As servers give it; bytes that are no UTF-8 are read from raw_path.
        "path": unquote_to_bytes(path).decode("utf-8", "replace"),
        "raw_path": path,
        "query_string": query,
        "headers": [(b"host", host)],
        "client": None,
        "server": None,
        FRONT: True,
    }


def _read(response: Any, *, address: Address, position: int, rendered_at: float) -> Rendered:
    headers = tuple(
        (name.lower().encode("latin-1"), value.encode("latin-1"))
        for name, value in response.items()
        if name.lower() not in _OURS
    )
    cookies = tuple((b"set-cookie", morsel.OutputString().encode("latin-1")) for morsel in response.cookies.values())
    body = b"".join(response) if getattr(response, "streaming", False) else response.content
    facts = find_kept(response)
    if facts is None or not _may_be_kept(response):
        vary = tuple((b"vary", response["Vary"].encode("latin-1")) for _ in "1" if response.has_header("Vary"))
        return Rendered(response.status_code, headers + vary + cookies, _plain(facts, body))
    parts: tuple[Part, ...] = ()
    choices: tuple[Piece, ...] | None = None
    if facts.pieces is None:
        parts = (pack(body),) if body else ()
    elif facts.is_block:
        choices = facts.pieces
    else:
        parts = pack_shell(facts.pieces, shown=set(facts.shown))
    entry = Entry(
        address,
        status=response.status_code,
        headers=headers,
        keys=facts.keys,
        seconds=facts.seconds,
        rendered_at=rendered_at,
        position=position,
        parts=parts,
        choices=choices,
        shown=facts.shown,
        blocks=facts.blocks,
    )
    return Rendered(response.status_code, headers, body, entry)


def _plain(facts: Kept | None, body: bytes) -> bytes:
    return fill(facts.pieces, shown=set(facts.shown)).encode() if facts and facts.pieces is not None else body


def _may_be_kept(response: HttpResponse) -> bool:
    """Whatever made a response personal on its way out through the middleware takes it off the list."""
    vary = {name.strip().lower() for name in response.get("Vary", "").split(",")}
    control = response.get("Cache-Control", "").lower()
    return (
        response.status_code in KEPT_STATUSES
        and not response.cookies
        and not response.has_header("Set-Cookie")
        and not getattr(response, "streaming", False)
        and vary <= _VARY_ALLOWED
        and not any(word in control for word in ("private", "no-store", "no-cache"))
        and not response.has_header("Content-Encoding")
    )
