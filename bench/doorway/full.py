"""Memory of one serving process: with a full cache, and after many hits on it."""

import subprocess
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

import requests

from bench.doorway import load
from bench.doorway.servers import HOST


def measure(port: int, pid: int, paths: list[str], *, seconds: int) -> dict[str, Any]:
    """Ask for pages until the first is let go of, then for one page as often as possible."""
    health = f"http://127.0.0.1:{port}/_front/health"
    worker = _worker(pid)
    start_kib = resident_kib(worker)
    session = requests.Session()
    facts: dict[str, Any] = {}
    for number, path in enumerate(paths):
        for _ in "12":  # the second time it is put together and lies there whole
            session.get(f"http://127.0.0.1:{port}{quote(path)}", headers={"Host": HOST}, timeout=20)
        if number % 20 == 0:
            facts = session.get(health, timeout=10).json()
            if facts["evicted"]:
                break
    full_kib = resident_kib(worker)
    grown = []
    hits = 0.0
    for _ in range(3):
        found = load.run(port, quote(paths[0]), seconds=seconds)
        hits += found["per_second"] * seconds
        time.sleep(0.5)
        grown.append(resident_kib(worker))
    return {
        "pages": facts.get("pages"),
        "counted_mib": round(facts.get("bytes", 0) / 2**20, 1),
        "is_full": bool(facts.get("evicted")),
        "empty_worker_mib": round(start_kib / 1024),
        "full_worker_mib": round(full_kib / 1024),
        "hits": round(hits),
        "mib_after_each_third_of_the_hits": [round(kib / 1024, 1) for kib in grown],
    }


def _worker(granian: int) -> int:
    """The process below granian that holds most memory: the one that serves."""
    told = subprocess.run(["pgrep", "-P", str(granian)], capture_output=True, text=True, check=False).stdout.split()
    return max([granian, *map(int, told)], key=resident_kib)


def resident_kib(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1])
    return 0
