"""Sitemaps as XML: sitemaps.org's own elements, with Google's for news and pictures."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from lxml import etree

from warraq.delivery.site.edition import Masthead
from warraq.delivery.sitemaps.news import NewsEntry
from warraq.delivery.sitemaps.parts import Entry

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
_SITEMAP: dict[Any, str] = {None: SITEMAP}


def write_index(parts: Iterable[tuple[str, datetime | None]]) -> bytes:
    """`parts` are (whole address, when it changed)."""
    root = etree.Element(f"{{{SITEMAP}}}sitemapindex", nsmap=_SITEMAP)
    for url, changed_at in parts:
        part = etree.SubElement(root, f"{{{SITEMAP}}}sitemap")
        _add(part, SITEMAP, "loc", url)
        if changed_at:
            _add(part, SITEMAP, "lastmod", _moment(changed_at))
    return _xml(root)


def write_part(entries: Iterable[Entry]) -> bytes:
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap=_SITEMAP | {"image": IMAGE})
    for entry in entries:
        url = _add(root, SITEMAP, "url")
        _add(url, SITEMAP, "loc", entry.url)
        if entry.changed_at:
            _add(url, SITEMAP, "lastmod", _moment(entry.changed_at))
        for picture in entry.pictures:
            _add(_add(url, IMAGE, "image"), IMAGE, "loc", picture)
    return _xml(root)


def write_news(entries: Iterable[NewsEntry], *, masthead: Masthead) -> bytes:
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap=_SITEMAP | {"news": NEWS})
    for entry in entries:
        url = _add(root, SITEMAP, "url")
        _add(url, SITEMAP, "loc", entry.url)
        if entry.published_at is None:
            continue
        news = _add(url, NEWS, "news")
        publication = _add(news, NEWS, "publication")
        _add(publication, NEWS, "name", masthead.edition.name)
        _add(publication, NEWS, "language", masthead.language)
        _add(news, NEWS, "publication_date", _moment(entry.published_at))
        _add(news, NEWS, "title", entry.title)
    return _xml(root)


def _add(parent: Any, namespace: str, name: str, text: str | None = None) -> Any:
    element = etree.SubElement(parent, f"{{{namespace}}}{name}")
    element.text = text
    return element


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _xml(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))
