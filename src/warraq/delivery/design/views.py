"""The page of the design system, for those who work on it."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import gettext as _

from warraq.delivery.design.groups import build_groups
from warraq.delivery.design.tokens import (
    build_classes,
    colour_schemes,
    faces,
    line_heights,
    other_tokens,
    section_colours,
    sizes,
    spaces,
)
from warraq.delivery.site import headers
from warraq.delivery.site.bundle import EVERYTHING
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.heads import HeadLink
from warraq.delivery.site.own_pages import View, in_edition
from warraq.delivery.site.page import Composition, Frame
from warraq.delivery.site.views import serve

PATH = "/_design/"
TOKENS_PATH = "/_design/tokens.css"


def _only_where_shown(view: View) -> View:
    """Where the setting is off, the address is as unknown as any other."""

    @wraps(view)
    def wrapped(request: HttpRequest) -> HttpResponse:
        return view(request) if settings.WARRAQ_DESIGN_PAGE else serve(request)

    return wrapped


def _design(request: HttpRequest, masthead: Masthead) -> HttpResponse:
    title = _("The design system")
    now = timezone.now()
    page = Composition(masthead, now=now)
    sheets = [HeadLink("stylesheet", address) for address in (static("design/design.css"), TOKENS_PATH)]
    frame = Frame(title=title, robots="noindex", kind=EVERYTHING, links=sheets)
    context = {
        "heading": title,
        "schemes": colour_schemes(masthead),
        "section_colours": section_colours(masthead),
        "faces": faces(),
        "sizes": sizes(),
        "line_heights": line_heights(),
        "spaces": spaces(),
        "other_tokens": other_tokens(),
        "ornament_sections": masthead.main_sections,
        "groups": build_groups(masthead, now=now),
    }
    built = page.finish("design/page.html", context, frame=frame)
    return headers.secure(headers.keep_out(headers.PageResponse(built.html, inline=built.inline)))


def _tokens(request: HttpRequest, masthead: Masthead) -> HttpResponse:
    return headers.secure(headers.keep_out(HttpResponse(build_classes(masthead), content_type="text/css")))


_Shown = Callable[[HttpRequest], HttpResponse]
design: _Shown = _only_where_shown(in_edition(_design))
tokens: _Shown = _only_where_shown(in_edition(_tokens))
