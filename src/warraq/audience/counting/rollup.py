"""Folding counts, so that a year of a busy newspaper stays small and every sum stays exact.

Hours of stories are kept for HOURS_KEPT, then become days. Days on which a story was read less than LEAST_VIEWS times
go after DAYS_KEPT: its total keeps them, and so does its section's day. For an edition with 2 million views a day, on
10,000 stories, of which 5,000 rows an hour: 5,000 × 24 × 9 days = 1.1 million hours of stories; 22,000 × 36 + 3,300 ×
320 = 1.8 million days of stories; 30 sections × 5 kinds × (24 × 45 + 320) = 0.2 million of sections; 0.1 million totals;
and 1.2 million ids of batches of a week, of two processes. `bench/readership/year.py` makes just these and says what they weigh.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import models, transaction

from warraq.audience.counting.adding import add
from warraq.audience.counting.models import COUNTED, EditionMinute, SectionDay, SectionHour, StoryDay, StoryHour
from warraq.masthead.models import Edition

HOURS_KEPT = timedelta(days=9)
SECTION_HOURS_KEPT = timedelta(days=45)
MINUTES_KEPT = timedelta(hours=26)
DAYS_KEPT = timedelta(days=45)
LEAST_VIEWS = 20


def roll_up(*, now: datetime) -> None:
    """Fold what is old enough, one edition's day at a time, each in a transaction of its own. Safe to run again."""
    EditionMinute.objects.filter(minute__lt=now - MINUTES_KEPT).delete()
    for edition in Edition.objects.all():
        _fold(edition, StoryHour, StoryDay, before=now - HOURS_KEPT, key=("story_id", "referrer"), also=("section_id",))
        _fold(edition, SectionHour, SectionDay, before=now - SECTION_HOURS_KEPT, key=("section_id", "referrer"))
        old = now.astimezone(edition.zone).date() - DAYS_KEPT
        StoryDay.objects.filter(edition=edition, day_date__lt=old, views__lt=LEAST_VIEWS).delete()


def _fold(
    edition: Edition,
    hours: type[models.Model],
    days: type[models.Model],
    *,
    before: datetime,
    key: Sequence[str],
    also: Sequence[str] = (),
) -> None:
    zone = edition.zone
    rows = hours._default_manager.filter(edition=edition)
    # Whole days only, so that a day is folded once and a story's week is always whole.
    last = before.astimezone(zone).date()
    while True:
        first: datetime | None = rows.filter(hour__lt=start_of(last, zone)).aggregate(first=models.Min("hour"))["first"]
        if first is None:
            return
        day = first.astimezone(zone).date()
        with transaction.atomic():
            of_day = rows.filter(hour__gte=start_of(day, zone), hour__lt=start_of(day + timedelta(days=1), zone))
            sums: dict[tuple[object, ...], list[int]] = defaultdict(lambda: [0] * len(COUNTED))
            # A story that changed its section on that day has one row all the same: under the last one.
            sections: dict[tuple[object, ...], tuple[object, ...]] = {}
            for values in of_day.order_by("hour").values_list(*key, *also, *COUNTED).iterator():
                identity = (edition.pk, day, *values[: len(key)])
                sections[identity] = values[len(key) : -len(COUNTED)]
                for place, number in enumerate(values[-len(COUNTED) :]):
                    sums[identity][place] += number
            complete = {(*identity, *sections[identity]): numbers for identity, numbers in sums.items()}
            places = {name: 2 + len(key) + place for place, name in enumerate(also)}
            add(days, complete, key=("edition_id", "day_date", *key), also=places, counted=COUNTED)
            of_day.delete()


def start_of(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of a day of the edition's calendar."""
    return datetime(day.year, day.month, day.day, tzinfo=zone)
