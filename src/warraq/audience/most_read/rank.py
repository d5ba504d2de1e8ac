"""Ranking stories by readers, of whom the recent weigh more."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from warraq.audience.most_read.models import Basis


@dataclass(frozen=True)
class Window:
    """A stretch of time up to now, in which a reader's weight halves every `half_life`."""

    basis: Basis
    length: timedelta
    half_life: timedelta

    def hours_until(self, now: datetime) -> Iterator[datetime]:
        """The beginnings of its hours, the running one first; of the last only a part is in it."""
        hour = now.replace(minute=0, second=0, microsecond=0)
        while hour > now - self.length - _HOUR:
            yield hour
            hour -= _HOUR


_HOUR = timedelta(hours=1)
WINDOWS = (
    Window(Basis.HOURS_6, timedelta(hours=6), timedelta(hours=2)),
    Window(Basis.HOURS_24, timedelta(hours=24), timedelta(hours=8)),
    Window(Basis.DAYS_7, timedelta(days=7), timedelta(hours=56)),
)


def score(hours: Iterable[tuple[int, datetime, int]], *, window: Window, now: datetime) -> Mapping[int, float]:
    """Story id → score, of (story id, hour, views).

    The readers of an hour weigh as if all had come in its middle, and those of the running hour as if half way from its
    beginning to now.
    """
    weights: dict[datetime, float] = {}
    scores: dict[int, float] = defaultdict(float)
    for story_id, hour, views in hours:
        weight = weights.get(hour)
        if weight is None:
            middle = hour + min(_HOUR, max(now - hour, timedelta())) / 2
            weight = weights[hour] = (
                0.5 ** ((now - middle) / window.half_life) if now - hour < window.length + _HOUR else 0.0
            )
        scores[story_id] += weight * views
    return scores


def order(scores: Mapping[int, float]) -> list[int]:
    """Ids by score, the highest first; of equals the newer story, which has the higher id."""
    return [story_id for story_id, value in sorted(scores.items(), key=lambda item: (-item[1], -item[0])) if value > 0]
