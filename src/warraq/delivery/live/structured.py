"""LiveBlogPosting: what machines are told of a coverage."""

from typing import Any

from warraq.delivery.live.entries import Entries, Entry
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.structured import publisher
from warraq.publishing.release.models import PublishedStory


def coverage_facts(row: PublishedStory, entries: Entries, *, masthead: Masthead, canonical: str) -> dict[str, Any]:
    """Begin, end and the entries, to be added to what is said of any article."""
    moments, live = masthead.moments, row.live or {}
    shown = [*entries.pinned, *entries.newest]
    newest = max((entry.updated or entry.moment for entry in shown), key=lambda moment: moment.iso, default=None)
    started = live.get("started_at") or row.first_released_at
    facts: dict[str, Any] = {
        "coverageStartTime": moments.tell(started).iso,
        "liveBlogUpdate": [_update(entry, row, masthead=masthead, canonical=canonical) for entry in shown],
    }
    if live.get("ended_at"):
        facts["coverageEndTime"] = moments.tell(live["ended_at"]).iso
    released = moments.tell(row.updated_at)
    facts["dateModified"] = max(newest.iso, released.iso) if newest else released.iso
    return facts


def _update(entry: Entry, row: PublishedStory, *, masthead: Masthead, canonical: str) -> dict[str, Any]:
    author: dict[str, Any] = publisher(masthead)
    if entry.byline:
        author = {"@type": "Person", "name": entry.byline}
        if entry.byline_url:
            author["url"] = masthead.base_url + entry.byline_url
    return {
        "@type": "BlogPosting",
        "@id": f"{canonical}#entry-{entry.id}",
        "url": f"{canonical}#entry-{entry.id}",
        "headline": entry.headline or row.headline,
        "articleBody": entry.text or entry.headline,
        "datePublished": entry.moment.iso,
        "dateModified": (entry.updated or entry.moment).iso,
        "author": author,
    }
