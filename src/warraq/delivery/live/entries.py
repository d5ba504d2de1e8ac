"""Public entries, as pages show them."""

from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Max, Q, QuerySet
from django.utils.safestring import SafeString, mark_safe

from warraq.arabic.bidi import Direction, isolate_html
from warraq.delivery.site.canonical import encode
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.labels import fill_labels
from warraq.delivery.site.moments import Moment
from warraq.delivery.site.wording import isolated
from warraq.publishing.live.models import PublishedEntry

SIZE = 25
MOST_KEY_POINTS = 8


@dataclass(frozen=True)
class Entry:
    """One entry; `at` sorts it in the browser: its time in seconds. `title` is the headline as HTML."""

    id: int
    headline: str
    title: SafeString
    moment: Moment
    updated: Moment | None
    byline: str
    byline_url: str
    html: SafeString
    text: str
    is_key: bool
    is_pinned: bool
    at: int


@dataclass(frozen=True)
class Entries:
    """The entries of a page: pinned ones, the others newest first, and headlines of key points.

    `older` is the id after whose time the next page begins, or None; `latest` the last change that is shown.
    """

    pinned: list[Entry]
    newest: list[Entry]
    key_points: list[Entry]
    older: int | None
    latest: int


def public_entries(story_id: int) -> "QuerySet[PublishedEntry]":
    return PublishedEntry.objects.filter(story_id=story_id, is_gone=False).order_by("-happened_at", "-entry_id")


def fetch_entries(story_id: int, *, masthead: Masthead) -> Entries:
    """Four queries, whatever the length of the coverage."""
    rows = public_entries(story_id)
    latest = PublishedEntry.objects.filter(story_id=story_id).aggregate(latest=Max("change"))["latest"] or 0
    newest = list(rows.filter(is_pinned=False)[: SIZE + 1])
    pinned = list(rows.filter(is_pinned=True)[:SIZE])
    points = list(rows.filter(is_key=True).defer("body", "body_text")[:MOST_KEY_POINTS])
    return Entries(
        pinned=[build_entry(row, masthead=masthead) for row in pinned],
        newest=[build_entry(row, masthead=masthead) for row in newest[:SIZE]],
        key_points=[_point(row, masthead=masthead) for row in points],
        older=newest[SIZE - 1].entry_id if len(newest) > SIZE else None,
        latest=latest,
    )


def fetch_older(story_id: int, entry_id: int, *, masthead: Masthead) -> tuple[list[Entry], int | None]:
    """The entries after one, and where the next page begins; nothing for an entry that is not there."""
    rows = public_entries(story_id)
    first = rows.filter(entry_id=entry_id).first()
    if first is None:
        return [], None
    older = rows.filter(is_pinned=False, happened_at__lte=first.happened_at).filter(
        Q(happened_at__lt=first.happened_at) | Q(entry_id__lt=entry_id)
    )
    found = list(older[: SIZE + 1])
    following = found[SIZE - 1].entry_id if len(found) > SIZE else None
    return [build_entry(row, masthead=masthead) for row in found[:SIZE]], following


def build_entry(row: PublishedEntry, *, masthead: Masthead) -> Entry:
    html = "".join(part["html"] for part in row.body if "html" in part)
    direction = cast(Direction, masthead.edition.direction)
    return Entry(
        # Sanitised when it was posted: publishing/release/body.py.
        html=mark_safe(isolate_html(fill_labels(html), base=direction)),  # noqa: S308
        text=row.body_text,
        **_facts(row, masthead=masthead),
    )


def _point(row: PublishedEntry, *, masthead: Masthead) -> Entry:
    return Entry(html=SafeString(""), text="", **_facts(row, masthead=masthead))


def _facts(row: PublishedEntry, *, masthead: Masthead) -> dict[str, Any]:
    byline = row.byline or {}
    changed = (row.updated_at - row.happened_at).total_seconds() >= 60
    return {
        "id": row.entry_id,
        "headline": row.headline,
        "title": isolated(row.headline, direction=masthead.edition.direction),
        "moment": masthead.moments.tell(row.happened_at),
        "updated": masthead.moments.tell(row.updated_at) if changed else None,
        "byline": byline.get("name", ""),
        "byline_url": encode(byline["path"]) if byline.get("path") else "",
        "is_key": row.is_key,
        "is_pinned": row.is_pinned,
        "at": int(row.happened_at.timestamp()),
    }
