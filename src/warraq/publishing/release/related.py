"""Stories related to one story: those that share its topics, the rarer the better, near to it in time."""

import math
from datetime import datetime

from warraq.masthead.models import Edition
from warraq.publishing.release.models import StoryTopic

MOST = 12
_NEAREST_PER_TOPIC = 60
_HALF_LIFE_DAYS = 30.0


def find_related(story_id: int, *, edition: Edition, topic_ids: list[int], released_at: datetime) -> list[int]:
    """Ids of at most MOST published stories of the edition, best first.

    Each shared topic adds 1 / log2(2 + n), n being the stories under it up to the bound; the sum is weighted by
    1 + 2^(-days / 30). Only the nearest stories of each topic are looked at, so the work does not grow with the archive.
    """
    scores: dict[int, float] = {}
    times: dict[int, datetime] = {}
    for topic_id in topic_ids:
        rows = StoryTopic.objects.filter(topic__topic_id=topic_id, edition=edition).exclude(story_id=story_id)
        found = list(
            rows.order_by("-first_released_at").values_list("story_id", "first_released_at")[:_NEAREST_PER_TOPIC]
        )
        rarity = 1 / math.log2(2 + len(found))
        for other, moment in found:
            scores[other] = scores.get(other, 0.0) + rarity
            times[other] = moment

    def worth(other: int) -> tuple[float, datetime, int]:
        days = abs((released_at - times[other]).total_seconds()) / 86_400
        return scores[other] * (1 + 2 ** (-days / _HALF_LIFE_DAYS)), times[other], other

    return sorted(scores, key=worth, reverse=True)[:MOST]
