"""Releases under load: how soon every page shows them, what each makes stale, and how often a reader hits."""

import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

import requests

from bench.doorway.crowd import Crowd
from bench.doorway.servers import HOST
from bench.doorway.tool import Tool

_PAGES_ASKED = 2_000
_PATIENCE_SECONDS = 20.0


def measure(folder: Path, port: int, tool: Tool, *, releases: int, every_seconds: float) -> dict[str, Any]:
    """Release headlines one after the other while readers read; `tool` talks to a process with the database."""
    places = tool.ask(do="places", most=_PAGES_ASKED)
    health = f"http://127.0.0.1:{port}/_front/health"
    session = requests.Session()
    for path in places["paths"]:  # as after a day's reading, or `warraq warm`
        _get(session, port, path)
    times: dict[str, list[float]] = {name: [] for name in ("page", "front", "section", "latest", "feed", "everywhere")}
    lasting = int(releases * max(every_seconds, 1.0)) + 30
    with Crowd(folder, port=port, paths=places["paths"], seconds=lasting):
        time.sleep(1.0)
        before = requests.get(health, timeout=10).json()
        began_all = time.monotonic()
        for number in range(releases):
            began = time.monotonic()
            _release(session, port, tool, number, times)
            time.sleep(max(0.0, every_seconds - (time.monotonic() - began)))
        after = requests.get(health, timeout=10).json()
        lasted = time.monotonic() - began_all
    asked = after["hits"] - before["hits"] + after["asked"] - before["asked"]
    rendered = after["renders"] - before["renders"]
    return {
        "stories": places["stories"],
        "releases": releases,
        "fresh_ms": {name: _percentiles(taken) for name, taken in times.items() if taken},
        "never_seen": {name: releases - len(taken) for name, taken in times.items()},
        "made_stale_per_release": round((after["made_stale"] - before["made_stale"]) / releases, 1),
        "requests": asked,
        "requests_per_second": round(asked / lasted),
        "renders": rendered,
        "hit_ratio": round(1 - rendered / asked, 5),
    }


def _release(session: requests.Session, port: int, tool: Tool, number: int, times: dict[str, list[float]]) -> None:
    told = tool.ask(do="release", number=number)
    committed = told["committed"]
    waiting = {
        "page": told["path"],
        "front": "/",
        "section": told["section"],
        "latest": told["another"],  # an older story's page: the block of the latest stands on it
        "feed": "/feed.json",
    }
    while waiting and time.monotonic() - committed < _PATIENCE_SECONDS:
        for name, path in list(waiting.items()):
            if told["headline"] in _get(session, port, path):
                times[name].append(time.monotonic() - committed)
                del waiting[name]
        time.sleep(0.005)
    if not waiting:
        times["everywhere"].append(time.monotonic() - committed)


def _percentiles(taken: list[float]) -> dict[str, int]:
    ranked = sorted(taken)
    return {
        "p50": round(ranked[len(ranked) // 2] * 1000),
        "p99": round(ranked[min(len(ranked) - 1, int(len(ranked) * 0.99))] * 1000),
    }


def _get(session: requests.Session, port: int, path: str) -> str:
    return session.get(f"http://127.0.0.1:{port}{quote(path)}", headers={"Host": HOST}, timeout=20).text
