"""Asking the newsroom's index of this machine."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from warraq.index.opening import OpenIndex
from warraq.newsroom.finding.files import Standing, folders_in, read_standing
from warraq.newsroom.finding.questions import Question

#: With fewer things that hold every word, those that lack some are offered as well, if they are worth this share of the best.
ENOUGH: Final = 5
FLOOR: Final = 0.4


@dataclass(frozen=True)
class Found:
    """Keys, best first, at most as many as were asked for; `total` counts all that hold every word."""

    keys: list[int]
    total: int


class NewsroomEngine:
    """Raises NotReady where there is no index, ValueError or OSError where it cannot be read. Safe for threads."""

    def __init__(self, folder: Path) -> None:
        self._opened = OpenIndex(folders_in(folder))

    def find(self, question: Question, *, kind: str, most: int, keys: list[int] | None = None) -> Found:
        index = self._opened.get()
        searcher = index.searcher()
        result = searcher.search(question.build(index.schema, kind=kind, keys=keys), most, count=True)
        hits, total = list(result.hits), int(result.count or 0)
        if total < ENOUGH and len(question.asked.terms) > 1:
            wider = searcher.search(
                question.build(index.schema, kind=kind, keys=keys, any_word=True), most, count=False
            )
            known = {address_of(address) for _score, address in hits}
            best = wider.hits[0][0] if wider.hits else 0.0
            hits += [hit for hit in wider.hits if hit[0] >= FLOOR * best and address_of(hit[1]) not in known]
        if not hits:
            return Found([], 0)
        addresses = [address for _score, address in hits]
        found = [int(key) for key in searcher.fast_field_values("key", addresses)]
        return Found(found, total)

    def standing(self) -> Standing:
        return read_standing(self._opened.get())


def address_of(address: object) -> tuple[int, int]:
    return (address.segment_ord, address.doc)  # type: ignore[attr-defined]  # tantivy's own has no stub


@cache
def engine_in(folder: Path) -> NewsroomEngine:
    return NewsroomEngine(folder)
