"""A story as an item of a feed, before it has a format."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from warraq.delivery.feeds.content import build_content, build_summary
from warraq.delivery.site.canonical import encode
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.structured import absolute
from warraq.masthead.models import FeedText
from warraq.publishing.release.addresses import short_path
from warraq.publishing.release.models import PublishedStory

# What XML 1.0 cannot hold, and JSON readers do not want either.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Author:
    name: str
    url: str = ""


@dataclass(frozen=True)
class Picture:
    url: str
    width: int
    height: int
    alt: str
    credit: str
    bytes: int = 0  # 0 for a story released before they were kept


@dataclass(frozen=True)
class Item:
    """`guid` is the story's short address at home: the same in every edition and for ever. `html` may be empty."""

    guid: str
    url: str
    title: str
    summary: str
    html: str
    published_at: datetime
    updated_at: datetime
    authors: list[Author]
    categories: list[str]
    picture: Picture | None


def build_item(row: PublishedStory, *, masthead: Masthead) -> Item:
    """`row.home_edition` is at hand. Times are told in the edition's zone."""
    home = masthead.edition if row.home_edition_id == masthead.edition.pk else row.home_edition
    zone = masthead.edition.zone
    sections = [part["name"] for part in row.trail]
    is_full = masthead.edition.feed_text == FeedText.FULL
    return Item(
        guid=(home.base_url or masthead.base_url) + short_path(row.story_id),
        url=masthead.base_url + encode(row.path),
        title=for_xml(row.headline),
        summary=for_xml(build_summary(row)),
        html=for_xml(build_content(row, masthead=masthead)) if is_full else "",
        published_at=row.first_released_at.astimezone(zone),
        updated_at=row.updated_at.astimezone(zone),
        authors=[_author(line, masthead=masthead) for line in row.bylines],
        categories=list(dict.fromkeys(for_xml(name) for name in [*sections, *(t["name"] for t in row.topics)])),
        picture=_picture(row.lead_picture, masthead=masthead),
    )


def for_xml(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


def _author(line: dict[str, Any], *, masthead: Masthead) -> Author:
    url = masthead.base_url + encode(line["path"]) if line["path"] else ""
    return Author(for_xml(line["name"]), url)


def _picture(facts: dict[str, Any] | None, *, masthead: Masthead) -> Picture | None:
    if not facts or not facts.get("social"):
        return None
    file = facts["social"]
    return Picture(
        url=absolute(file["url"], masthead=masthead),
        width=file["width"],
        height=file["height"],
        alt=for_xml(facts["alt"]),
        credit=for_xml(facts["credit"]),
        bytes=file.get("bytes", 0),
    )
