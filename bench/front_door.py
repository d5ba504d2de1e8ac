"""The front door, side by side with nginx, Varnish, a bare ASGI handler and plain Wagtail.

    python -m bench.front_door                                  # 1,000 and 100,000 stories
    python -m bench.front_door --sizes 1000 100000 1000000
    python -m bench.front_door --only freshness --sizes 1000 --releases 5 --every 1

The newspapers are made once, in --folder (SQLite, public rows only), and kept for the next run. Each server runs on one
core, wrk on the other; they take turns, round after round, and the table shows medians. Rates, assembly and memory are
measured on the first of the sizes, freshness on each. Writes bench/results/front_door.json.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import quote

import requests

from bench.doorway import freshness, full, load
from bench.doorway.papers import environment_of, find_paper
from bench.doorway.servers import HOST, ROOT, Servers
from bench.doorway.tool import Tool

RESULTS = ROOT / "bench" / "results" / "front_door.json"
SERVED = ("content-type", "content-encoding", "cache-control", "vary", "etag", "content-security-policy")
PARTS = ("rates", "inside", "memory", "freshness")
GOALS = [  # what is asked of Warraq's rate beside each, in one run
    ("granian, bare", 0.85),
    ("nginx gzip_static", 0.35),
    ("varnish", 1.0),
    ("wagtail", 500.0),
]


def main() -> None:
    arguments = _parse()
    papers = {size: find_paper(arguments.folder, size) for size in arguments.sizes}
    began = time.monotonic()
    found: dict[str, Any] = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    first = papers[arguments.sizes[0]]
    acts = {"rates": _measure_rates, "inside": _measure_inside, "memory": _measure_memory}
    for name, act in acts.items():
        if name in arguments.only:
            found[name] = _with_servers(first, act, arguments)
    if "freshness" in arguments.only:
        for size, paper in papers.items():
            measured = _with_servers(paper, _measure_freshness, arguments)
            print(f"\nfreshness, {size:,} stories\n{json.dumps(measured, indent=1)}", flush=True)
            found.setdefault("freshness", {})[str(size)] = measured
    found["machine"] = _describe_machine()
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    print(f"\nmeasured in {time.monotonic() - began:.0f} s; written to {RESULTS.relative_to(ROOT)}")


class Bench:
    """A newspaper with its servers and the process that has its database."""

    def __init__(self, paper: Path, folder: Path, arguments: argparse.Namespace) -> None:
        self.folder, self.arguments = folder, arguments
        self.environment = environment_of(paper, scratch=folder)
        self.servers = Servers(folder, first_port=arguments.port, environment=self.environment)
        self.tool = Tool(self.environment)


def _with_servers(paper: Path, act: Any, arguments: argparse.Namespace) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="warraq-bench-") as scratch:
        bench = Bench(paper, Path(scratch), arguments)
        try:
            measured: dict[str, Any] = act(bench)
            return measured
        finally:
            bench.servers.stop()
            bench.tool.end()


def _measure_rates(bench: Bench) -> dict[str, Any]:
    servers, tool, arguments = bench.servers, bench.tool, bench.arguments
    path = quote(tool.ask(do="places", most=5)["paths"][3])
    plain = quote(tool.ask(do="plain")["path"])
    servers.start_ours()
    servers.wait(path)
    body, headers = _fetch_often_asked(servers.ports["warraq"], path)
    servers.start_bare(body, headers)
    servers.start_nginx(body)
    servers.start_varnish(servers.ports["granian, bare"])
    servers.wait(path)
    servers.start_plain()
    servers.wait(plain, "wagtail")
    samples: dict[str, list[dict[str, Any]]] = {name: [] for name in servers.ports}
    for _ in range(arguments.rounds):
        for name, port in servers.ports.items():
            is_plain = name == "wagtail"
            connections, target = (2, plain) if is_plain else (64, path)
            samples[name].append(load.run(port, target, seconds=arguments.seconds, connections=connections))
    found: dict[str, Any] = {"body_bytes": len(body)}
    for name, taken in samples.items():
        found[name] = {key: median(sample[key] for sample in taken) for key in taken[0]}
        found[name]["failed"] = sum(sample["failed"] for sample in taken)
    base = found["warraq"]["per_second"]
    print(f"\ncached article, {len(body)} bytes gzip".ljust(44) + "per second   p50 ms   p99 ms   warraq is ×")
    for name in samples:
        row = found[name]
        row["warraq_is_times"] = round(base / row["per_second"], 3)
        print(
            f"  {name}".ljust(44)
            + f"{row['per_second']:>10.0f} {row['p50_ms']:>8.2f} {row['p99_ms']:>8.2f}   {row['warraq_is_times']:>8.2f}"
        )
    for name, least in GOALS:
        is_reached = found[name]["warraq_is_times"] >= least
        print(f"  {'reached' if is_reached else 'MISSED '}  {least:g} × {name}")
    return found


def _fetch_often_asked(port: int, path: str) -> tuple[bytes, list[tuple[bytes, bytes]]]:
    """The page as those get it who ask often: after some hits it is compressed in one piece."""
    for _ in range(60):
        answer = requests.get(
            f"http://127.0.0.1:{port}{path}", headers={"Host": HOST, "Accept-Encoding": "gzip"}, timeout=30, stream=True
        )
        body = answer.raw.read(decode_content=False)
        time.sleep(0.02)
    headers = [(name.encode(), answer.headers[name].encode()) for name in SERVED if name in answer.headers]
    return body, [*headers, (b"content-length", str(len(body)).encode())]


def _measure_inside(bench: Bench) -> dict[str, Any]:
    command = ["taskset", "-c", "0", sys.executable, "-m", "bench.doorway.inside"]
    told = subprocess.run(command, cwd=ROOT, env=bench.environment, capture_output=True, text=True, check=True)
    measured: dict[str, Any] = json.loads(told.stdout.splitlines()[-1])
    print(f"\ninside one process\n{json.dumps(measured, indent=1)}", flush=True)
    return measured


def _measure_memory(bench: Bench) -> dict[str, Any]:
    paths = bench.tool.ask(do="places", most=bench.arguments.pages)["paths"]
    bench.servers.start_ours(WARRAQ_CACHE_MEMORY_MB=str(bench.arguments.memory_mb))
    bench.servers.wait("/")
    granian = bench.servers.processes["warraq"].pid
    measured = full.measure(bench.servers.ports["warraq"], granian, paths, seconds=bench.arguments.seconds)
    measured["limit_mib"] = bench.arguments.memory_mb
    print(f"\nmemory of a worker\n{json.dumps(measured, indent=1)}", flush=True)
    return measured


def _measure_freshness(bench: Bench) -> dict[str, Any]:
    bench.servers.start_ours()
    bench.servers.start_courier()
    bench.servers.wait("/")
    return freshness.measure(
        bench.folder,
        bench.servers.ports["warraq"],
        bench.tool,
        releases=bench.arguments.releases,
        every_seconds=bench.arguments.every,
    )


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "bench", help="where the newspapers are kept")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 100_000], help="stories in each newspaper")
    parser.add_argument("--only", nargs="+", default=PARTS, choices=PARTS)
    parser.add_argument("--port", type=int, default=8144, help="the first of six ports")
    parser.add_argument("--seconds", type=int, default=5, help="of each turn of a server")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--releases", type=int, default=20)
    parser.add_argument("--every", type=float, default=3.0, help="seconds from one release to the next")
    parser.add_argument("--memory-mb", type=int, default=16, help="the limit of the cache that is filled")
    parser.add_argument("--pages", type=int, default=3_000, help="the most that are asked for to fill it")
    return parser.parse_args()


def _describe_machine() -> dict[str, Any]:
    return {
        "measured_at": datetime.now(UTC).isoformat(timespec="minutes"),
        "python": platform.python_version(),
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "load": os.getloadavg(),
    }


if __name__ == "__main__":
    main()
