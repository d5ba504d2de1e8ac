"""Pages for when nothing can be looked up: a bad request, and a failure of ours. Neither touches the database."""

import sys
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from warraq.delivery.cache.hosts import Site, Unavailable
from warraq.delivery.cache.safety import REFERRER_POLICY
from warraq.delivery.site import headers
from warraq.delivery.site.bundle import build_bundle
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.headers import Inline, PageResponse
from warraq.delivery.site.scripts import HEAD_SCRIPT

RETRY_SECONDS = 5
_ATTRIBUTE = "_warraq_edition"


@dataclass(frozen=True)
class Known:
    """What an error page needs of the edition, kept so that it need not be asked for again."""

    name: str
    language: str
    direction: str
    stylesheet: str


_DEFAULT = Known(name="", language="ar", direction="rtl", stylesheet="")


def remember_edition(request: HttpRequest, masthead: Masthead) -> None:
    """Let an error page of this request speak the edition's language."""
    setattr(request, _ATTRIBUTE, describe(masthead))


def describe(masthead: Masthead) -> Known:
    edition = masthead.edition
    return Known(edition.name, edition.language, edition.direction, masthead.stylesheet)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: an address or a Host that cannot be right."""
    return _respond(request, status=400)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 for what is no reader's page, such as a missing file; those have one of their own, with the latest."""
    return _respond(request, status=404)


def server_error(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """500: something failed here, or 503: the database is gone. Django logs it."""
    if not isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return _respond(request, status=500)
    response = _respond(request, status=503)
    response["Retry-After"] = str(RETRY_SECONDS)
    return response


@lru_cache(maxsize=64)
def unavailable(site: Site | None) -> Unavailable:
    """The page of 503, for the front, when nothing can be rendered; made once, for many may ask for it."""
    known = Known(site.name, site.language, site.direction, stylesheet="") if site else _DEFAULT
    inline = _inline(known)
    response = PageResponse(_render(known, status=503, inline=inline), inline=inline, status=503)
    response["Retry-After"] = str(RETRY_SECONDS)
    response["X-Content-Type-Options"] = "nosniff"
    response["Referrer-Policy"] = REFERRER_POLICY
    headers.secure(headers.keep_out(response))
    names = ((name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in response.items())
    return tuple(names), response.content


def _respond(request: HttpRequest, *, status: int) -> HttpResponse:
    known: Known = getattr(request, _ATTRIBUTE, _DEFAULT)
    inline = _inline(known)
    html = _render(known, status=status, inline=inline)
    return headers.secure(headers.keep_out(PageResponse(html, inline=inline, status=status)))


def _render(known: Known, *, status: int, inline: Inline) -> str:
    with translation.override(known.language.split("-")[0]):
        return render_to_string("site/pages/error.html", {"known": known, "status": status, "inline": inline})


def _inline(known: Known) -> Inline:
    return Inline(styles=_styles(known), scripts=(HEAD_SCRIPT,))


def _styles(known: Known) -> tuple[str, ...]:
    try:
        return (build_bundle("error"), known.stylesheet)
    except Exception:  # whatever it is may be what failed before: the words are said without their dress
        return ()
