"""What any search engine must do, so that another can stand behind the same pages."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from warraq.delivery.search.documents import Document
from warraq.index.asked import Asked

#: Nobody reads further: no more results than these are ever ranked or paged through.
MOST_RESULTS = 200


class Order(StrEnum):
    """`best` joins relevance and freshness, `relevant` is relevance alone, `new` and `old` go by the date alone."""

    BEST = "best"
    RELEVANT = "relevant"
    NEW = "new"
    OLD = "old"


@dataclass(frozen=True)
class Filters:
    """What results must be; empty means any. Times are in seconds since 1970, `until` not included."""

    edition: int = 0
    section: int = 0
    topic: int = 0
    person: int = 0
    since: int = 0
    until: int = 0


@dataclass(frozen=True)
class Hit:
    """A result: the id of its row, and how well it answers."""

    key: int
    score: float
    released: int


@dataclass
class Counts:
    """How many results stand under each section, topic, contributor, edition; by id."""

    sections: dict[int, int] = field(default_factory=dict)
    topics: dict[int, int] = field(default_factory=dict)
    people: dict[int, int] = field(default_factory=dict)
    editions: dict[int, int] = field(default_factory=dict)


@dataclass
class Found:
    """Results, best first, at most MOST_RESULTS; `total` counts all.

    `is_loose`: some words are missing in some of them. `is_unquoted`: the phrases stand nowhere, their words do.
    """

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    is_loose: bool = False
    is_unquoted: bool = False
    counts: Counts = field(default_factory=Counts)


@dataclass(frozen=True)
class State:
    """How an index stands: documents, and the last bulletin entry it has dealt with."""

    documents: int
    position: int


class Engine(Protocol):
    """Answers questions. Raises NotReady where there is no index."""

    def search(
        self, asked: Asked, filters: Filters, *, order: Order, now: datetime, counting: bool = True
    ) -> Found: ...

    def score(self, asked: Asked, filters: Filters, keys: Sequence[int]) -> list[Hit]:
        """Those of these documents that the filters let through, with their scores; words may be missing in them."""

    def frequency(self, word: str) -> int:
        """In how many documents this exact word stands."""

    def complete(self, words: Sequence[str], beginning: str, *, edition: int, most: int) -> list[tuple[str, int]]:
        """Words of headlines that begin so, of documents that hold `words`; the commonest first, with their counts."""

    def similar(self, document: Document, *, most: int, until: int = 0) -> list[Hit]:
        """Documents of the same edition that share its telling words and topics, nearest first; itself is left out.

        The score is a share of what the document scores against itself. `until`: released before that second.
        """

    def state(self) -> State: ...


class Writer(Protocol):
    """Changes an index. Readers see nothing before `save`."""

    def replace(self, story_ids: Iterable[int], documents: Iterable[Document]) -> None:
        """Forget these stories, then take in the documents."""

    def add(self, documents: Iterable[Document]) -> None:
        """Take in documents that are not there yet."""

    def save(self, *, position: int, progress: int | None = None) -> None:
        """`progress`: the last row that an index being made holds; None leaves it as it was."""

    def read_state(self) -> tuple[State, int]:
        """How the saved index stands, and its progress."""

    def close(self) -> None: ...


class Store(Protocol):
    """Where indexes are kept. Making one leaves the present one to readers until the new one is whole."""

    def name(self) -> str:
        """Of the present index; empty without one. Another index has another name."""

    def is_ours(self) -> bool:
        """Whether the present index has the fields and terms of this version."""

    def is_being_made(self) -> bool: ...

    def make(self, *, on_progress: Callable[[int, int], None] | None = None) -> int:
        """Make or finish an index and put it in place; how many rows this call read."""

    def open(self) -> Writer:
        """The writer of the present index."""
