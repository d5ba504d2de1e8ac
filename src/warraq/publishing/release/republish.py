"""Rebuilding the public record from the newsroom. Nothing changes where nothing was wrong."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from warraq.newsroom.stories.models import Story
from warraq.publishing.release import bulletin
from warraq.publishing.release.models import BulletinEntry, PublishedStory
from warraq.publishing.release.record import record_story, record_withdrawal

Rebuilder = Callable[[int, datetime], set[str]]
_rebuilders: list[Rebuilder] = []


def register_rebuilder(rebuilder: Rebuilder) -> None:
    """`rebuilder(story_id, now)` rebuilds what else is public of a live story; it gives the keys of what changed."""
    if rebuilder not in _rebuilders:
        _rebuilders.append(rebuilder)


@dataclass
class Rebuilt:
    """How many stories were looked at, were changed, and were withdrawn for want of a live story behind them."""

    seen: int = 0
    changed: int = 0
    withdrawn: int = 0


def republish(
    *,
    story_ids: Iterable[int] | None = None,
    on_progress: Callable[[Rebuilt], None] | None = None,
    is_hard: bool = False,
) -> Rebuilt:
    """Rebuild the record of these stories, or of all. Each story is one transaction, so it can be stopped anywhere.

    `is_hard` when nobody may be served an old copy of what changes.
    """
    done = Rebuilt()
    wanted = None if story_ids is None else set(story_ids)
    for story_id in _ids(wanted):
        _republish_one(story_id, done=done, is_hard=is_hard)
        done.seen += 1
        if on_progress:
            on_progress(done)
    return done


def count_stories() -> int:
    """How many stories a whole rebuild looks at."""
    return len(_ids(None))


def _ids(wanted: set[int] | None) -> list[int]:
    live = set(Story.objects.live().values_list("pk", flat=True))
    known = set(PublishedStory.objects.values_list("story_id", flat=True))
    ids = live | known
    return sorted(ids if wanted is None else ids & wanted)


def _republish_one(story_id: int, *, done: Rebuilt, is_hard: bool) -> None:
    now = timezone.now()
    with transaction.atomic():
        story = Story.objects.select_for_update().filter(pk=story_id).first()
        if story is not None and story.live:
            change = record_story(story, now=now)
            for rebuild in _rebuilders:
                change.keys |= rebuild(story_id, now)
            if change:
                done.changed += 1
                is_hard = is_hard or change.is_removal
                bulletin.append(
                    BulletinEntry.Kind.RELEASED, keys=change.keys, now=now, story_id=story_id, is_hard=is_hard
                )
            return
        change = record_withdrawal(story_id, now=now, reason=story.kill_reason if story else "")
        if change:
            done.withdrawn += 1
            bulletin.append(BulletinEntry.Kind.WITHDRAWN, keys=change.keys, now=now, story_id=story_id, is_hard=True)
