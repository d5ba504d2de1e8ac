"""Stories related to one story: those that share its topics, the rarer the better, near to it in time."""

import heapq
import math
from collections.abc import Iterable, Sequence
from datetime import datetime

from warraq.masthead.models import Edition
from warraq.publishing.release.models import StoryTopic

MOST = 12
NEAREST_PER_TOPIC = 60
_HALF_LIFE_SECONDS = 30.0 * 86_400


def find_related(story_id: int, *, edition: Edition, topic_ids: list[int], released_at: datetime) -> list[int]:
    """Ids of at most MOST published stories of the edition, best first; see `rank`.

    Only the nearest stories of each topic are looked at, so the work does not grow with the archive.
    """
    rows = StoryTopic.objects.filter(edition=edition).exclude(story_id=story_id).order_by("-first_released_at")
    return rank(
        [
            list(rows.filter(topic__topic_id=topic_id).values_list("story_id", "first_released_at")[:NEAREST_PER_TOPIC])
            for topic_id in topic_ids
        ],
        released_at=released_at,
    )


def rank(by_topic: Iterable[Sequence[tuple[int, datetime]]], *, released_at: datetime) -> list[int]:
    """The best MOST of the stories given for each topic as (story id, its first release), best first.

    Each shared topic adds 1 / log2(2 + n), n being the stories given under it; the sum is weighted by
    1 + 2^(-days / 30). Of two that are worth the same, the newer comes first.
    """
    scores: dict[int, float] = {}
    times: dict[int, datetime] = {}
    for found in by_topic:
        rarity = 1 / math.log2(2 + len(found))
        for other, moment in found:
            scores[other] = scores.get(other, 0.0) + rarity
            times[other] = moment
    ranked = [
        (
            score * (1 + 2 ** (-abs((released_at - times[other]).total_seconds()) / _HALF_LIFE_SECONDS)),
            times[other],
            other,
        )
        for other, score in scores.items()
    ]
    return [other for _worth, _moment, other in heapq.nlargest(MOST, ranked)]
