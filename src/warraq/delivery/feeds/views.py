"""Answers with feeds, and with the two files in which machines are told about the site."""

from datetime import datetime

from warraq.delivery.feeds.atom import write_atom
from warraq.delivery.feeds.channels import FILES, build_channel, find_path
from warraq.delivery.feeds.jsonfeed import write_json_feed
from warraq.delivery.feeds.llms import write_llms
from warraq.delivery.feeds.robots import write_robots
from warraq.delivery.feeds.rss import write_rss
from warraq.delivery.site.door import Answer, File
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.resolve import FrontFound, Moved, resolve
from warraq.masthead.models import Section
from warraq.publishing.release.models import PublishedContributor, PublishedTopic

_WRITERS = {"rss.xml": write_rss, "atom.xml": write_atom, "feed.json": write_json_feed}
# Any page of ours may read them, and so may pages of others.
_FOR_ALL = {"Access-Control-Allow-Origin": "*"}


def feed(path: str, masthead: Masthead, now: datetime) -> Answer:
    """The feed of the page before the last part of the path; a moved page's feed has moved with it."""
    page, _slash, file = path.rstrip("/").rpartition("/")
    found = resolve(f"{page}/", masthead=masthead)
    if isinstance(found, Moved):
        behind = None if found.base_url else resolve(found.path, masthead=masthead)
        return Moved(found.path + file, keys=found.keys) if find_path(behind) else None
    if not isinstance(found, FrontFound | Section | PublishedTopic | PublishedContributor):
        return None
    channel = build_channel(found, masthead=masthead)
    if channel is None:
        return None
    return File(
        content=_WRITERS[file](channel, file=file),
        content_type=f"{FILES[file]}; charset=utf-8",
        path=channel.path + file,
        keys=channel.keys,
        headers=_FOR_ALL,
    )


def old_feed(path: str, masthead: Masthead, now: datetime) -> Answer:
    """Where other systems keep the feed of a site."""
    return Moved("/atom.xml" if "atom" in path else "/rss.xml")


def robots(path: str, masthead: Masthead, now: datetime) -> Answer:
    return File(write_robots(masthead), "text/plain; charset=utf-8", "/robots.txt", set(), seconds=3600)


def llms(path: str, masthead: Masthead, now: datetime) -> Answer:
    return File(write_llms(masthead), "text/markdown; charset=utf-8", "/llms.txt", set(), seconds=3600)
