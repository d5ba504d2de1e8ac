"""The page of a live coverage: the article's, with its entries."""

from datetime import datetime

from warraq.delivery.live.entries import fetch_entries, fetch_older
from warraq.delivery.live.structured import coverage_facts
from warraq.delivery.site.canonical import encode
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.page import Composition, Frame, Page
from warraq.delivery.site.pages.article import Addition, build_article, canonical_url
from warraq.publishing.release.keys import live_key
from warraq.publishing.release.models import PublishedStory

SCRIPT = "live/live.js"
# What an entry may hold that not every body does: one that arrives later must find its styles.
IN_ENTRIES = frozenset({"embed", "quotes"})


def is_running(row: PublishedStory) -> bool:
    return bool(row.live and not row.live.get("ended_at"))


def build_live(row: PublishedStory, *, masthead: Masthead, now: datetime) -> Page:
    """The first entries; older ones are on pages of their own."""
    entries = fetch_entries(row.story_id, masthead=masthead)
    canonical = canonical_url(row, masthead=masthead)
    live = row.live or {}
    context = {
        "entries": entries,
        "is_running": is_running(row),
        "ended": masthead.moments.tell(live["ended_at"]) if live.get("ended_at") else None,
        "older_url": f"/live/{row.code}/before-{entries.older}/" if entries.older else "",
    }
    addition = Addition(
        template="live/live.html",
        context=context,
        facts=coverage_facts(row, entries, masthead=masthead, canonical=canonical),
        # Once it has ended nothing more comes, and no page asks for it.
        scripts=[SCRIPT] if is_running(row) else [],
        keys={live_key(row.story_id)},
        kind="live",
        in_body=IN_ENTRIES,
    )
    return build_article(row, masthead=masthead, now=now, addition=addition)


def build_older(row: PublishedStory, entry_id: int, *, masthead: Masthead, now: datetime) -> Page | None:
    """Entries before one; None where there are none."""
    found, following = fetch_older(row.story_id, entry_id, masthead=masthead)
    if not found:
        return None
    page = Composition(masthead, now=now)
    page.show_story(row.story_id)
    page.keys.add(live_key(row.story_id))
    context = {
        "story": row,
        "story_url": encode(row.path),
        "entries": found,
        "older_url": f"/live/{row.code}/before-{following}/" if following else "",
    }
    frame = Frame(
        title=row.headline,
        robots="noindex, follow",
        canonical=canonical_url(row, masthead=masthead),
        kind="live",
        in_body=IN_ENTRIES,
    )
    return page.finish("live/older.html", context, frame=frame)
