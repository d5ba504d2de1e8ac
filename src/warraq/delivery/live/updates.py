"""What has changed since a page was made, for the script of the page."""

import json

from django.template.loader import render_to_string

from warraq.delivery.live.entries import MOST_KEY_POINTS, build_entry, public_entries
from warraq.delivery.live.page import is_running
from warraq.delivery.site.door import File
from warraq.delivery.site.edition import Masthead
from warraq.publishing.live.models import PublishedEntry
from warraq.publishing.release.keys import live_key, story_key
from warraq.publishing.release.models import PublishedStory

MOST = 50
SECONDS = 15


def build_updates(row: PublishedStory, after: int, *, masthead: Masthead) -> File:
    """Entries that were posted, changed or withdrawn after the change `after`, oldest first, MOST at a time.

    Readers who have the same page open ask for the same address: one answer serves them all.
    """
    rows = list(PublishedEntry.objects.filter(story_id=row.story_id, change__gt=after).order_by("change")[:MOST])
    shown = [build_entry(entry, masthead=masthead) for entry in rows if not entry.is_gone]
    answer = {
        "latest": rows[-1].change if rows else after,
        "more": len(rows) == MOST,
        "ended": not is_running(row),
        "gone": [entry.entry_id for entry in rows if entry.is_gone],
        "entries": [
            {
                "id": entry.id,
                "at": entry.at,
                "pinned": entry.is_pinned,
                "html": render_to_string("live/entry.html", {"entry": entry}).strip(),
            }
            for entry in shown
        ],
    }
    if rows:
        points = public_entries(row.story_id).filter(is_key=True)[:MOST_KEY_POINTS]
        context = {"key_points": [build_entry(point, masthead=masthead) for point in points]}
        answer["keyPoints"] = render_to_string("live/key_points.html", context).strip()
    return File(
        json.dumps(answer, ensure_ascii=False),
        "application/json; charset=utf-8",
        f"/live/{row.code}/after-{after}.json",
        {live_key(row.story_id), story_key(row.story_id)},
        seconds=SECONDS,
    )
