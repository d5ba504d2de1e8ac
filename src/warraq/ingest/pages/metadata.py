"""What a page's markup says of itself for machines: JSON-LD, OpenGraph, <meta> and <link>."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from warraq.ingest.pages.breadcrumb import without_home
from warraq.ingest.pages.links import safe_url
from warraq.ingest.pages.page_blocks import plain_value
from warraq.ingest.pages.saved_page import Picture

_LARGEST_JSON: Final = 1_000_000
_MOST_NODES: Final = 3_000
_ARTICLE: Final = re.compile(r"(?:^|/)(?:\w*Article|Report|BlogPosting|LiveBlogPosting|\w*Reportage)$")


@dataclass(slots=True)
class Metadata:
    """Plain values, empty where the page said nothing. Nothing here has been compared with the page's text yet."""

    headline: str = ""
    description: str = ""
    released: str = ""
    updated: str = ""
    authors: list[str] = field(default_factory=list)
    site_name: str = ""
    sections: list[str] = field(default_factory=list)
    trail: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    canonical_url: str | None = None
    picture: Picture | None = None
    language: str = ""
    article_body: str = ""
    base: str | None = None


def read_metadata(root: HtmlElement) -> Metadata:
    """All of it, JSON-LD before <meta> where both speak."""
    found = Metadata()
    meta = _meta_values(root)
    found.base = next((safe_url(str(link.get("href", ""))) for link in root.iter("base")), None)
    found.canonical_url = _canonical(root, meta)
    for node in _json_nodes(root):
        kinds = node.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds):
            _take_article(node, found)
        elif "BreadcrumbList" in kinds and not found.trail:
            found.trail = _trail(node)
    _take_meta(meta, found)
    found.language = found.language or str(root.get("lang", "") or root.get("xml:lang", ""))
    return found


def _meta_values(root: HtmlElement) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = str(element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        content = plain_value(str(element.get("content", "")))
        if name and content and len(content) < 5_000:
            values.setdefault(name, []).append(content)
    return values


def _canonical(root: HtmlElement, meta: dict[str, list[str]]) -> str | None:
    links = [
        str(link.get("href", ""))
        for link in root.iter("link")
        if "canonical" in str(link.get("rel", "")).lower().split()
    ]
    for address in [*links, *meta.get("og:url", [])]:
        url = safe_url(address)
        # Some sites name their front on every page; all stories would become one.
        if url and (urlsplit(url).path.strip("/") or urlsplit(url).query):
            return url
    return None


def _take_meta(meta: dict[str, list[str]], found: Metadata) -> None:
    def first(*names: str) -> str:
        return next((meta[name][0] for name in names if name in meta), "")

    found.headline = found.headline or first("og:title", "twitter:title", "headline", "dc.title")
    found.description = found.description or first(
        "og:description", "description", "twitter:description", "dc.description"
    )
    found.released = found.released or first(
        "article:published_time", "datepublished", "pubdate", "publishdate", "date", "dc.date", "dc.date.issued"
    )
    found.updated = found.updated or first("article:modified_time", "og:updated_time", "datemodified", "lastmod")
    found.site_name = found.site_name or first("og:site_name", "application-name")
    names = [
        name
        for name in [*meta.get("author", []), *meta.get("article:author", []), *meta.get("dc.creator", [])]
        if "/" not in name
    ]
    found.authors = found.authors or list(dict.fromkeys(names))
    found.sections = found.sections or meta.get("article:section", [])
    found.topics = found.topics or meta.get("article:tag", [])
    found.language = found.language or first("content-language", "og:locale").replace("_", "-")
    if found.picture is None and (url := safe_url(first("og:image:secure_url", "og:image", "twitter:image"))):
        found.picture = Picture(url=url, alt=first("og:image:alt", "twitter:image:alt"))


def _json_nodes(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object in the page's JSON-LD, outer before inner, within bounds."""
    waiting: list[Any] = []
    for script in root.iter("script"):
        text = script.text or ""
        if str(script.get("type", "")).strip().lower() == "application/ld+json" and len(text) <= _LARGEST_JSON:
            try:
                waiting.append(json.loads(text, strict=False))
            except (ValueError, RecursionError):
                continue
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting[:0] = node[:_MOST_NODES]
        elif isinstance(node, dict):
            yield node
            if isinstance(graph := node.get("@graph"), list):
                waiting[:0] = graph[:_MOST_NODES]


def _text(value: object) -> str:
    """A JSON-LD value as plain text: itself, its name, or the first of a list."""
    for _ in range(3):
        if isinstance(value, list):
            value = value[0] if value else ""
        if isinstance(value, dict):
            value = value.get("name") or value.get("@value") or value.get("@id") or ""
    return plain_value(value[:5_000]) if isinstance(value, str) else ""


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return list(dict.fromkeys(text for text in map(_text, values[:100]) if text))


def _take_article(node: dict[str, Any], found: Metadata) -> None:
    found.headline = found.headline or _text(node.get("headline") or node.get("name"))
    found.description = found.description or _text(node.get("description"))
    found.released = found.released or _text(node.get("datePublished"))
    found.updated = found.updated or _text(node.get("dateModified"))
    found.authors = found.authors or [name for name in _texts(node.get("author")) if "/" not in name]
    found.site_name = found.site_name or _text(node.get("publisher"))
    found.sections = found.sections or _texts(node.get("articleSection"))
    keywords = node.get("keywords")
    split = re.split(r"[,،;]", keywords) if isinstance(keywords, str) else keywords
    found.topics = found.topics or _texts(split)
    found.language = found.language or _text(node.get("inLanguage"))
    body = node.get("articleBody")
    if isinstance(body, str) and not found.article_body:
        found.article_body = body[:500_000]
    found.picture = found.picture or _picture(node.get("image"))
    found.canonical_url = (
        found.canonical_url or safe_url(_text(node.get("mainEntityOfPage"))) or safe_url(_text(node.get("url")))
    )


def _picture(value: object) -> Picture | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, str):
        url = safe_url(value)
        return Picture(url=url) if url else None
    if not isinstance(value, dict):
        return None
    address = value.get("url") or value.get("contentUrl")
    url = safe_url(address) if isinstance(address, str) else None
    return Picture(url=url, caption=_text(value.get("caption")), credit=_text(value.get("creditText"))) if url else None


def _trail(node: dict[str, Any]) -> list[str]:
    items = node.get("itemListElement")
    if not isinstance(items, list):
        return []
    entries = [item for item in items[:20] if isinstance(item, dict)]
    entries.sort(key=lambda item: position if isinstance(position := item.get("position"), int) else 0)
    names = [_text(item.get("name")) or _text(item.get("item")) for item in entries]
    return without_home([name for name in names if name and "://" not in name])
