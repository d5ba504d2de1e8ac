"""Which feeds a page names in its head."""

from typing import Any

from warraq.delivery.feeds.channels import FILES, find_path
from warraq.delivery.site.canonical import encode
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.heads import HeadLink
from warraq.delivery.site.resolve import FrontFound
from warraq.masthead.models import Edition

_LABELS = {"rss.xml": "RSS", "atom.xml": "Atom", "feed.json": "JSON Feed"}


def feed_links(masthead: Masthead, subject: Any) -> list[HeadLink]:
    """Every format of the feed that belongs to the page; the edition's RSS where the page has none."""
    path = find_path(FrontFound() if isinstance(subject, Edition) else subject)
    if path is None:
        return [HeadLink("alternate", "/rss.xml", type=FILES["rss.xml"], title=masthead.edition.name)]
    title = masthead.edition.name if path == "/" else getattr(subject, "name", "")
    return [
        HeadLink("alternate", encode(path + file), type=kind, title=f"{title} ({_LABELS[file]})")
        for file, kind in FILES.items()
    ]
