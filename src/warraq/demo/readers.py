"""Readers for the demo, made up: the newsroom's figures and the most read would be empty without them.

Every number comes from a seed and from a story's age. Whoever opens a story of the demo is counted on top.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max

from warraq.audience.counting.apply import apply
from warraq.audience.counting.batch import Batch
from warraq.audience.counting.models import SectionHour, StoryTotal
from warraq.audience.counting.referrers import Referrer
from warraq.audience.dashboard.front_watch import watch_fronts
from warraq.audience.dashboard.pace import keep_paces
from warraq.audience.most_read.choose import Chooser
from warraq.audience.most_read.recompute import recompute
from warraq.masthead.models import Edition
from warraq.publishing.release.models import PublishedStory

SEED = 1302
DAYS = 6
HALF_LIFE_HOURS = 7.0
MOST_VIEWS = 140
# Of a hundred readers, how many there are in each hour of the day, from midnight.
_BUSY = (3, 2, 1, 1, 1, 2, 3, 5, 6, 6, 5, 5, 6, 5, 5, 5, 5, 5, 6, 7, 7, 6, 5, 4)
_HOUR = timedelta(hours=1)
_LAST = timedelta(minutes=5)
_WAYS = {Referrer.DIRECT: 20, Referrer.INSIDE: 34, Referrer.SEARCH: 18, Referrer.SOCIAL: 25, Referrer.ELSEWHERE: 3}


def load_readers(*, now: datetime) -> None:
    """Count made-up readers of the last days, unless somebody was counted already, and make the lists from them."""
    if not StoryTotal.objects.exists():
        apply(_build_hours(now - timedelta(days=DAYS), now), now=now)
    watch_fronts(now=now)
    keep_paces(now=now)
    recompute(Chooser(), now=now)


@dataclass
class DemoReaders:
    """Readers who come while the demo runs, and those who would have come while it did not."""

    _last: datetime | None = None

    def read(self, *, now: datetime) -> None:
        """Count who came since the last time; the first time, since the last hour in which anybody was counted."""
        if self._last is None:
            newest = SectionHour.objects.aggregate(newest=Max("hour"))["newest"] or now
            apply(_build_hours(max(newest + timedelta(hours=1), now - timedelta(days=DAYS)), now), now=now)
        else:
            span = min(now - self._last, timedelta(minutes=5))
            moments = [(now, span / timedelta(hours=1), f"{now:%Y-%m-%d %H:%M:%S}")]
            apply([_build(edition, moments) for edition in Edition.objects.all()], now=now)
        self._last = now


def _build_hours(since: datetime, now: datetime) -> list[Batch]:
    """A batch for each whole hour of the clock, one for what has run of this hour, and the last five minutes in their own."""
    this_hour = now.replace(minute=0, second=0, microsecond=0)
    run = max(now - this_hour - _LAST, timedelta()) if since <= this_hour else timedelta()
    batches = []
    for edition in Edition.objects.all():
        for hours_ago in range(int((now - since) / _HOUR), 0, -1):
            moment = this_hour - hours_ago * _HOUR + timedelta(minutes=50)
            batches.append(_build(edition, [(moment, 1.0, str(hours_ago))]))
        if run:
            batches.append(_build(edition, [(this_hour, run / _HOUR, "run")]))
        batches.append(_build(edition, [(now, _LAST / _HOUR, "0")]))
    return batches


def _build(edition: Edition, moments: Iterable[tuple[datetime, float, str]]) -> Batch:
    """What was read at each moment in so many hours; the text seeds the dice."""
    host = edition.hosts.values_list("host", flat=True).first() or ""
    stories = list(
        PublishedStory.objects.filter(edition=edition).values_list("story_id", "first_released_at", "urgency")
    )
    newest = max((released for _story, released, _urgency in stories), default=None)
    batch = Batch(counted_at=0.0)
    for moment, hours, seed in moments:
        batch.counted_at = moment.timestamp()
        busy = _BUSY[moment.astimezone(edition.zone).hour] / max(_BUSY)
        dice = random.Random(f"{SEED} {edition.key} {seed}")  # noqa: S311 - no secret
        # A demo that nobody writes in is read on all the same: its newest story never counts as older than a morning.
        spared = max(timedelta(), moment - newest - timedelta(hours=4)) if newest else timedelta()
        for story_id, released, urgency in stories:
            age = (moment - released - spared) / timedelta(hours=1)
            if age < 0:
                continue
            # A story's own charm is the same in every hour; urgent ones are placed higher and read more.
            taste = random.Random(f"{SEED} {story_id}")  # noqa: S311 - no secret
            charm = taste.lognormvariate(0, 0.8) * (1.8 - 0.15 * urgency)
            views = MOST_VIEWS * charm * busy * 0.5 ** (age / HALF_LIFE_HOURS) * hours
            _add(batch, host, story_id, views * dice.uniform(0.75, 1.25), dice=dice)
    batch.visitors[host] = round(sum(row[0] for row in batch.counts.values()) * 0.6)
    return batch


def _add(batch: Batch, host: str, story_id: int, views: float, *, dice: random.Random) -> None:
    whole = sum(_WAYS.values())
    for way, part in _WAYS.items():
        # Of a third of a reader there is one every third time.
        number = int(views * part / whole * dice.uniform(0.7, 1.3) + dice.random())
        if number > 0:
            reached = [round(number * share * dice.uniform(0.9, 1.0)) for share in (0.86, 0.64, 0.47, 0.33)]
            batch.counts[host, story_id, int(way)] = [number, *reached, number * dice.randrange(30, 80, 5)]
