"""A story's body for a lite page: each picture waits, closed, until a reader opens it."""

import re
from typing import Any, cast

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from warraq.arabic.bidi import Direction, isolate_html
from warraq.delivery.lite.addresses import lite_path
from warraq.delivery.site.labels import fill_labels
from warraq.delivery.site.plain import plain_html
from warraq.delivery.site.wording import isolated

_IMG = re.compile(r"<img( [^>]*)>")
_ALT = re.compile(r' alt="([^"]*)"')


def build_part(html: str, *, direction: str) -> SafeString:
    """HTML that was sanitised when the story was released, made plain."""
    plain = plain_html(fill_labels(html), address=_address)
    shown = isolate_html(_IMG.sub(_close, plain), base=cast(Direction, direction))
    return mark_safe(shown)  # noqa: S308 - plain_html sanitises


def build_picture(facts: dict[str, Any] | None, *, direction: str) -> SafeString:
    """The lead picture, closed, with its caption and credit in view."""
    if not facts or not facts.get("src"):
        return SafeString("")
    image = format_html(
        '<img src="{}" width="{}" height="{}" alt="{}">', facts["src"], facts["width"], facts["height"], facts["alt"]
    )
    caption = " — ".join(part for part in (facts["caption"], facts["credit"]) if part)
    shown = (
        format_html("<figcaption class=small>{}</figcaption>", isolated(caption, direction=direction))
        if caption
        else ""
    )
    return format_html("<figure>{}{}</figure>", mark_safe(_IMG.sub(_close, image)), shown)  # noqa: S308 - escaped above


def _close(image: re.Match[str]) -> str:
    """A lazy picture in a closed <details> is not fetched; without script, opening it is asking for it."""
    alt = _ALT.search(image[1])
    words = alt[1] if alt else ""
    label = _("Show the picture: %(alt)s") % {"alt": words} if words else _("Show the picture")
    return f'<details><summary>{label}</summary><img loading="lazy"{image[1]}></details>'


def _address(tag: str, url: str) -> str:
    """Links to stories of ours stay among the lite pages."""
    is_page = tag == "a" and url.startswith("/") and not url.startswith(("/media/", "/documents/", "/static/"))
    return lite_path(url) if is_page else url
