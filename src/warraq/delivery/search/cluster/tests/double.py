"""A cluster in memory that speaks as much of OpenSearch's protocol as we use, and refuses what OpenSearch refuses.

Written from OpenSearch's reference of its REST API: near real time (a search sees what was refreshed), external versions,
strict mappings, aliases, BM25 with Lucene's formula. Unknown addresses, parameters, queries and fields are errors.
"""

import json
import re
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from warraq.delivery.search.cluster.tests.double_queries import Refused, Searcher, check_fields

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,250}")
_PARAMETERS = {"refresh", "conflicts", "timeout", "request_timeout"}


class Index:
    """Documents by id with their versions; `seen` is what searches see."""

    def __init__(self, body: dict[str, Any]) -> None:
        self.fields: dict[str, dict[str, Any]] = body["mappings"]["properties"]
        self.is_strict = body["mappings"].get("dynamic") == "strict"
        self.similarity = body["settings"]["index"]["similarity"]
        self.documents: dict[str, dict[str, Any]] = {}
        self.versions: dict[str, int] = {}
        self.seen: dict[str, dict[str, Any]] = {}

    def refresh(self) -> None:
        self.seen = dict(self.documents)

    def put(self, key: str, source: dict[str, Any], version: int | None, kind: str) -> int:
        if self.is_strict and (unknown := source.keys() - self.fields.keys()):
            raise Refused(400, "strict_dynamic_mapping_exception", f"{unknown} is not allowed")
        check_fields(source, self.fields)
        self._check_version(key, version, kind)
        self.versions[key] = self.versions.get(key, 0) + 1 if version is None else version
        status = 200 if key in self.documents else 201
        self.documents[key] = source
        return status

    def remove(self, key: str) -> None:
        """The version is remembered, and counted up, as a tombstone does."""
        del self.documents[key]
        self.versions[key] += 1

    def _check_version(self, key: str, version: int | None, kind: str) -> None:
        if version is None:
            return
        if kind not in {"external", "external_gte"}:
            raise Refused(400, "action_request_validation_exception", f"version type {kind}")
        known = self.versions.get(key)
        if known is not None and (version < known or (version == known and kind == "external")):
            raise Refused(409, "version_conflict_engine_exception", f"[{key}]: version conflict")


