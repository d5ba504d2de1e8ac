"""The verbs of a live coverage: post, change, withdraw, end, resume."""

from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from warraq.newsroom.emergency.state import check_not_frozen
from warraq.newsroom.live.models import LiveCoverage, LiveEntry
from warraq.newsroom.pictures.renditions import ensure_renditions
from warraq.newsroom.stories.body import find_pictures
from warraq.newsroom.stories.kinds import StoryKind
from warraq.newsroom.stories.models import Story
from warraq.publishing.live.record import record_entry
from warraq.publishing.release import bulletin
from warraq.publishing.release.models import BulletinEntry
from warraq.publishing.release.record import record_story


class NotLive(ValueError):
    """The story is not a live coverage, or the coverage has ended."""


def post(entry: LiveEntry, *, user: Any = None, now: datetime) -> LiveEntry:
    """Make an entry public, or what was changed in one that is. Before the story's release it waits for that.

    Raises NotLive, and ValidationError for an entry that says nothing.
    """
    check_not_frozen()
    entry.full_clean()
    # Decoding a picture takes seconds, and must not hold the lock for so long.
    for picture in find_pictures(entry.body):
        ensure_renditions(picture)
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=entry.story_id)
        coverage = _open_coverage(story, now=now)
        if coverage.ended_at is not None and entry.posted_at is None:
            raise NotLive(f"the coverage of story {story.pk} has ended")
        is_new = entry.posted_at is None
        entry.posted_at = entry.posted_at or now
        entry.changed_at = entry.posted_at if is_new else now
        if is_new and entry.written_by_id is None:
            entry.written_by = user
        entry.save()
        log(instance=story, action="warraq.live", user=user, data={"entry": entry.pk, "headline": entry.headline})
        if story.live:
            record_entry(entry, now=now)
    return entry


def withdraw_entry(entry: LiveEntry, *, user: Any = None, now: datetime) -> None:
    """Take an entry from every page at once. It stays in the newsroom."""
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=entry.story_id)
        entry.withdrawn_at = now
        entry.save(update_fields=["withdrawn_at"])
        log(instance=story, action="warraq.live_withdrawn", user=user, data={"entry": entry.pk})
        if story.live:
            record_entry(entry, now=now)


def end(story: Story, *, user: Any = None, now: datetime) -> None:
    """Say that nothing more will come. Raises NotLive when it has ended already."""
    _set_end(story, ended_at=now, user=user, now=now)


def resume(story: Story, *, user: Any = None, now: datetime) -> None:
    """Go on with a coverage that had ended."""
    _set_end(story, ended_at=None, user=user, now=now)


def _set_end(story: Story, *, ended_at: datetime | None, user: Any, now: datetime) -> None:
    with transaction.atomic():
        fresh = Story.objects.select_for_update().get(pk=story.pk)
        coverage = _open_coverage(fresh, now=now)
        if (coverage.ended_at is None) == (ended_at is None):
            raise NotLive(f"the coverage of story {story.pk} is so already")
        coverage.ended_at = ended_at
        coverage.save(update_fields=["ended_at"])
        log(instance=fresh, action="warraq.live_ended" if ended_at else "warraq.live_resumed", user=user)
        if fresh.live:
            change = record_story(fresh, now=now)
            bulletin.append(BulletinEntry.Kind.RELEASED, keys=change.keys, now=now, story_id=fresh.pk)


def _open_coverage(story: Story, *, now: datetime) -> LiveCoverage:
    """The coverage of a live story; it begins with its first entry."""
    if story.kind != StoryKind.LIVE:
        raise NotLive(f"story {story.pk} is no live coverage")
    coverage, begun = LiveCoverage.objects.get_or_create(story=story, defaults={"started_at": now})
    if begun and story.live:
        change = record_story(story, now=now)
        if change:
            bulletin.append(BulletinEntry.Kind.RELEASED, keys=change.keys, now=now, story_id=story.pk)
    return coverage
