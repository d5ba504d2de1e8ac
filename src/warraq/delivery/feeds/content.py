"""A story's text for readers of feeds: plain, whole addresses, nothing that needs our styles or scripts."""

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from warraq.arabic.truncate import truncate
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.labels import fill_labels
from warraq.delivery.site.plain import plain_html
from warraq.delivery.site.structured import absolute
from warraq.publishing.release.models import PublishedStory

SUMMARY_CHARS = 280


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
    return plain_html(html, address=lambda tag, url: absolute(url, masthead=masthead))


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
