"""A story's text for readers of feeds: plain, whole addresses, nothing that needs our styles or scripts."""

import re
from functools import partial

import nh3
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from warraq.arabic.truncate import truncate
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.labels import fill_labels
from warraq.delivery.site.structured import absolute
from warraq.publishing.release.models import PublishedStory
from warraq.publishing.release.sanitise import is_honest_link

SUMMARY_CHARS = 280
_TAGS = {
    *("p", "br", "b", "strong", "i", "em", "a", "ul", "ol", "li", "bdi", "h2", "h3", "div", "blockquote", "cite"),
    *("figure", "figcaption", "img", "audio", "video", "source", "details", "summary"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "audio": {"controls"},
    "video": {"controls"},
    "source": {"src", "type"},
    "th": {"scope"},
    "bdi": {"dir"},
}
# Repeated for the eye, or a button that works on our pages only.
_ONLY_ON_PAGES = re.compile(
    r'<aside class="pull-quote".*?</aside>|<p class="embed__play".*?</p>|<span class="unseen">.*?</span>', re.DOTALL
)
# The modern formats of <picture>: readers of feeds get its <img>.
_SOURCE_OF_PICTURE = re.compile(r"<source[^>]*\bsrcset=[^>]*>")


def build_summary(row: PublishedStory) -> str:
    """The standfirst, or the beginning of the text cut at a phrase; plain text."""
    return row.standfirst or truncate(" ".join(row.body_text.split()), max_chars=SUMMARY_CHARS)


def build_content(row: PublishedStory, *, masthead: Masthead) -> str:
    """The whole text as HTML, with the lead picture before it and the corrections after it."""
    edition = masthead.edition
    parts = [_lead(row), *(fill_labels(part["html"]) for part in row.body if "html" in part), *_corrections(row)]
    inside = clean_for_feed("\n".join(parts), masthead=masthead)
    return f'<div lang="{edition.language}" dir="{edition.direction}">{inside}</div>'


def clean_for_feed(html: str, *, masthead: Masthead) -> str:
    plain = _SOURCE_OF_PICTURE.sub("", _ONLY_ON_PAGES.sub("", html))
    return nh3.clean(
        plain,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        generic_attribute_prefixes=set(),
        clean_content_tags={"script", "style", "button", "iframe"},
        url_schemes={"http", "https", "mailto", "tel"},
        attribute_filter=partial(_whole_address, masthead),
        link_rel=None,
    ).strip()


def _whole_address(masthead: Masthead, tag: str, attribute: str, value: str) -> str | None:
    if attribute not in {"href", "src"}:
        return value
    return absolute(value, masthead=masthead) if is_honest_link(value) else None


def _lead(row: PublishedStory) -> SafeString:
    picture = row.lead_picture
    if not picture or not picture.get("src"):
        return SafeString("")
    caption = " — ".join(part for part in (picture["caption"], picture["credit"]) if part)
    return format_html(
        '<figure><img src="{}" width="{}" height="{}" alt="{}">{}</figure>',
        picture["src"],
        str(picture["width"]),
        str(picture["height"]),
        picture["alt"],
        mark_safe(f"<figcaption>{escape(caption)}</figcaption>") if caption else "",  # noqa: S308 - escaped
    )


def _corrections(row: PublishedStory) -> list[SafeString]:
    return [format_html("<p><strong>{}</strong> {}</p>", _("Correction:"), note["note"]) for note in row.corrections]
