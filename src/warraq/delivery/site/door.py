"""The door for what readers and machines fetch beside pages: feeds, sitemaps, small files.

A feature gives a builder and gets a view that answers like the pages do: the edition by Host, the path in its one
spelling, the same headers, and a page that says so when nothing is there.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponsePermanentRedirect
from django.utils import timezone, translation

from warraq.delivery.cache.kept import kept
from warraq.delivery.site import canonical, headers
from warraq.delivery.site.edition import Masthead, find_masthead
from warraq.delivery.site.errors import bad_request, remember_edition
from warraq.delivery.site.page import Page
from warraq.delivery.site.pages.absent import build_not_found
from warraq.delivery.site.resolve import Moved
from warraq.publishing.release.keys import masthead_key

METHODS = ("GET", "HEAD")
MOVED_SECONDS = 300


@dataclass
class File:
    """A finished answer that is no page. `path` is its one address, decoded; `keys` name what it shows."""

    content: str | bytes
    content_type: str
    path: str
    keys: set[str]
    seconds: int = 300
    is_immutable: bool = False
    headers: dict[str, str] = field(default_factory=dict)


Answer = File | Page | Moved | None
Builder = Callable[[str, Masthead, datetime], Answer]


def view_for(builder: Builder) -> Callable[..., HttpResponse]:
    """A view of what `builder(path, masthead, now)` gives; `path` is decoded, in NFC, with a slash at its end.

    None becomes the page for what is not there; a query says nothing and is never said back.
    """

    @kept()
    def view(request: HttpRequest, **parts: str) -> HttpResponse:
        if request.method not in METHODS:
            return headers.secure(HttpResponseNotAllowed(METHODS))
        masthead = find_masthead(request)
        if masthead is None:
            return bad_request(request)
        try:
            path = canonical.decode(canonical.decoded_bytes(request))
        except canonical.BadPath:
            return bad_request(request)
        remember_edition(request, masthead)
        with translation.override(masthead.language):
            return respond(request, builder(path, masthead, timezone.now()), masthead=masthead)

    return view


def respond(request: HttpRequest, answer: Answer, *, masthead: Masthead) -> HttpResponse:
    if answer is None:
        answer = build_not_found(masthead, now=timezone.now())
    if isinstance(answer, Moved):
        return redirect(answer, masthead=masthead)
    if isinstance(answer, Page):
        response: HttpResponse = headers.PageResponse(answer.html, inline=answer.inline, status=answer.status)
        headers.cache_for(response, seconds=answer.max_age_seconds, keys=answer.all_keys)
        return headers.secure(response)
    if not canonical.is_canonical(request, answer.path):
        return redirect(Moved(answer.path), masthead=masthead)
    response = HttpResponse(answer.content, content_type=answer.content_type)
    keys = answer.keys | {masthead_key(masthead.edition.pk)}
    headers.cache_for(response, seconds=answer.seconds, keys=keys, is_immutable=answer.is_immutable)
    headers.secure(response)
    for name, value in answer.headers.items():
        response[name] = value
    return response


def redirect(moved: Moved, *, masthead: Masthead) -> HttpResponse:
    response = HttpResponsePermanentRedirect(moved.base_url + canonical.encode(moved.path))
    headers.cache_for(response, seconds=MOVED_SECONDS, keys={masthead_key(masthead.edition.pk), *moved.keys})
    return headers.secure(response)
