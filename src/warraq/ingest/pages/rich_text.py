"""The last wall for body text: only p, b, i, a, ul, ol and li leave here, and links only where `links` allows."""

import re
from html import unescape
from typing import Final

import nh3

from warraq.ingest.pages.links import safe_url

_TAGS: Final = {"p", "b", "i", "a", "ul", "ol", "li"}
_LINK_WITHOUT_ADDRESS: Final = re.compile(r"<a>(.*?)</a>", re.DOTALL)


def sanitise(rich: str) -> str:
    """Rich text safe to show as it is."""
    clean = nh3.clean(
        rich,
        tags=_TAGS,
        attributes={"a": {"href"}},
        attribute_filter=lambda tag, name, value: safe_url(value) if (tag, name) == ("a", "href") else None,
        generic_attribute_prefixes=set(),
        url_schemes={"http", "https"},
        link_rel=None,
        strip_comments=True,
    )
    return _LINK_WITHOUT_ADDRESS.sub(r"\1", clean)


def plain(rich: str) -> str:
    """The text of rich text."""
    return unescape(re.sub(r"<[^>]*>", "", rich))
