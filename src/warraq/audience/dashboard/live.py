"""The figures of the page as a stream of server-sent events, for as long as somebody looks."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.db import connections
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.utils import translation

from warraq.audience.dashboard.views import find_section, render_figures
from warraq.masthead.models import Edition

EVERY_SECONDS = 3.0
# A browser asks again by itself; so a process that is stopped is not held up, and who may not look any more is found.
LONGEST_SECONDS = 300.0


def stream_readers(request: HttpRequest) -> StreamingHttpResponse:
    """Send the page's figures whenever they have changed."""
    edition = Edition.objects.filter(key=request.GET.get("edition", "")).first()
    if edition is None:
        raise Http404
    stream = _Stream(edition, section=request.GET.get("section", ""), language=translation.get_language() or "ar")
    # Under WSGI, as in tests, each connection has a thread of its own.
    events: Iterator[str] | AsyncIterator[str] = stream.later() if isinstance(request, ASGIRequest) else stream.now()
    response = StreamingHttpResponse(events, content_type="text/event-stream")
    response["Cache-Control"] = "no-store"
    response["X-Accel-Buffering"] = "no"
    return response


class _Stream:
    """The events of one connection."""

    def __init__(self, edition: Edition, *, section: str, language: str) -> None:
        self._edition = edition
        self._section = section
        self._language = language
        self._last = ""
        self._ends = time.monotonic() + LONGEST_SECONDS

    async def later(self) -> AsyncIterator[str]:
        while time.monotonic() < self._ends:
            yield await sync_to_async(self._event_alone)()
            await asyncio.sleep(EVERY_SECONDS)

    def now(self) -> Iterator[str]:
        while time.monotonic() < self._ends:
            yield self._event()
            time.sleep(EVERY_SECONDS)

    def _event_alone(self) -> str:
        """An event, without keeping a connection to the database for those who only look."""
        try:
            return self._event()
        finally:
            connections.close_all()

    def _event(self) -> str:
        """The figures if they are other ones, else a line that only keeps the connection."""
        with translation.override(self._language):
            html = render_figures(self._edition, section=find_section(self._edition, self._section))
        if html == self._last:
            return ": \n\n"
        self._last = html
        lines = "".join(f"data: {line}\n" for line in html.splitlines())
        return f"{lines}\n"
