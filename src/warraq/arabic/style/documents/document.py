"""What every kind of file offers the checker."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol


class UnreadableDocument(ValueError):
    """The file cannot be read as what its name says it is."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch that is checked in one go."""

    text: str
    """As the checker sees it: what is no copy (tags, code) is masked by U+FFFC, length unchanged."""
    first_line: int
    """The number of its first line, or of its paragraph, from 1."""

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line_start = self.text.rfind("\n", 0, offset) + 1
        return self.first_line + self.text.count("\n", 0, offset), offset - line_start + 1


class Edit(NamedTuple):
    """Put `text` for `[start:end]` of one passage."""

    passage: int
    start: int
    end: int
    text: str


class Document(Protocol):
    """A file that can be checked and mended."""

    @property
    def passages(self) -> Sequence[Passage]:
        """What to check, in order."""

    def mend(self, edits: Sequence[Edit]) -> bytes:
        """The whole file with the edits made; they must be in order and not overlap."""