class Cluster:
    """Indexes and aliases; `handle` answers one request with a status and a body."""

    def __init__(self) -> None:
        self.indexes: dict[str, Index] = {}
        self.aliases: dict[str, set[str]] = {}
        self.requests: list[str] = []
        self.is_broken = False
        self._lock = threading.Lock()

    def handle(self, method: str, target: str, raw: bytes) -> tuple[int, Any]:
        address = urlsplit(target)
        parts, given = [part for part in address.path.split("/") if part], dict(parse_qsl(address.query))
        self.requests.append(f"{method} {address.path}")
        if self.is_broken:
            return 503, {"error": {"type": "cluster_block_exception"}, "status": 503}
        with self._lock:
            try:
                return self._route(method, parts, given, raw)
            except Refused as refusal:
                about = {"type": refusal.kind, "reason": refusal.reason}
                return refusal.status, {"error": {**about, "root_cause": [about]}, "status": refusal.status}

    def _route(self, method: str, parts: list[str], given: dict[str, str], raw: bytes) -> tuple[int, Any]:
        if unknown := given.keys() - _PARAMETERS:
            raise Refused(400, "illegal_argument_exception", f"unrecognized parameters {sorted(unknown)}")
        if method == "POST" and parts == ["_bulk"]:
            return 200, self._bulk(raw, given)
        body = json.loads(raw) if raw else {}
        match (method, *parts):
            case ("POST", "_aliases"):
                return 200, self._update_aliases(body)
            case ("GET", "_alias", name):
                if name not in self.aliases:
                    raise Refused(404, "aliases_not_found_exception", f"alias [{name}] missing")
                return 200, {index: {"aliases": {name: {}}} for index in self.aliases[name]}
            case ("GET", pattern, "_alias"):
                return 200, {name: {"aliases": self._aliases_of(name)} for name in self._matching(pattern)}
            case ("PUT", name):
                return 200, self._create(name, body)
            case ("POST", name, "_refresh"):
                self._find(name).refresh()
                return 200, {"_shards": {"failed": 0}}
            case ("POST" | "GET", name, "_search"):
                return 200, Searcher(self._find(name)).search(body)
            case ("POST" | "GET", name, "_count"):
                return 200, {"count": len(Searcher(self._find(name)).matching(body.get("query", {"match_all": {}})))}
            case ("POST" | "GET", name, "_termvectors"):
                return 200, Searcher(self._find(name)).term_vectors(body)
            case ("POST", name, "_delete_by_query"):
                return 200, self._delete_by_query(self._find(name), body, given)
            case ("GET", name, "_doc", key):
                documents = self._find(name).documents  # by its id a document is found before any refresh
                if key not in documents:
                    return 404, {"_id": key, "found": False}
                return 200, {"_id": key, "found": True, "_source": documents[key]}
            case ("PUT", name, "_doc", key):
                index = self._find(name)
                status = index.put(key, body, None, "")
                self._refresh(index, given)
                return status, {"_id": key, "result": "created"}
        raise Refused(400, "illegal_argument_exception", f"no handler for {method} /{'/'.join(parts)}")

    def _find(self, name: str) -> Index:
        if name in self.aliases:
            [name] = self.aliases[name]
        if name not in self.indexes:
            raise Refused(404, "index_not_found_exception", f"no such index [{name}]")
        return self.indexes[name]

    def _matching(self, pattern: str) -> list[str]:
        if "*" not in pattern:
            self._find(pattern)
        regex = re.compile(re.escape(pattern).replace(r"\*", ".*"))
        return [name for name in self.indexes if regex.fullmatch(name)]

    def _aliases_of(self, index: str) -> dict[str, Any]:
        return {alias: {} for alias, names in self.aliases.items() if index in names}

    def _create(self, name: str, body: dict[str, Any]) -> dict[str, Any]:
        if not _NAME.fullmatch(name):
            raise Refused(400, "invalid_index_name_exception", f"Invalid index name [{name}]")
        if name in self.indexes or name in self.aliases:
            raise Refused(400, "resource_already_exists_exception", f"index [{name}] already exists")
        self.indexes[name] = Index(body)
        return {"acknowledged": True, "index": name}

    def _update_aliases(self, body: dict[str, Any]) -> dict[str, Any]:
        """All of the actions or none."""
        for action in body["actions"]:
            [(kind, about)] = action.items()
            if kind not in {"add", "remove", "remove_index"}:
                raise Refused(400, "illegal_argument_exception", f"unknown action {kind}")
            if about["index"] not in self.indexes:
                raise Refused(404, "index_not_found_exception", about["index"])
            if about.get("alias") in self.indexes:
                raise Refused(400, "invalid_alias_name_exception", "an index exists with the same name as the alias")
        for action in body["actions"]:
            [(kind, about)] = action.items()
            if kind == "add":
                self.aliases.setdefault(about["alias"], set()).add(about["index"])
            elif kind == "remove":
                self.aliases.get(about["alias"], set()).discard(about["index"])
            else:
                del self.indexes[about["index"]]
                for names in self.aliases.values():
                    names.discard(about["index"])
        return {"acknowledged": True}

    def _bulk(self, raw: bytes, given: dict[str, str]) -> dict[str, Any]:
        if not raw.endswith(b"\n"):
            raise Refused(400, "illegal_argument_exception", "The bulk request must be terminated by a newline [\\n]")
        lines = [json.loads(line) for line in raw.splitlines()]
        items = []
        while lines:
            [(kind, about)] = lines.pop(0).items()
            if kind != "index":
                raise Refused(400, "illegal_argument_exception", f"the double knows no action [{kind}]")
            source = lines.pop(0)
            try:
                index = self._find(about["_index"])
                status = index.put(about["_id"], source, about.get("version"), about.get("version_type", ""))
                self._refresh(index, given)
                items.append({"index": {"_id": about["_id"], "status": status}})
            except Refused as refusal:
                error = {"type": refusal.kind, "reason": refusal.reason}
                items.append({"index": {"_id": about["_id"], "status": refusal.status, "error": error}})
        return {"errors": any("error" in item["index"] for item in items), "items": items}

    def _delete_by_query(self, index: Index, body: dict[str, Any], given: dict[str, str]) -> dict[str, Any]:
        found = Searcher(index).matching(body["query"])
        # What changed since the last refresh is a conflict.
        conflicts = [key for key in found if index.documents.get(key) is not index.seen[key]]
        if conflicts and given.get("conflicts") != "proceed":
            raise Refused(409, "version_conflict_engine_exception", str(conflicts))
        for key in found.keys() - set(conflicts):
            index.remove(key)
        self._refresh(index, given)
        return {"deleted": len(found) - len(conflicts), "version_conflicts": len(conflicts), "failures": []}

    @staticmethod
    def _refresh(index: Index, given: dict[str, str]) -> None:
        if given.get("refresh") in {"true", ""}:
            index.refresh()


def serve(cluster: Cluster) -> tuple[str, Callable[[], None]]:
    """Its address, and what stops it."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.headers.get("Content-Encoding") == "gzip":
                import gzip

                raw = gzip.decompress(raw)
            status, body = cluster.handle(self.command, self.path, raw)
            sent = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json; charset=UTF-8")
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _answer  # noqa: N815 - names that the server looks for

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def stop() -> None:
        server.shutdown()
        server.server_close()

    return f"http://127.0.0.1:{server.server_port}", stop
