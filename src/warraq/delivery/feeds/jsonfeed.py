"""JSON Feed 1.1."""

import json
from typing import Any

from warraq.delivery.feeds.channels import Channel
from warraq.delivery.feeds.items import Item


def write_json_feed(channel: Channel, *, file: str) -> str:
    edition = channel.masthead.edition
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": channel.url,
        "feed_url": channel.feed_url(file),
        "description": channel.description,
        "language": edition.language,
        "authors": [{"name": edition.name, "url": f"{channel.masthead.base_url}/"}],
        "items": [_item(item, language=edition.language) for item in channel.items],
    }
    if channel.hub:
        feed["hubs"] = [{"type": "WebSub", "url": channel.hub}]
    return json.dumps(feed, ensure_ascii=False, indent=1)


def _item(item: Item, *, language: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": item.guid,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "date_published": item.published_at.isoformat(timespec="seconds"),
        "date_modified": item.updated_at.isoformat(timespec="seconds"),
        "authors": [{"name": author.name} | ({"url": author.url} if author.url else {}) for author in item.authors],
        "tags": item.categories,
        "language": language,
        "image": item.picture.url if item.picture else "",
    }
    # The format asks for the text of every item, in one form or the other.
    told |= {"content_html": item.html} if item.html else {"content_text": item.summary}
    return {name: value for name, value in told.items() if value}
