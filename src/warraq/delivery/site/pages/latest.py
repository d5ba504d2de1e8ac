"""Every story of the edition, newest first, day by day."""

from datetime import datetime

from django.utils.translation import gettext as _

from warraq.delivery.site.canonical import ARCHIVE_PATH, LATEST_PATH
from warraq.delivery.site.days import group_by_day
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.page import Composition, Frame, Page
from warraq.delivery.site.streams import latest_stretch
from warraq.delivery.site.structured import page_node, page_tags, to_json_ld
from warraq.publishing.release.keys import latest_key


def build_latest(masthead: Masthead, *, now: datetime, before: str = "") -> Page | None:
    """A stretch of the stream; None where a key leads beyond its end. Raises streams.BadKey."""
    stretch = latest_stretch(masthead.edition, before=before)
    if before and not stretch.cards:
        return None
    page = Composition(masthead, now=now)
    page.keys.add(latest_key(masthead.edition.pk))
    title = _("Latest news")
    canonical = masthead.base_url + LATEST_PATH + (f"?before={before}" if before else "")
    context = {
        "heading": title,
        "days": group_by_day(page.show_cards(stretch.cards), masthead=masthead),
        "url": LATEST_PATH,
        "before": before,
        "older": stretch.older,
        "archive_url": ARCHIVE_PATH,
    }
    frame = Frame(
        title=title,
        canonical=canonical,
        robots="noindex, follow" if before else "max-image-preview:large",
        social=page_tags(masthead, title=title, description="", canonical=canonical),
        json_ld=to_json_ld(page_node("CollectionPage", name=title, canonical=canonical, masthead=masthead)),
    )
    return page.finish("site/pages/latest.html", context, frame=frame)
