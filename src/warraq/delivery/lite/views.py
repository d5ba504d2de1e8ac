"""Answers with lite pages. What has none leads to the whole page."""

from datetime import datetime

from warraq.delivery.lite.addresses import full_path, lite_path
from warraq.delivery.lite.content import build_part
from warraq.delivery.lite.pages import LiteEntry, build_front, build_section, build_story
from warraq.delivery.live.entries import fetch_entries
from warraq.delivery.site.door import Answer
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.pages.absent import build_gone
from warraq.delivery.site.resolve import FrontFound, Gone, Moved, resolve
from warraq.masthead.models import Section
from warraq.publishing.release.models import PublishedStory


def lite(path: str, masthead: Masthead, now: datetime) -> Answer:
    found = resolve(full_path(path), masthead=masthead)
    if found is None:
        return None
    if isinstance(found, Moved):
        return found if found.base_url else Moved(lite_path(found.path), keys=found.keys)
    if isinstance(found, Gone):
        return build_gone(masthead, reason=found.reason, now=now)
    if isinstance(found, FrontFound):
        return build_front(masthead, now=now)
    if isinstance(found, Section):
        return build_section(found, masthead=masthead, now=now)
    if isinstance(found, PublishedStory):
        if found.kind == "live":
            return build_story(found, masthead=masthead, entries=_entries(found, masthead=masthead))
        return build_story(found, masthead=masthead)
    return Moved(full_path(path))


def _entries(row: PublishedStory, *, masthead: Masthead) -> list[LiteEntry]:
    found = fetch_entries(row.story_id, masthead=masthead)
    shown = [*found.pinned, *found.newest]
    return [
        LiteEntry(entry.headline, entry.moment, build_part(entry.html, direction=masthead.edition.direction))
        for entry in shown
    ]
