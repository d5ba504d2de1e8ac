"""Writing the bulletin, and following it from one's own last-read position."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection

from warraq.publishing.release import wake_up
from warraq.publishing.release.models import BulletinCursor, BulletinEntry

_APPEND_LOCK = 0x77617272  # "warr": one number for the whole install


def append(
    kind: BulletinEntry.Kind, *, keys: Iterable[str], now: datetime, story_id: int | None = None, is_hard: bool = False
) -> BulletinEntry:
    """Append one change; call it last in the transaction that makes the change.

    Ids are given in commit order: SQLite has one writer, and on PostgreSQL a lock is held from here to the commit.
    Without it a reader could pass over an entry whose transaction commits late.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_APPEND_LOCK])
    wake_up.ring_on_commit()
    return BulletinEntry.objects.create(
        kind=kind, keys=sorted(set(keys)), happened_at=now, story_id=story_id, is_hard=is_hard
    )


def read_after(position: int, *, limit: int = 500) -> list[BulletinEntry]:
    """The entries after `position`, oldest first, at most `limit`."""
    return list(BulletinEntry.objects.filter(pk__gt=position).order_by("pk")[:limit])


def last_read(consumer: str) -> int:
    """Where a consumer stands; 0 when it has read nothing."""
    return BulletinCursor.objects.filter(consumer=consumer).values_list("position", flat=True).first() or 0


def mark_read(consumer: str, *, position: int) -> None:
    """Remember that a consumer has dealt with everything up to `position`."""
    BulletinCursor.objects.update_or_create(consumer=consumer, defaults={"position": position})
