"""Stories related to one story: those that share its topics, the rarer the better, near to it in time."""

import heapq
import math
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from django.db import connection

from warraq.masthead.models import Edition

MOST = 12
NEAREST_PER_TOPIC = 60
_HALF_LIFE = timedelta(days=30)


# Topic by topic, so that each one's rows are read in the order of its index and no more of them than are wanted.
_NEAREST = """
SELECT * FROM (
    SELECT topic_id, story_id, first_released_at FROM release_storytopic
    WHERE topic_id = (SELECT id FROM release_publishedtopic WHERE topic_id = %s) AND edition_id = %s AND story_id <> %s
    ORDER BY first_released_at DESC LIMIT %s
) AS nearest_{}
"""


def find_related(story_id: int, *, edition: Edition, topic_ids: list[int], released_at: datetime) -> list[int]:
    """Ids of at most MOST published stories of the edition, best first; see `rank`.

    One query, and only the nearest stories of each topic are looked at, so the work does not grow with the archive.
    """
    if not topic_ids:
        return []
    statement = " UNION ALL ".join(_NEAREST.format(number) for number in range(len(topic_ids)))
    values = [value for topic_id in topic_ids for value in (topic_id, edition.pk, story_id, NEAREST_PER_TOPIC)]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows = cursor.fetchall()
    by_topic: dict[int, list[tuple[int, datetime]]] = {}
    # SQLite keeps UTC and does not say so.
    is_bare = bool(rows) and rows[0][2].tzinfo is None
    for topic_id, other, moment in rows:
        by_topic.setdefault(topic_id, []).append((other, moment.replace(tzinfo=UTC) if is_bare else moment))
    return rank(by_topic.values(), released_at=released_at)


def rank(by_topic: Iterable[Sequence[tuple[int, datetime]]], *, released_at: datetime) -> list[int]:
    """The best MOST of the stories given for each topic as (story id, its first release), best first.

    Each shared topic adds 1 / log2(2 + n), n being the stories given under it; the sum is weighted by
    1 + 2^(-days / 30). Of two that are worth the same, the newer comes first.
    """
    scores: dict[int, float] = {}
    times: dict[int, datetime] = {}
    for found in by_topic:
        rarity = 1 / math.log2(2 + len(found))
        times.update(found)
        for other, _moment in found:
            scores[other] = scores.get(other, 0.0) + rarity
    ranked = [
        (scores[other] * (1 + 0.5 ** abs((released_at - moment) / _HALF_LIFE)), moment, other)
        for other, moment in times.items()
    ]
    return [other for _worth, _moment, other in heapq.nlargest(MOST, ranked)]
