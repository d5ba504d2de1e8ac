"""Answering from a cluster. The terms, the weights and the order are those of the engine in files."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from warraq.delivery.search.alike import choose_terms
from warraq.delivery.search.cluster import questions
from warraq.delivery.search.cluster.client import alias_of, client_of, reachable
from warraq.delivery.search.cluster.layout import STATE_ID
from warraq.delivery.search.documents import Document
from warraq.delivery.search.engine import MOST_RESULTS, Counts, Filters, Found, Hit, Order, State
from warraq.delivery.search.ranking import ENOUGH, FLOOR, arrange
from warraq.index.asked import Asked

_COUNTED = {"sections": "sections", "topics": "topics", "people": "people", "editions": "edition"}
_AGGREGATIONS = {name: {"terms": {"field": field, "size": 60}} for name, field in _COUNTED.items()}
_SOURCE = ["key", "released", "sections", "topics", "people", "edition"]

#: Lucene's BM25 leaves the factor k1 + 1 out, which the index in files has: here it counts, for scores are compared with fixed ones.
_LEFT_OUT = 2.2


class ClusterEngine:
    """Asks the index that the alias names now. Raises NotReady where none answers. Safe for threads."""

    def __init__(self, url: str) -> None:
        self._client, self._alias = client_of(url), alias_of(url)

    def search(self, asked: Asked, filters: Filters, *, order: Order, now: datetime, counting: bool = True) -> Found:
        if not asked:
            query = questions.everything(asked, filters)
            return self._list(query, order=order if order is Order.OLD else Order.NEW, now=now, counting=counting)
        found = self._answer(asked, filters, order=order, now=now, counting=counting)
        if asked.phrases and not found.total:
            found = self._answer(asked.loosened(), filters, order=order, now=now, counting=counting)
            found.is_unquoted = bool(found.total)
        return found

    def _answer(self, asked: Asked, filters: Filters, *, order: Order, now: datetime, counting: bool) -> Found:
        strict = questions.strict(asked, filters)
        if order in {Order.NEW, Order.OLD}:
            found = self._list(strict, order=order, now=now, counting=counting)
            if found.total or len(asked.terms) < 2:
                return found
        body: dict[str, Any] = {"query": strict, "size": MOST_RESULTS, "track_total_hits": True}
        answer = self._ask(body | ({"aggs": _AGGREGATIONS} if counting else {}))
        hits, total = answer["hits"]["hits"], int(answer["hits"]["total"]["value"])
        found = Found(total=total, counts=_counts_of(answer))
        if total < ENOUGH and len(asked.terms) > 1:
            wider = self._ask({"query": questions.loose(asked, filters), "size": MOST_RESULTS})["hits"]["hits"]
            best = wider[0]["_score"] if wider else 0.0
            hits = [hit for hit in wider if hit["_score"] >= FLOOR * best]
            counts = _count(hits) if counting else Counts()
            found = Found(total=len(hits), is_loose=len(hits) > total, counts=counts)
        found.hits = arrange(_hits(hits), order=order, now=now)
        return found

    def score(self, asked: Asked, filters: Filters, keys: Sequence[int]) -> list[Hit]:
        if not keys:
            return []
        body = {"query": questions.among(asked, filters, list(keys)), "size": len(keys)}
        return _hits(self._ask(body)["hits"]["hits"])

    def frequency(self, word: str) -> int:
        with reachable():
            answer = self._client.count(index=self._alias, body={"query": {"term": {"words": {"value": word}}}})
        return int(answer["count"])

    def complete(self, words: Sequence[str], beginning: str, *, edition: int, most: int) -> list[tuple[str, int]]:
        # Of words there are only letters and digits, so nothing in them means anything to a regular expression.
        terms = {"field": "headline_words", "include": f"{beginning}.*", "size": most}
        query = questions.beginning(list(words), edition=edition)
        answer = self._ask({"query": query, "size": 0, "aggs": {"words": {"terms": terms}}})
        found = [(str(one["key"]), int(one["doc_count"])) for one in answer["aggregations"]["words"]["buckets"]]
        return sorted(found, key=lambda entry: (-entry[1], entry[0]))

    def similar(self, document: Document, *, most: int, until: int = 0) -> list[Hit]:
        terms, itself = choose_terms(document, documents=self.state().documents, frequencies=self._frequencies)
        if not terms:
            return []
        query = questions.alike(
            terms, edition=document.edition, story=document.story, topics=document.topics, until=until
        )
        found = _hits(self._ask({"query": query, "size": most})["hits"]["hits"])
        return [Hit(hit.key, hit.score * _LEFT_OUT / itself, hit.released) for hit in found]

    def _frequencies(self, terms: list[str]) -> list[int]:
        """In how many documents each of these stems stands, asked for at once."""
        body = {
            "doc": {"stems": " ".join(terms)},
            "term_statistics": True,
            **dict.fromkeys(("field_statistics", "positions", "offsets", "payloads"), False),
        }
        with reachable():
            answer = self._client.termvectors(index=self._alias, body=body)
        known = answer.get("term_vectors", {}).get("stems", {}).get("terms", {})
        return [int(known.get(term, {}).get("doc_freq", 0)) for term in terms]

    def state(self) -> State:
        with reachable():
            documents = self._client.count(index=self._alias, body={"query": questions.without_state()})["count"]
            source = self._client.get(index=self._alias, id=STATE_ID)["_source"]
        return State(documents=int(documents), position=int(source["position"]))

    def _list(self, query: dict[str, Any], *, order: Order, now: datetime, counting: bool) -> Found:
        """By date alone."""
        direction = "asc" if order is Order.OLD else "desc"
        body: dict[str, Any] = {"query": query, "size": MOST_RESULTS, "track_total_hits": True}
        body["sort"] = [{"released": {"order": direction}}, {"key": {"order": direction}}]
        answer = self._ask(body | ({"aggs": _AGGREGATIONS} if counting else {}))
        hits = arrange(_hits(answer["hits"]["hits"]), order=order, now=now)
        return Found(hits=hits, total=int(answer["hits"]["total"]["value"]), counts=_counts_of(answer))

    def _ask(self, body: dict[str, Any]) -> dict[str, Any]:
        with reachable():
            answer: dict[str, Any] = self._client.search(index=self._alias, body={"_source": _SOURCE, **body})
        return answer


def _hits(found: Iterable[dict[str, Any]]) -> list[Hit]:
    return [
        Hit(int(hit["_source"]["key"]), float(hit["_score"] or 0.0), int(hit["_source"]["released"])) for hit in found
    ]


def _counts_of(answer: dict[str, Any]) -> Counts:
    found = answer.get("aggregations", {})
    return Counts(
        **{
            name: {int(bucket["key"]): int(bucket["doc_count"]) for bucket in found[name]["buckets"]}
            for name in _COUNTED
            if name in found
        }
    )


def _count(hits: list[dict[str, Any]]) -> Counts:
    """Of loose answers only those that are offered count."""
    counted: dict[str, Counter[int]] = {name: Counter() for name in _COUNTED}
    for hit in hits:
        for name, field in _COUNTED.items():
            value = hit["_source"][field]
            counted[name].update(value if isinstance(value, list) else [value])
    return Counts(**{name: dict(counter) for name, counter in counted.items()})
