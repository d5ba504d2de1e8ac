"""Answering from an index in files."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from tantivy import Order as Direction

from warraq.delivery.search.alike import choose_terms
from warraq.delivery.search.documents import Document
from warraq.delivery.search.embedded.places import Places
from warraq.delivery.search.embedded.queries import Queries, field_lists
from warraq.delivery.search.embedded.writer import read_state
from warraq.delivery.search.engine import MOST_RESULTS, Counts, Filters, Found, Hit, Order, State
from warraq.delivery.search.ranking import ENOUGH, FLOOR, arrange
from warraq.index.asked import Asked
from warraq.index.opening import OpenIndex

_COUNTED = {"sections": "sections", "topics": "topics", "people": "people", "editions": "edition"}
_AGGREGATION = {name: {"terms": {"field": field, "size": 60}} for name, field in _COUNTED.items()}


class EmbeddedEngine:
    """Reads the present index of a folder; a newer or a changed one is taken up by itself. Safe for threads."""

    def __init__(self, folder: Path) -> None:
        self._opened = OpenIndex(Places(folder))

    def search(self, asked: Asked, filters: Filters, *, order: Order, now: datetime, counting: bool = True) -> Found:
        index, queries = self._open()
        searcher = index.searcher()
        if not asked:
            return self._list(searcher, queries.everything(asked, filters), order=order, now=now, counting=counting)
        found = self._answer(searcher, queries, asked, filters, order=order, now=now, counting=counting)
        if asked.phrases and not found.total:
            without = asked.loosened()
            found = self._answer(searcher, queries, without, filters, order=order, now=now, counting=counting)
            found.is_unquoted = bool(found.total)
        return found

    def _answer(
        self,
        searcher: Any,
        queries: Queries,
        asked: Asked,
        filters: Filters,
        *,
        order: Order,
        now: datetime,
        counting: bool,
    ) -> Found:
        strict = queries.strict(asked, filters)
        if order in {Order.NEW, Order.OLD}:
            found = self._list(searcher, strict, order=order, now=now, counting=counting)
            if found.total or len(asked.terms) < 2:
                return found
        result = searcher.search(strict, MOST_RESULTS, count=True)
        addresses = [address for _score, address in result.hits]
        found = Found(total=int(result.count or 0))
        if found.total < ENOUGH and len(asked.terms) > 1:
            wider = searcher.search(queries.loose(asked, filters), MOST_RESULTS, count=False)
            best = wider.hits[0][0] if wider.hits else 0.0
            addresses = [address for score, address in wider.hits if score >= FLOOR * best]
            found = Found(total=len(addresses), is_loose=len(addresses) > found.total)
        keys = _values(searcher, "key", addresses)
        ranked = searcher.search(queries.rank(asked, keys), MOST_RESULTS, count=False) if keys else None
        found.hits = arrange(_hits(searcher, ranked.hits if ranked else []), order=order, now=now)
        if counting and keys:
            counted = queries.keys(keys) if found.is_loose else queries.strict(asked, filters, scoring=False)
            found.counts = Counts(**field_lists(searcher.aggregate(counted, _AGGREGATION)))
        return found

    def score(self, asked: Asked, filters: Filters, keys: Sequence[int]) -> list[Hit]:
        if not keys:
            return []
        index, queries = self._open()
        searcher = index.searcher()
        return _hits(searcher, searcher.search(queries.among(asked, filters, list(keys)), len(keys), count=False).hits)

    def frequency(self, word: str) -> int:
        index, _queries = self._open()
        return int(index.searcher().doc_freq("words", word))

    def complete(self, words: Sequence[str], beginning: str, *, edition: int, most: int) -> list[tuple[str, int]]:
        index, queries = self._open()
        found = index.searcher().terms_with_prefix(
            "title", beginning, filter_query=queries.beginning(list(words), edition=edition), limit=400
        )
        found.sort(key=lambda entry: (-entry[1], entry[0]))
        return [(word, count) for word, count in found if count][:most]

    def similar(self, document: Document, *, most: int, until: int = 0) -> list[Hit]:
        index, queries = self._open()
        searcher = index.searcher()
        terms, itself = choose_terms(
            document,
            documents=searcher.num_docs,
            frequencies=lambda terms: [searcher.doc_freq("stems", term) for term in terms],
        )
        if not terms:
            return []
        # Wide, and narrowed afterwards: of terms alone the engine passes over what cannot be among the best.
        result = searcher.search(queries.alike(terms, topics=document.topics), 4 * most, count=False)
        addresses = [address for _score, address in result.hits]
        hits = _hits(searcher, result.hits)
        editions, stories = _values(searcher, "edition", addresses), _values(searcher, "story", addresses)
        return [
            Hit(hit.key, hit.score / itself, hit.released)
            for hit, edition, story in zip(hits, editions, stories, strict=True)
            if edition == document.edition and story != document.story and (not until or hit.released < until)
        ][:most]

    def state(self) -> State:
        index, _queries = self._open()
        return read_state(index)[0]

    def _list(self, searcher: Any, query: Any, *, order: Order, now: datetime, counting: bool) -> Found:
        """By date alone."""
        direction = Direction.Asc if order is Order.OLD else Direction.Desc
        result = searcher.search(query, MOST_RESULTS, count=True, order_by_field="released", order=direction)
        hits = [(0.0, address) for _released, address in result.hits]
        by_date = order if order is Order.OLD else Order.NEW
        found = Found(hits=arrange(_hits(searcher, hits), order=by_date, now=now), total=int(result.count or 0))
        if counting and found.total:
            found.counts = Counts(**field_lists(searcher.aggregate(query, _AGGREGATION)))
        return found

    def _open(self) -> tuple[Any, Queries]:
        """The index as it was last saved."""
        index = self._opened.get()
        return index, Queries(index.schema)


def _values(searcher: Any, field: str, addresses: list[Any]) -> list[int]:
    return [int(value) for value in searcher.fast_field_values(field, addresses)] if addresses else []


def _hits(searcher: Any, scored: list[tuple[float, Any]]) -> list[Hit]:
    addresses = [address for _score, address in scored]
    keys, released = _values(searcher, "key", addresses), _values(searcher, "released", addresses)
    return [
        Hit(key, float(score), moment) for (score, _address), key, moment in zip(scored, keys, released, strict=True)
    ]
