"""Pages on which readers do something: in the edition's language and frame, and never kept.

Readers have no cookie, so a form is trusted by its Origin.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt

from warraq.delivery.site import headers
from warraq.delivery.site.edition import Masthead, find_masthead
from warraq.delivery.site.errors import bad_request
from warraq.delivery.site.page import Composition, Frame

View = Callable[..., HttpResponse]
METHODS = ("GET", "HEAD", "POST")


def in_edition(view: Callable[..., HttpResponse]) -> View:
    """Call `view(request, masthead, …)` in the edition's language; a host of no edition is a bad request."""

    @csrf_exempt
    def wrapped(request: HttpRequest, **arguments: Any) -> HttpResponse:
        if request.method not in METHODS:
            return headers.secure(HttpResponseNotAllowed(METHODS))
        masthead = find_masthead(request)
        if masthead is None:
            return bad_request(request)
        with translation.override(masthead.language):
            return view(request, masthead, **arguments)

    return wrapped


def is_from_here(request: HttpRequest) -> bool:
    """Whether a page of this very host sent the form."""
    return bool(request.headers.get("Origin", "").partition("://")[2] == request.get_host())


def answer_page(
    masthead: Masthead,
    title: str,
    template: str,
    context: dict[str, Any],
    *,
    status: int = 200,
    scripts: list[str] | None = None,
) -> HttpResponse:
    """`template` in the site's frame, with `title` as its `heading`."""
    composition = Composition(masthead, now=timezone.now())
    frame = Frame(title=title, robots="noindex", scripts=scripts or [], kind="own")
    page = composition.finish(template, {"heading": title, **context}, frame=frame, status=status)
    response = headers.PageResponse(page.html, inline=page.inline, status=status)
    return headers.secure(headers.keep_out(response))
