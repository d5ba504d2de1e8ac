"""Which keys were touched, and when: with it anything that was ever stored can be judged, wherever it lay."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

_MOST_KEYS = 200_000


class State(Enum):
    FRESH = "fresh"
    STALE = "stale"  # one request renders, the others get the last copy
    DEAD = "dead"  # nobody gets it


class Touch(Protocol):
    """What of a bulletin entry matters here."""

    pk: int
    keys: list[str]
    is_hard: bool
    story_id: int | None


def hard_key(entry: Touch) -> str:
    """The key whose copies may not be shown any more: the story's own. What lists it beside others is stale, not dead."""
    return f"story:{entry.story_id}" if entry.is_hard and entry.story_id is not None else ""


@dataclass
class Purged:
    """The position of the last change of each key, and of the last hard one."""

    soft: dict[str, int] = field(default_factory=dict)
    hard: dict[str, int] = field(default_factory=dict)
    floor: int = 0  # of what was stored before, nothing is known any more: it is stale

    def touch(self, entry: Touch) -> None:
        if len(self.soft) > _MOST_KEYS:
            self.floor = entry.pk
            self.soft.clear()
        for key in entry.keys:
            self.soft[key] = entry.pk
        if key := hard_key(entry):
            self.hard[key] = entry.pk

    def judge(self, keys: Iterable[str], *, position: int) -> State:
        """What has become of a copy under these keys that was rendered at `position`."""
        state = State.STALE if position < self.floor else State.FRESH
        for key in keys:
            if self.hard and self.hard.get(key, 0) > position:
                return State.DEAD
            if self.soft.get(key, 0) > position:
                state = State.STALE
        return state
