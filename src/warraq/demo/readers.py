"""Readers for the demo, made up: the newsroom's figures and the most read would be empty without them.

Every number comes from a seed and from a story's age. Whoever opens a story of the demo is counted on top.
"""

import random
from datetime import datetime, timedelta

from warraq.audience.counting.apply import apply
from warraq.audience.counting.batch import Batch
from warraq.audience.counting.models import StoryTotal
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
_WAYS = {Referrer.DIRECT: 20, Referrer.INSIDE: 34, Referrer.SEARCH: 18, Referrer.SOCIAL: 25, Referrer.ELSEWHERE: 3}


def load_readers(*, now: datetime) -> None:
    """Count made-up readers of the last days, unless somebody was counted already, and make the lists from them."""
    if not StoryTotal.objects.exists():
        apply([batch for edition in Edition.objects.all() for batch in _build(edition, now=now)], now=now)
    watch_fronts(now=now)
    keep_paces(now=now)
    recompute(Chooser(), now=now)


def _build(edition: Edition, *, now: datetime) -> list[Batch]:
    """A batch for each hour, and the last five minutes in one of their own."""
    host = edition.hosts.values_list("host", flat=True).first()
    stories = list(
        PublishedStory.objects.filter(edition=edition).values_list("story_id", "first_released_at", "urgency")
    )
    if host is None:
        return []
    batches = []
    for hours_ago in range(DAYS * 24, -1, -1):
        moment = now - timedelta(hours=hours_ago, minutes=0 if hours_ago == 0 else 3)
        busy = _BUSY[moment.astimezone(edition.zone).hour] / max(_BUSY)
        dice = random.Random(f"{SEED} {edition.key} {hours_ago}")  # noqa: S311 - no secret
        batch = Batch(counted_at=moment.timestamp())
        for story_id, released, urgency in stories:
            age = (moment - released) / timedelta(hours=1)
            if age < 0:
                continue
            # A story's own charm is the same in every hour; urgent ones are placed higher and read more.
            taste = random.Random(f"{SEED} {story_id}")  # noqa: S311 - no secret
            charm = taste.lognormvariate(0, 0.8) * (1.8 - 0.15 * urgency)
            views = MOST_VIEWS * charm * busy * 0.5 ** (age / HALF_LIFE_HOURS)
            _add(
                batch,
                host,
                story_id,
                round(views * dice.uniform(0.75, 1.25) / (12 if hours_ago == 0 else 1)),
                dice=dice,
            )
        batch.visitors[host] = round(sum(row[0] for row in batch.counts.values()) * 0.6)
        batches.append(batch)
    return batches


def _add(batch: Batch, host: str, story_id: int, views: int, *, dice: random.Random) -> None:
    whole = sum(_WAYS.values())
    for way, part in _WAYS.items():
        number = round(views * part / whole * dice.uniform(0.7, 1.3))
        if number > 0:
            reached = [round(number * share * dice.uniform(0.9, 1.0)) for share in (0.86, 0.64, 0.47, 0.33)]
            batch.counts[host, story_id, int(way)] = [number, *reached, number * dice.randrange(30, 80, 5)]
