"""RSS 2.0, with Dublin Core for authors, Media RSS for the picture and content:encoded for the whole text.

Descriptions are HTML by the specification, so our plain text is escaped once more than XML asks; titles are not.
"""

from html import escape
from typing import Any

from django.utils.feedgenerator import Rss201rev2Feed

from warraq.delivery.feeds.channels import Channel
from warraq.delivery.feeds.items import Item

CONTENT = "http://purl.org/rss/1.0/modules/content/"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
MEDIA = "http://search.yahoo.com/mrss/"


class _Rss(Rss201rev2Feed):
    """Django's writer, with what it lacks."""

    def rss_attributes(self) -> dict[str, Any]:
        return {
            **super().rss_attributes(),
            "xmlns:content": CONTENT,
            "xmlns:dc": DUBLIN_CORE,
            "xmlns:media": MEDIA,
        }

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        if self.feed["hub"]:
            handler.addQuickElement("atom:link", None, {"rel": "hub", "href": self.feed["hub"]})

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        told: Item = item["told"]
        for author in told.authors:
            handler.addQuickElement("dc:creator", author.name)
        if told.picture:
            size = {"width": str(told.picture.width), "height": str(told.picture.height)}
            if told.picture.bytes:
                size["fileSize"] = str(told.picture.bytes)
            handler.startElement("media:content", {"url": told.picture.url, "medium": "image", **size})
            if told.picture.alt:
                handler.addQuickElement("media:description", told.picture.alt, {"type": "plain"})
            if told.picture.credit:
                handler.addQuickElement("media:credit", told.picture.credit)
            handler.endElement("media:content")
        if told.html:
            handler.addQuickElement("content:encoded", told.html)


def write_rss(channel: Channel, *, file: str) -> str:
    feed = _Rss(
        title=channel.title,
        link=channel.url,
        description=escape(channel.description, quote=False),
        language=channel.masthead.edition.language,
        feed_url=channel.feed_url(file),
        hub=channel.hub,
        feed_copyright=f"© {channel.masthead.edition.name}",
    )
    for item in channel.items:
        feed.add_item(
            title=item.title,
            link=item.url,
            description=escape(item.summary, quote=False),
            pubdate=item.published_at,
            unique_id=item.guid,
            unique_id_is_permalink=True,
            categories=item.categories,
            told=item,
        )
    return feed.writeString("utf-8")
