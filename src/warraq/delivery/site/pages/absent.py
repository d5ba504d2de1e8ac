"""Pages for what is not there: 404 with the latest, and 410 with the reason."""

from datetime import datetime

from django.utils.translation import gettext as _

from warraq.delivery.site.blocks import LATEST, fetch_for
from warraq.delivery.site.canonical import SEARCH_PATH
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.page import Composition, Frame, Page
from warraq.publishing.release.keys import latest_key

NOT_FOUND_SECONDS = 5  # shorter than the wait of a reader who asks again when a story is released


def build_not_found(masthead: Masthead, *, now: datetime) -> Page:
    page = _build(masthead, now=now, status=404, title=_("There is no such page"), reason="")
    page.max_age_seconds = NOT_FOUND_SECONDS
    return page


def build_gone(masthead: Masthead, *, reason: str, now: datetime) -> Page:
    """`reason` is what the editors say of it; it may be empty."""
    return _build(masthead, now=now, status=410, title=_("This story was withdrawn"), reason=reason)


def _build(masthead: Masthead, *, now: datetime, status: int, title: str, reason: str) -> Page:
    page = Composition(masthead, now=now)
    page.fetched = fetch_for(masthead, [LATEST])
    page.keys.add(latest_key(masthead.edition.pk))  # whatever is released may be what was asked for
    context = {
        "status": status,
        "heading": title,
        "reason": reason,
        "latest": page.show_block(LATEST),
        "search_url": SEARCH_PATH,
    }
    frame = Frame(title=title, robots="noindex", kind="absent")
    return page.finish("site/pages/absent.html", context, frame=frame, status=status)
