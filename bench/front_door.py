"""The front door, side by side with nginx, Varnish, a bare ASGI handler and plain Wagtail.

    python -m bench.front_door --newspaper FOLDER [--database URL] [--seconds 5] [--rounds 3] [--releases 20]
    python -m bench.front_door --newspaper FOLDER --only freshness

FOLDER is a newspaper made by `python -m bench.generator`. Each server runs on one core, wrk on the other; they take
turns, round after round, and the table shows medians. Writes bench/results/front_door.json.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import quote

import requests

from bench.doorway import freshness, load
from bench.doorway.servers import HOST, ROOT, Servers
from bench.doorway.tool import Tool

RESULTS = ROOT / "bench" / "results" / "front_door.json"
SERVED = ("content-type", "content-encoding", "cache-control", "vary", "etag", "content-security-policy")


def main() -> None:
    arguments = _parse()
    with tempfile.TemporaryDirectory(prefix="warraq-bench-") as scratch:
        folder = Path(scratch)
        environment = _environment(arguments, folder)
        servers = Servers(folder, first_port=arguments.port, environment=environment)
        tool = Tool(environment)
        found: dict[str, Any] = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
        try:
            path = quote(tool.ask(do="places", most=5)["paths"][3])
            servers.start_ours()
            servers.wait(path)
            if arguments.only in {"", "rates"}:
                found["rates"] = _measure_rates(servers, tool, path, arguments)
            if arguments.only in {"", "inside"}:
                command = ["taskset", "-c", "0", sys.executable, "-m", "bench.doorway.inside"]
                inside = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
                found["inside"] = json.loads(inside.stdout.splitlines()[-1])
                print(json.dumps(found["inside"], indent=1))
            if arguments.only in {"", "freshness"}:
                stories = tool.ask(do="places", most=1)["stories"]
                measured = freshness.measure(
                    servers.ports["warraq"], tool, releases=arguments.releases, every_seconds=arguments.every
                )
                found.setdefault("freshness", {})[str(stories // 1000 * 1000)] = measured
                print(json.dumps(measured, indent=1))
        finally:
            servers.stop()
            tool.end()
    found["machine"] = _describe_machine()
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")


def _measure_rates(servers: Servers, tool: Tool, path: str, arguments: argparse.Namespace) -> dict[str, Any]:
    ours = servers.ports["warraq"]
    answer = requests.get(
        f"http://127.0.0.1:{ours}{path}", headers={"Host": HOST, "Accept-Encoding": "gzip"}, timeout=30, stream=True
    )
    body = answer.raw.read(decode_content=False)
    headers = [(name.encode(), answer.headers[name].encode()) for name in SERVED if name in answer.headers]
    headers.append((b"content-length", str(len(body)).encode()))
    servers.start_bare(body, headers)
    servers.start_nginx(body)
    servers.start_varnish(servers.ports["granian, bare"])
    servers.wait(path)
    plain = quote(tool.ask(do="plain")["path"])
    if plain:
        servers.start_plain()
        servers.wait(plain)
    samples: dict[str, list[dict[str, Any]]] = {name: [] for name in servers.ports}
    for _ in range(arguments.rounds):
        for name, port in servers.ports.items():
            seconds = 2 if name == "wagtail" else arguments.seconds
            connections = 2 if name == "wagtail" else 64
            target = plain if name == "wagtail" else path
            samples[name].append(load.run(port, target, seconds=seconds, connections=connections))
    found: dict[str, Any] = {"body_bytes": len(body)}
    for name, taken in samples.items():
        found[name] = {key: median(sample[key] for sample in taken) for key in taken[0]}
    base = found["warraq"]["per_second"]
    print(f"\ncached article, {len(body)} bytes gzip".ljust(44) + "per second   p50 ms   p99 ms   warraq is ×")
    for name in samples:
        row = found[name]
        row["warraq_is_times"] = round(base / row["per_second"], 3)
        print(
            f"  {name}".ljust(44)
            + f"{row['per_second']:>10.0f} {row['p50_ms']:>8.2f} {row['p99_ms']:>8.2f}   {row['warraq_is_times']:>8.2f}"
        )
    return found


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--newspaper", type=Path, required=True)
    parser.add_argument("--database", default="", help="where its rows are; without it the SQLite file in the folder")
    parser.add_argument("--only", default="", choices=["", "rates", "inside", "freshness"])
    parser.add_argument("--port", type=int, default=8144, help="the first of six ports")
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--releases", type=int, default=20)
    parser.add_argument("--every", type=float, default=3.0, help="seconds from one release to the next")
    return parser.parse_args()


def _environment(arguments: argparse.Namespace, folder: Path) -> dict[str, str]:
    newspaper = arguments.newspaper.resolve()
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "WARRAQ_DATABASE_URL": arguments.database or f"sqlite:///{newspaper / 'warraq.sqlite3'}",
        "WARRAQ_DATA_DIR": str(folder / "data"),
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "PYTHONTZPATH": "",
    }


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
