"""Answers with sitemaps."""

import re
from datetime import datetime

from warraq.delivery.site.door import Answer, File
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.resolve import Moved
from warraq.delivery.sitemaps.models import SitemapPart
from warraq.delivery.sitemaps.news import find_news
from warraq.delivery.sitemaps.parts import find_entries, fixed_entries
from warraq.delivery.sitemaps.writing import write_index, write_news, write_part
from warraq.publishing.release.keys import latest_key, stories_key

_XML = "application/xml; charset=utf-8"
_PART = re.compile(r"/sitemaps/(stories|topics|contributors)-(\d{1,9})\.xml/", re.ASCII)


def index(path: str, masthead: Masthead, now: datetime) -> Answer:
    """Every part with the moment of its last change; the rows are few however long the archive is."""
    edition = masthead.edition
    rows = SitemapPart.objects.filter(edition=edition).order_by("kind", "number")
    parts: list[tuple[str, datetime | None]] = [(f"{masthead.base_url}/sitemaps/sections.xml", None)]
    parts += [
        (f"{masthead.base_url}/sitemaps/{row.kind}-{row.number}.xml", row.last_changed_at.astimezone(edition.zone))
        for row in rows
    ]
    return File(write_index(parts), _XML, "/sitemap.xml", {latest_key(edition.pk)})


def old_index(path: str, masthead: Masthead, now: datetime) -> Answer:
    """Where other systems keep the sitemap of a site."""
    return Moved("/sitemap.xml")


def sections(path: str, masthead: Masthead, now: datetime) -> Answer:
    return File(write_part(fixed_entries(masthead)), _XML, "/sitemaps/sections.xml", set())


def part(path: str, masthead: Masthead, now: datetime) -> Answer:
    """One part; none where the ids of the part name nothing public."""
    found = _PART.fullmatch(path)
    if found is None:
        return None
    kind, number = found[1], int(found[2])
    entries = find_entries(kind, number, masthead=masthead)
    if not entries:
        return None
    edition_id = masthead.edition.pk
    is_of_stories = kind == SitemapPart.Kind.STORIES
    key = stories_key(edition_id, number=number) if is_of_stories else latest_key(edition_id)
    return File(write_part(entries), _XML, f"/sitemaps/{kind}-{number}.xml", {key})


def news(path: str, masthead: Masthead, now: datetime) -> Answer:
    entries = find_news(masthead, now=now)
    return File(
        write_news(entries, masthead=masthead), _XML, "/news-sitemap.xml", {latest_key(masthead.edition.pk)}, seconds=60
    )
