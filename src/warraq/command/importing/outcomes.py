"""What became of each file of a run."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from warraq.ingest.pages.repairs import Repair


class State(StrEnum):
    IMPORTED = "imported"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass
class Outcome:
    """One file. `reason` is the same for all files of one kind of trouble; `told` says more of this one."""

    path: Path
    state: State
    reason: str = ""
    told: str = ""
    notes: list[Repair] = field(default_factory=list)
    made_sections: tuple[str, ...] = ()
    story_id: int | None = None
    came_before: bool = False
    """A draft of an earlier run that this one takes up to release it."""
    is_released: bool = False

    def fail(self, reason: str, told: str = "") -> None:
        self.state, self.reason, self.told = State.FAILED, reason, told


def count_states(outcomes: Iterable[Outcome]) -> Counter[State]:
    return Counter(outcome.state for outcome in outcomes)


def count_reasons(outcomes: Iterable[Outcome], state: State) -> Counter[str]:
    return Counter(outcome.reason for outcome in outcomes if outcome.state is state)


def count_repairs(outcomes: Iterable[Outcome]) -> Counter[str]:
    """Code of a note → how many of the pages that came in have it."""
    return Counter(
        code
        for outcome in outcomes
        if outcome.state is State.IMPORTED
        for code in {note.code for note in outcome.notes}
    )


def made_sections(outcomes: Iterable[Outcome]) -> list[str]:
    """Names of the sections that were made, each once, in their order."""
    return list(dict.fromkeys(name for outcome in outcomes for name in outcome.made_sections))
