"""Writing what readers see of an entry. Each change gets the number of its line in the bulletin."""

from datetime import datetime
from typing import Any

from warraq.newsroom.live.models import LiveEntry
from warraq.newsroom.stories.kinds import StoryKind
from warraq.newsroom.stories.models import Story
from warraq.publishing.live.models import PublishedEntry
from warraq.publishing.release import bulletin
from warraq.publishing.release.body import build_body, text_of
from warraq.publishing.release.keys import live_key
from warraq.publishing.release.models import BulletinEntry
from warraq.publishing.release.sanitise import clean_text


def record_entry(entry: LiveEntry, *, now: datetime) -> bool:
    """Make the record of one entry say what the newsroom says; whether that changed anything.

    `entry.story` is public. Call inside the transaction of the change.
    """
    row = PublishedEntry.objects.filter(entry_id=entry.pk).first()
    if not entry.is_public:
        if row is None or row.is_gone:
            return False
        values: dict[str, Any] = {"headline": "", "body": [], "body_text": "", "byline": None, "is_gone": True}
        values |= {"is_key": False, "is_pinned": False}
    else:
        values = _build_values(entry)
    if row is not None and all(getattr(row, name) == value for name, value in values.items()):
        return False
    line = bulletin.append(
        BulletinEntry.Kind.LIVE_ENTRY,
        keys={live_key(entry.story_id)},
        now=now,
        story_id=entry.story_id,
        is_hard=not entry.is_public,
    )
    row = row or PublishedEntry(entry_id=entry.pk, story_id=entry.story_id, happened_at=entry.happened_at)
    for name, value in values.items():
        setattr(row, name, value)
    row.change = line.pk
    row.updated_at = max(entry.changed_at or now, row.happened_at)
    row.save()
    return True


def record_coverage(story_id: int, now: datetime) -> set[str]:
    """Make the record of a public story's entries whole; the keys of what changed."""
    if not Story.objects.filter(pk=story_id, kind=StoryKind.LIVE).exists():
        PublishedEntry.objects.filter(story_id=story_id).delete()
        return set()
    changed = [record_entry(entry, now=now) for entry in LiveEntry.objects.filter(story_id=story_id).order_by("pk")]
    return {live_key(story_id)} if any(changed) else set()


def forget_coverage(story_id: int) -> None:
    """Take the entries of a withdrawn story out of the record."""
    PublishedEntry.objects.filter(story_id=story_id).delete()


def _build_values(entry: LiveEntry) -> dict[str, Any]:
    body = build_body(entry.body)
    person = entry.contributor
    return {
        "headline": clean_text(entry.headline),
        "body": body,
        "body_text": text_of(body),
        "byline": person and {"name": clean_text(person.name), "path": f"/contributors/{person.slug}/"},
        "is_key": entry.is_key,
        "is_pinned": entry.is_pinned,
        "is_gone": False,
        "happened_at": entry.happened_at,
    }
