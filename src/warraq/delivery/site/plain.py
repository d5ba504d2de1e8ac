"""A body as plain HTML, for places that have neither our styles nor our scripts: feeds, lite pages."""

import re
from collections.abc import Callable

import nh3

from warraq.publishing.release.sanitise import is_honest_link

TAGS = {
    *("p", "br", "b", "strong", "i", "em", "a", "ul", "ol", "li", "bdi", "h2", "h3", "div", "blockquote", "cite"),
    *("figure", "figcaption", "img", "audio", "video", "source", "details", "summary"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "audio": {"controls", "preload"},
    "video": {"controls", "preload"},
    "source": {"src", "type"},
    "th": {"scope"},
    "bdi": {"dir"},
}
# Repeated for the eye, or a button that works on our pages only.
_ONLY_ON_PAGES = re.compile(
    r'<aside class="pull-quote".*?</aside>|<p class="embed__play".*?</p>|<span class="unseen">.*?</span>', re.DOTALL
)
# The modern formats of <picture>: its <img> stands for all.
_SOURCE_OF_PICTURE = re.compile(r"<source[^>]*\bsrcset=[^>]*>")


def plain_html(html: str, *, address: Callable[[str, str], str]) -> str:
    """`address(tag, url)` gives what stands in place of an honest address; others are dropped."""

    def keep(tag: str, attribute: str, value: str) -> str | None:
        if attribute not in {"href", "src"}:
            return value
        return address(tag, value) if is_honest_link(value) else None

    return nh3.clean(
        _SOURCE_OF_PICTURE.sub("", _ONLY_ON_PAGES.sub("", html)),
        tags=TAGS,
        attributes=_ATTRIBUTES,
        generic_attribute_prefixes=set(),
        clean_content_tags={"script", "style", "button", "iframe"},
        url_schemes={"http", "https", "mailto", "tel"},
        attribute_filter=keep,
        link_rel=None,
    ).strip()
