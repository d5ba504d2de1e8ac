"""Telling the caches in front of us, until they have heard: each purge is a row with a status.

Each is said twice. A cache may fetch again at once, from a node that hears of the change a moment later than this one;
what it stored then goes with the second time.
"""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from warraq.delivery.cache.backends import BadPurgeAddress, PurgeFailed, build_backend
from warraq.delivery.cache.models import Purge
from warraq.delivery.cache.surrogate_keys import MANY_STORIES_KEY
from warraq.publishing.release import bulletin
from warraq.publishing.release.models import BulletinCursor, BulletinEntry

logger = logging.getLogger(__name__)
CONSUMER = "purge"
FIRST_PAUSE = timedelta(seconds=0.5)
LONGEST_PAUSE = timedelta(minutes=1)
KEPT = timedelta(days=2)
AGAIN_AFTER = timedelta(seconds=1)
_AT_ONCE = 100


def run_once() -> int:
    """Write rows for what is new in the bulletin and send what is due; how many were sent."""
    addresses = settings.WARRAQ_PURGE
    if not addresses:
        return 0
    take_in(addresses)
    return send_due(now=timezone.now())


def take_in(addresses: Iterable[str]) -> int:
    """A row for each change and cache, in the transaction that moves the cursor: a kill loses none."""
    with transaction.atomic():
        cursor, is_new = BulletinCursor.objects.select_for_update().get_or_create(consumer=CONSUMER)
        if is_new:
            cursor.position = BulletinEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
            cursor.save()
        entries = bulletin.read_after(cursor.position)
        if not entries:
            return 0
        rows = [
            Purge(
                backend=address, keys=_keys(entry), is_hard=entry.is_hard, entry_id=entry.pk, due_at=entry.happened_at
            )
            for entry in entries
            for address in addresses
        ]
        Purge.objects.bulk_create(rows)
        cursor.position = entries[-1].pk
        cursor.save()
        return len(rows)


def _keys(entry: BulletinEntry) -> list[str]:
    return [*entry.keys, MANY_STORIES_KEY] if entry.is_hard else list(entry.keys)


def send_due(*, now: datetime) -> int:
    """Send what is due, the oldest first. What fails waits longer each time, and holds up nothing else."""
    sent = 0
    with transaction.atomic():
        rows = Purge.objects.exclude(status=Purge.Status.DONE).filter(due_at__lte=now).order_by("-is_hard", "pk")
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True)
        # Two couriers may send one row on SQLite: a cache that forgets twice has forgotten.
        claimed = list(rows[:_AT_ONCE])
        Purge.objects.filter(pk__in=[row.pk for row in claimed]).update(due_at=now + timedelta(seconds=30))
    for row in claimed:
        sent += _send(row, now=now)
    if sent:
        Purge.objects.filter(status=Purge.Status.DONE, due_at__lt=now - KEPT).delete()
    return sent


def _send(row: Purge, *, now: datetime) -> int:
    row.attempts += 1
    try:
        build_backend(row.backend).purge(row.keys, is_hard=row.is_hard)
    except (PurgeFailed, BadPurgeAddress) as error:
        row.error = str(error)[:200]
        row.due_at = now + min(FIRST_PAUSE * 2 ** min(row.attempts - 1, 10), LONGEST_PAUSE)
        logger.warning(
            "Cache was not purged: %s", error, extra={"event": "delivery.cache.purge_failed", "attempts": row.attempts}
        )
        row.save(update_fields=["attempts", "error", "due_at"])
        return 0
    is_first = row.status == Purge.Status.WAITING
    row.status = Purge.Status.AGAIN if is_first else Purge.Status.DONE
    row.error, row.due_at = "", now + AGAIN_AFTER if is_first else now
    row.save(update_fields=["attempts", "status", "error", "due_at"])
    return 1
