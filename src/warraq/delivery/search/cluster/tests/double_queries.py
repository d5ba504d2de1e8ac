"""What the double does with a query: find, score with BM25 as Lucene does, sort, count."""

import re
from collections import Counter
from math import log
from typing import Any

#: OpenSearch's own limits.
MAX_RESULT_WINDOW = 10_000
MAX_CLAUSES = 1_024
MAX_TERMS = 65_536
_BODY = {"query", "size", "sort", "aggs", "track_total_hits", "_source"}
_BOOL = {"must", "filter", "should", "must_not", "minimum_should_match"}


class Refused(Exception):
    """An answer with this status and kind of error."""

    def __init__(self, status: int, kind: str, reason: str) -> None:
        super().__init__(reason)
        self.status, self.kind, self.reason = status, kind, reason


def check_fields(source: dict[str, Any], fields: dict[str, dict[str, Any]]) -> None:
    """Raises Refused for a value that is none of its field's type."""
    for name, value in source.items():
        wanted = {"long": int, "boolean": bool}.get(fields[name]["type"], str)
        for one in value if isinstance(value, list) else [value]:
            if type(one) is not wanted:
                raise Refused(400, "mapper_parsing_exception", f"failed to parse field [{name}]")


def _values(source: dict[str, Any], field: str) -> list[Any]:
    value = source.get(field, [])
    return value if isinstance(value, list) else [value]


