"""Rich text as readers may get it: nh3's allow-list, and our own rules for links and direction controls."""

import re
from urllib.parse import urlsplit

import nh3

_TAGS = {"p", "br", "b", "strong", "i", "em", "a", "ul", "ol", "li", "bdi"}
_LONG_TAGS = _TAGS | {"h2", "h3", "hr"}
_SCHEMES = {"http", "https", "mailto", "tel"}
# Controls that reorder the text around them. ZWJ and ZWNJ stay: Persian and emoji need them.
_DIRECTION_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
_LANGUAGE = re.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")  # as BCP 47 writes languages
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def clean_text(text: str) -> str:
    """Plain text without NUL and other controls, and without characters that reorder their neighbours."""
    return _CONTROLS.sub("", _DIRECTION_CONTROLS.sub("", text))


def clean_html(html: str) -> str:
    """Rich text with only the tags of a story's text, and links that say honestly where they lead."""
    return _clean(html, tags=_TAGS)


def clean_long_html(html: str) -> str:
    """The same for a page that has headings of its own."""
    return _clean(html, tags=_LONG_TAGS)


def _clean(html: str, *, tags: set[str]) -> str:
    return nh3.clean(
        clean_text(html),
        tags=tags,
        attributes={"a": {"href"}, "*": {"lang"}},
        generic_attribute_prefixes=set(),
        url_schemes=_SCHEMES,
        attribute_filter=_keep_honest,
        link_rel="noopener",
    )


def is_honest_link(url: str) -> bool:
    """An absolute address without a user name in it, or a path of our own; not //host, which looks like a path."""
    if url.startswith("/"):
        return not url.startswith(("//", "/\\"))
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme in {"mailto", "tel"}:
        return True
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc and "\\" not in url


def _keep_honest(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "href":
        return value if is_honest_link(value) else None
    return value if attribute != "lang" or _LANGUAGE.fullmatch(value) else None
