"""What the spelling judge says of a word."""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """Which slip it is. The value is the id of the rule that reports it."""

    HAMZA_DROPPED = "SP001"
    HAMZA_ON_WASL = "SP002"
    HAMZA_MISPLACED = "SP003"
    TAA_MARBUTA = "SP004"
    YAA = "SP005"
    LETTER = "SP006"
    HAMZA_LIKELY = "SP011"
    ENDING_LIKELY = "SP012"
    UNKNOWN = "SP090"


class Verdict(NamedTuple):
    """One slip and what was probably meant, the best guess first."""

    kind: Kind
    suggestions: tuple[str, ...]