class Searcher:
    """One search over what an index shows now."""

    def __init__(self, index: Any) -> None:
        self._fields, self._seen, self._similarity = index.fields, index.seen, index.similarity
        self._clauses = 0
        self._tokens: dict[str, dict[str, list[str]]] = {}

    def search(self, body: dict[str, Any]) -> dict[str, Any]:
        if unknown := body.keys() - _BODY:
            raise Refused(400, "parsing_exception", f"unknown key for {sorted(unknown)}")
        if body.get("size", 10) > MAX_RESULT_WINDOW:
            raise Refused(400, "illegal_argument_exception", "Result window is too large")
        found = self.matching(body.get("query", {"match_all": {}}))
        ranked = sorted(found, key=lambda key: -found[key])
        for order in reversed(body.get("sort", [])):
            [(field, about)] = order.items()
            self._need(field, {"long", "keyword"})
            is_falling = about["order"] == "desc"
            ranked.sort(key=lambda key: self._seen[key].get(field, 0), reverse=is_falling)
        answer: dict[str, Any] = {
            "timed_out": False,
            "hits": {
                "total": {"value": len(found), "relation": "eq"},
                "hits": [
                    {
                        "_id": key,
                        "_score": None if body.get("sort") else found[key],
                        "_source": self._shown(key, body.get("_source")),
                    }
                    for key in ranked[: body.get("size", 10)]
                ],
            },
        }
        if "aggs" in body:
            answer["aggregations"] = {name: self._aggregate(about, found) for name, about in body["aggs"].items()}
        return answer

    def matching(self, query: dict[str, Any]) -> dict[str, float]:
        """Scores by id."""
        [(kind, about)] = query.items()
        self._clauses += 1
        if self._clauses > MAX_CLAUSES:
            raise Refused(400, "too_many_clauses", f"maxClauseCount is set to {MAX_CLAUSES}")
        finder = getattr(self, f"_find_{kind}", None)
        if finder is None:
            raise Refused(400, "parsing_exception", f"unknown query [{kind}]")
        found: dict[str, float] = finder(about)
        return found

    def term_vectors(self, body: dict[str, Any]) -> dict[str, Any]:
        if not body.get("term_statistics"):
            return {"term_vectors": {}}
        vectors: dict[str, Any] = {}
        for field, text in body["doc"].items():
            self._need(field, {"text"})
            terms = {}
            for term, times in Counter(text.split()).items():
                among = sum(term in tokens for tokens in self._tokenised(field).values())
                terms[term] = {"term_freq": times, **({"doc_freq": among} if among else {})}
            vectors[field] = {"terms": terms}
        return {"term_vectors": vectors}

    def _find_match_all(self, about: dict[str, Any]) -> dict[str, float]:
        return dict.fromkeys(self._seen, 1.0)

    def _find_ids(self, about: dict[str, Any]) -> dict[str, float]:
        return {key: 1.0 for key in about["values"] if key in self._seen}

    def _find_terms(self, about: dict[str, Any]) -> dict[str, float]:
        [(field, wanted)] = about.items()
        self._need(field, {"long", "keyword"})
        if len(wanted) > MAX_TERMS:
            raise Refused(400, "illegal_argument_exception", "too many terms")
        values = set(wanted)
        return {key: 1.0 for key, source in self._seen.items() if values & set(_values(source, field))}

    def _find_range(self, about: dict[str, Any]) -> dict[str, float]:
        [(field, span)] = about.items()
        self._need(field, {"long"})
        if unknown := span.keys() - {"gte", "gt", "lte", "lt"}:
            raise Refused(400, "parsing_exception", f"[range] query does not support {unknown}")
        least, end = span.get("gte", float("-inf")), span.get("lt", float("inf"))
        return {key: 1.0 for key, source in self._seen.items() if any(least <= v < end for v in _values(source, field))}

    def _find_term(self, about: dict[str, Any]) -> dict[str, float]:
        [(field, asked)] = about.items()
        if unknown := asked.keys() - {"value", "boost"}:
            raise Refused(400, "parsing_exception", f"[term] query does not support {unknown}")
        self._need(field, {"text", "long", "keyword"})
        value, boost = asked["value"], asked.get("boost", 1.0)
        if self._fields[field]["type"] != "text":
            return {key: boost for key, source in self._seen.items() if value in _values(source, field)}
        return {key: boost * score for key, score in self._bm25(field, value).items()}

    def _find_match_phrase(self, about: dict[str, Any]) -> dict[str, float]:
        [(field, text)] = about.items()
        self._need(field, {"text"})
        if self._fields[field].get("index_options", "positions") not in {"positions", "offsets"}:
            raise Refused(400, "illegal_state_exception", f"field:[{field}] was indexed without position data")
        phrase = text.split()
        found = {}
        for key, tokens in self._tokenised(field).items():
            if any(tokens[at : at + len(phrase)] == phrase for at in range(len(tokens))):
                found[key] = 1.0
        return found

    def _find_bool(self, about: dict[str, Any]) -> dict[str, float]:
        if unknown := about.keys() - _BOOL:
            raise Refused(400, "parsing_exception", f"[bool] query does not support {unknown}")
        needed = [self.matching(query) for query in about.get("must", [])]
        free = [self.matching(query) for query in about.get("filter", [])]
        wished = [self.matching(query) for query in about.get("should", [])]
        refused = {key for query in about.get("must_not", []) for key in self.matching(query)}
        least = about.get("minimum_should_match", 0 if needed or free else 1 if wished else 0)
        keys = set(self._seen) - refused
        for one in (*needed, *free):
            keys &= one.keys()
        return {
            key: sum(one.get(key, 0.0) for one in (*needed, *wished))
            for key in keys
            if sum(key in one for one in wished) >= least
        }

    def _bm25(self, field: str, term: str) -> dict[str, float]:
        about = self._similarity.get(self._fields[field].get("similarity", ""), {"k1": 1.2, "b": 0.75})
        tokenised = {key: tokens for key, tokens in self._tokenised(field).items() if tokens}
        among = sum(term in tokens for tokens in tokenised.values())
        if not among:
            return {}
        average = sum(map(len, tokenised.values())) / len(tokenised)
        rarity = log(1 + (len(tokenised) - among + 0.5) / (among + 0.5))
        found = {}
        for key, tokens in tokenised.items():
            times = tokens.count(term)
            if times:
                length = 1 - about["b"] + about["b"] * len(tokens) / average
                found[key] = rarity * times / (times + about["k1"] * length)
        return found

    def _tokenised(self, field: str) -> dict[str, list[str]]:
        if field not in self._tokens:
            self._tokens[field] = {key: str(source.get(field, "")).split() for key, source in self._seen.items()}
        return self._tokens[field]

    def _need(self, field: str, kinds: set[str]) -> None:
        if field not in self._fields or self._fields[field]["type"] not in kinds:
            raise Refused(400, "query_shard_exception", f"field [{field}] cannot be asked so")

    def _shown(self, key: str, wanted: list[str] | None) -> dict[str, Any]:
        source = self._seen[key]
        return dict(source) if wanted is None else {name: source[name] for name in wanted if name in source}

    def _aggregate(self, about: dict[str, Any], found: dict[str, float]) -> dict[str, Any]:
        terms = about["terms"]
        self._need(terms["field"], {"long", "keyword"})
        pattern = re.compile(terms.get("include", ".*"))
        counted = Counter(
            value
            for key in found
            for value in set(_values(self._seen[key], terms["field"]))
            if pattern.fullmatch(str(value))
        )
        buckets = sorted(counted.items(), key=lambda one: (-one[1], one[0]))[: terms.get("size", 10)]
        return {"buckets": [{"key": key, "doc_count": number} for key, number in buckets]}
