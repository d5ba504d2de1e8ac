"""One thing that was looked at."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """`red` must be mended before readers come; `amber` should be; `green` is well."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True)
class Finding:
    """What was looked at, how it stands, what was found, and how to mend it (empty when green)."""

    name: str
    state: State
    found: str
    remedy: str = ""
