"""Releases under load: how soon every page shows them, what each makes stale, and how often a reader hits."""

import random
import threading
import time
from statistics import median
from typing import Any
from urllib.parse import quote

import requests

from bench.doorway.servers import HOST
from bench.doorway.tool import Tool

_PAGES_ASKED = 2_000


def measure(port: int, tool: Tool, *, releases: int, every_seconds: float) -> dict[str, Any]:
    """Release headlines one after the other while readers read; `tool` talks to a process with the database."""
    places = tool.ask(do="places", most=_PAGES_ASKED)
    health = f"http://127.0.0.1:{port}/_front/health"
    stop = threading.Event()
    reading = threading.Thread(target=_read_as_crowds_do, args=(port, places["paths"], stop))
    reading.start()
    time.sleep(2.0)  # the crowd warms what it likes
    before = requests.get(health, timeout=10).json()
    times: dict[str, list[float]] = {name: [] for name in ("page", "front", "section", "latest")}
    for number in range(releases):
        began = time.monotonic()
        told = tool.ask(do="release", number=number)
        committed = time.monotonic()
        waiting = {"page": told["path"], "front": "/", "section": told["section"], "latest": "/_block/latest"}
        while waiting and time.monotonic() - committed < 20:
            for name, path in list(waiting.items()):
                if told["headline"] in _get(port, path):
                    times[name].append(time.monotonic() - committed)
                    del waiting[name]
            time.sleep(0.005)
        time.sleep(max(0.0, every_seconds - (time.monotonic() - began)))
    after = requests.get(health, timeout=10).json()
    stop.set()
    reading.join()
    asked = after["hits"] - before["hits"] + after["asked"] - before["asked"]
    rendered = after["renders"] - before["renders"]
    return {
        "releases": releases,
        "fresh_ms": {
            name: {"p50": round(median(taken) * 1000), "p99": round(sorted(taken)[int(len(taken) * 0.99)] * 1000)}
            for name, taken in times.items()
            if taken
        },
        "never_seen": {name: releases - len(taken) for name, taken in times.items()},
        "made_stale_per_release": round((after["made_stale"] - before["made_stale"]) / releases, 1),
        "requests": asked,
        "renders": rendered,
        "hit_ratio": round(1 - rendered / asked, 5),
    }


def _get(port: int, path: str) -> str:
    return requests.get(f"http://127.0.0.1:{port}{quote(path)}", headers={"Host": HOST}, timeout=20).text


def _read_as_crowds_do(port: int, paths: list[str], stop: threading.Event) -> None:
    """Zipf: the first page of the list is asked for most, the second half as often …"""
    chance = random.Random(7)
    weights = [1 / rank for rank in range(1, len(paths) + 1)]
    session = requests.Session()
    session.headers.update({"Host": HOST, "Accept-Encoding": "gzip"})
    while not stop.is_set():
        for path in chance.choices(paths, weights, k=50):
            session.get(f"http://127.0.0.1:{port}{quote(path)}", timeout=20)
