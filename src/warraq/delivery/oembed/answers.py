"""A story as an oEmbed answer: a quotation that needs no script, in the story's own language and direction."""

import json
from typing import Any

from django.template.loader import render_to_string
from lxml import etree

from warraq.delivery.feeds.items import for_xml
from warraq.delivery.oembed.requests import Asked
from warraq.delivery.site.canonical import encode
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.structured import social_tags
from warraq.publishing.release.models import PublishedStory


def build_answer(row: PublishedStory, *, asked: Asked, masthead: Masthead) -> dict[str, Any]:
    """Keys and values as oembed.com names them, type `rich`."""
    edition = masthead.edition
    url = masthead.base_url + encode(row.path)
    context = {"story": row, "url": url, "edition": edition, "released": masthead.moments.tell(row.first_released_at)}
    names = "، ".join(line["name"] for line in row.bylines) or edition.name
    answer: dict[str, Any] = {
        "type": "rich",
        "version": "1.0",
        "title": for_xml(row.headline),
        "author_name": for_xml(names),
        "provider_name": edition.name,
        "provider_url": f"{masthead.base_url}/",
        "cache_age": 3600,
        "html": for_xml(render_to_string("oembed/card.html", context)).strip(),
        "width": asked.width_px,
        "height": asked.height_px,
    }
    tags = social_tags(row, masthead=masthead, canonical=url)
    size = (int(tags.get("og:image:width", 0)), int(tags.get("og:image:height", 0)))
    # A thumbnail may not be larger than the consumer has room for.
    if 0 < size[0] <= asked.width_px and size[1] <= asked.height_px:
        answer |= {"thumbnail_url": tags["og:image"], "thumbnail_width": size[0], "thumbnail_height": size[1]}
    return answer


def write_json(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer, ensure_ascii=False).encode()


def write_xml(answer: dict[str, Any]) -> bytes:
    root = etree.Element("oembed")
    for name, value in answer.items():
        etree.SubElement(root, name).text = str(value)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", standalone=True))
