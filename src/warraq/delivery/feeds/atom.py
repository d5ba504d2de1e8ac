"""Atom (RFC 4287)."""

from datetime import UTC, datetime
from typing import Any

from django.utils.feedgenerator import Atom1Feed, rfc3339_date

from warraq.delivery.feeds.channels import Channel
from warraq.delivery.feeds.items import Author, Item

_BEFORE_ANYTHING = datetime(1970, 1, 1, tzinfo=UTC)


class _Atom(Atom1Feed):
    """Django's writer, with what it lacks: several authors, the whole text, the hub, the picture."""

    def latest_post_date(self) -> datetime:
        """When anything in the feed last changed; an empty feed says the same every time."""
        return self.feed["updated_at"] or _BEFORE_ANYTHING

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        _write_author(handler, Author(self.feed["publisher"], self.feed["link"]))
        if self.feed["hub"]:
            handler.addQuickElement("link", None, {"rel": "hub", "href": self.feed["hub"]})

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        told: Item = item["told"]
        handler.addQuickElement("title", told.title)
        handler.addQuickElement("link", None, {"rel": "alternate", "href": told.url, "type": "text/html"})
        handler.addQuickElement("id", told.guid)
        handler.addQuickElement("published", rfc3339_date(told.published_at))
        handler.addQuickElement("updated", rfc3339_date(told.updated_at))
        for author in told.authors:
            _write_author(handler, author)
        for name in told.categories:
            handler.addQuickElement("category", None, {"term": name})
        handler.addQuickElement("summary", told.summary)
        if told.picture:
            length = {"length": str(told.picture.bytes)} if told.picture.bytes else {}
            link = {"rel": "enclosure", "href": told.picture.url, "type": "image/jpeg", **length}
            handler.addQuickElement("link", None, link)
        if told.html:
            handler.addQuickElement("content", told.html, {"type": "html"})


def _write_author(handler: Any, author: Author) -> None:
    handler.startElement("author", {})
    handler.addQuickElement("name", author.name)
    if author.url:
        handler.addQuickElement("uri", author.url)
    handler.endElement("author")


def write_atom(channel: Channel, *, file: str) -> str:
    feed = _Atom(
        title=channel.title,
        link=channel.url,
        description=None,
        subtitle=channel.description,
        language=channel.masthead.edition.language,
        feed_url=channel.feed_url(file),
        feed_guid=channel.url,
        feed_copyright=f"© {channel.masthead.edition.name}",
        hub=channel.hub,
        publisher=channel.masthead.edition.name,
        updated_at=channel.updated_at,
    )
    for item in channel.items:
        feed.add_item(title=item.title, link=item.url, description=item.summary, told=item)
    return feed.writeString("utf-8")
