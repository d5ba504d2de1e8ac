"""Adding batches to the tables, each exactly once, whoever is killed and whenever."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from warraq.audience.counting.adding import add
from warraq.audience.counting.batch import VIEWS, Batch
from warraq.audience.counting.buffer import Buffer
from warraq.audience.counting.models import (
    COUNTED,
    AppliedBatch,
    EditionMinute,
    SectionHour,
    StoryHour,
    StoryTotal,
)
from warraq.masthead.models import EditionHost
from warraq.publishing.release.models import PublishedStory

logger = logging.getLogger(__name__)
MOST_BATCHES = 300
# Ids are remembered for so long; a batch that is older is not added, for nobody knows whether it was.
REMEMBERED = timedelta(days=7)
_MOST_IDS_AT_ONCE = 500

Sums = dict[tuple[Any, ...], list[int]]


def apply_waiting(buffer: Buffer, *, now: datetime) -> int:
    """Add what waits in the buffer, in one transaction; how many batches there were."""
    batches = buffer.waiting(most=MOST_BATCHES)
    if batches:
        apply(batches, now=now)
        buffer.done(batches)
    return len(batches)


def apply(batches: Iterable[Batch], *, now: datetime) -> None:
    """Add those of the batches that were not added before."""
    with transaction.atomic():
        AppliedBatch.objects.filter(applied_at__lt=now - REMEMBERED).delete()
        fresh = [batch for batch in batches if _moment(batch) > now - REMEMBERED]
        new = _claim(fresh, now=now)
        _Adding(sorted((batch for batch in fresh if UUID(batch.id) in new), key=lambda batch: batch.counted_at)).write()


def _claim(batches: Sequence[Batch], *, now: datetime) -> set[UUID]:
    """The ids that nobody has added; another process that has one of them is waited for."""
    ids = sorted({UUID(batch.id) for batch in batches})
    if not ids:
        return set()
    moment = connection.ops.adapt_datetimefield_value(now)
    table = connection.ops.quote_name(AppliedBatch._meta.db_table)
    field = AppliedBatch._meta.get_field("id")
    marks = ", ".join(["(%s, %s)"] * len(ids))
    parameters = [part for one in ids for part in (field.get_db_prep_value(one, connection), moment)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (id, applied_at) VALUES {marks} ON CONFLICT (id) DO NOTHING RETURNING id",  # noqa: S608
            parameters,
        )
        return {one if isinstance(one, UUID) else UUID(one) for (one,) in cursor.fetchall()}


class _Adding:
    """The sums of some batches: only what is a published story of an edition with that host."""

    def __init__(self, batches: Sequence[Batch]) -> None:
        self._batches = batches
        self._hosts = dict(EditionHost.objects.values_list("host", "edition_id"))
        self._sections = self._find_sections()
        self._hours: Sums = defaultdict(lambda: [0] * len(COUNTED))
        self._section_hours: Sums = defaultdict(lambda: [0] * len(COUNTED))
        self._totals: Sums = defaultdict(lambda: [0] * len(COUNTED))
        self._minutes: Sums = defaultdict(lambda: [0, 0])

    def write(self) -> None:
        for batch in self._batches:
            self._add(batch)
        hour_key = ("edition_id", "hour")
        add(StoryHour, self._hours, key=(*hour_key, "story_id", "referrer"), also={"section_id": 4}, counted=COUNTED)
        add(SectionHour, self._section_hours, key=(*hour_key, "section_id", "referrer"), also={}, counted=COUNTED)
        add(StoryTotal, self._totals, key=("story_id", "edition_id"), also={}, counted=COUNTED)
        add(EditionMinute, self._minutes, key=("edition_id", "minute"), also={}, counted=("views", "visitors"))

    def _add(self, batch: Batch) -> None:
        minute = _moment(batch).replace(second=0, microsecond=0)
        hour = minute.replace(minute=0)
        for (host, story_id, referrer), numbers in batch.counts.items():
            edition_id = self._find_edition(host)
            section_id = self._sections.get((edition_id, story_id)) if edition_id else None
            if section_id is None:
                continue
            for sums in (
                self._hours[edition_id, hour, story_id, referrer, section_id],
                self._section_hours[edition_id, hour, section_id, referrer],
                self._totals[story_id, edition_id],
            ):
                for place, number in enumerate(numbers):
                    sums[place] += number
            self._minutes[edition_id, minute][0] += numbers[VIEWS]
        for host, visitors in batch.visitors.items():
            edition_id = self._find_edition(host)
            if (edition_id, minute) in self._minutes:
                self._minutes[edition_id, minute][1] += visitors

    def _find_edition(self, host: str) -> int | None:
        return self._hosts.get(host) or self._hosts.get(host.rsplit(":", 1)[0])

    def _find_sections(self) -> dict[tuple[int | None, int], int]:
        """The first section of each story that is public, by edition and story."""
        ids = sorted({story_id for batch in self._batches for _host, story_id, _referrer in batch.counts})
        found: dict[tuple[int | None, int], int] = {}
        for start in range(0, len(ids), _MOST_IDS_AT_ONCE):
            rows = PublishedStory.objects.filter(story_id__in=ids[start : start + _MOST_IDS_AT_ONCE])
            for edition_id, story_id, section_id in rows.values_list("edition_id", "story_id", "section_id"):
                found[edition_id, story_id] = section_id
        return found


def _moment(batch: Batch) -> datetime:
    return datetime.fromtimestamp(batch.counted_at, UTC)
