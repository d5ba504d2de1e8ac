"""What one process counted in one second, ready to be added to the tables."""

import json
from dataclasses import dataclass, field
from uuid import uuid4

# host, story id, kind of referrer
Key = tuple[str, int, int]
VIEWS, QUARTER_1, SECONDS = 0, 1, 5
_WIDTH = 6
MOST_KEYS = 20_000


class BadBatch(ValueError):
    """The text is no batch."""


@dataclass
class Batch:
    """Counts under an id of their own. `counts` has views, how many came to each quarter of the text, and seconds."""

    counted_at: float
    counts: dict[Key, list[int]] = field(default_factory=dict)
    visitors: dict[str, int] = field(default_factory=dict)
    id: str = field(default_factory=lambda: str(uuid4()))

    def row(self, key: Key) -> list[int] | None:
        """The counts of a key; None when the batch has no more room: only a flood knows so many."""
        row = self.counts.get(key)
        if row is None:
            if len(self.counts) >= MOST_KEYS:
                return None
            row = self.counts[key] = [0] * _WIDTH
        return row

    @property
    def is_empty(self) -> bool:
        return not self.counts and not self.visitors

    def to_text(self) -> str:
        rows = [[*key, *row] for key, row in self.counts.items()]
        return json.dumps({"id": self.id, "at": self.counted_at, "counts": rows, "visitors": self.visitors})

    @classmethod
    def from_text(cls, text: str | bytes) -> "Batch":
        """Raises BadBatch."""
        try:
            facts = json.loads(text)
            counts = {(str(row[0]), int(row[1]), int(row[2])): [int(n) for n in row[3:9]] for row in facts["counts"]}
            visitors = {str(host): int(number) for host, number in facts["visitors"].items()}
            return cls(counted_at=float(facts["at"]), counts=counts, visitors=visitors, id=str(facts["id"]))
        except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
            raise BadBatch(str(error)) from error
