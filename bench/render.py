"""How long it takes to render an article and to release one, with a small archive and with a large one.

    python -m bench.render [--sizes 1000 10000 100000] [--databases sqlite postgresql] [--rounds 12] [--keep FOLDER]

Each size has a database of its own and a process of its own; the processes measure in turn, a few times each, so that
whatever else the machine does falls on all alike. Writes bench/results/render.json.
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

from warraq import runtime

runtime.prepare()

from bench.rendering.databases import PostgresqlDatabases, SqliteDatabases, is_postgresql_there  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "bench" / "results" / "render.json"
WHO = {"article": ("ours", "plain", "careful"), "release": ("ours", "plain")}
AT_ONCE = {"article": 4, "release": 2}


class Process:
    """A worker process on one database."""

    def __init__(self, url: str, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.rendering.worker"],
            cwd=ROOT,
            env=_environment(url, folder),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, **command: Any) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps(command), file=self._process.stdin, flush=True)
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"the worker ended with {self._process.wait()} at {command}")
        return json.loads(answer)

    def end(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(timeout=60)


def main() -> None:
    arguments = _parse()
    found: dict[str, Any] = {"machine": _describe_machine(), "databases": {}}
    for name in arguments.databases:
        if name == "postgresql" and not is_postgresql_there():
            print("postgresql: no server at 127.0.0.1:5432, left out")
            continue
        with tempfile.TemporaryDirectory(prefix="warraq-bench-") as folder:
            kept = arguments.keep and arguments.keep.resolve() / name
            found["databases"][name] = _measure(name, kept or Path(folder), arguments)
        _print_tables(name, found["databases"][name])
    found["load_at_end"] = os.getloadavg()
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000], help="stories")
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"], choices=["sqlite", "postgresql"])
    parser.add_argument("--keep", type=Path, help="a folder where databases stay, and are found again by the next run")
    parser.add_argument("--rounds", type=int, default=12, help="how often each process has its turn")
    return parser.parse_args()


def _measure(name: str, folder: Path, arguments: argparse.Namespace) -> dict[str, Any]:
    def migrate(url: str) -> None:
        command = [sys.executable, "-c", _MIGRATE]
        subprocess.run(command, cwd=ROOT, env=_environment(url, folder / "empty"), check=True)

    kept = arguments.keep is not None
    databases = (
        SqliteDatabases(folder / "databases", migrate=migrate, kept=kept)
        if name == "sqlite"
        else PostgresqlDatabases(migrate=migrate, kept=kept)
    )
    processes: dict[int, Process] = {}
    try:
        found: dict[str, Any] = {"loaded": {}}
        for size in arguments.sizes:
            processes[size] = Process(databases.create(str(size)), folder / str(size))
            found["loaded"][size] = processes[size].ask(do="load", size=size)
            speed = found["loaded"][size].get("per_second")
            print(f"{name}: {size} stories, {f'{speed:.0f} a second' if speed else 'loaded before'}", flush=True)
        for what, names in WHO.items():
            found[what] = _take_turns(processes, what, names, rounds=arguments.rounds)
        return found
    finally:
        for process in processes.values():
            process.end()
        databases.drop()


def _take_turns(
    processes: dict[int, Process], what: str, names: tuple[str, ...], *, rounds: int
) -> dict[str, dict[int, Any]]:
    """For each name and size: the number of queries and the median of milliseconds."""
    found: dict[str, dict[int, Any]] = {who: {} for who in names}
    samples: dict[tuple[str, int], list[float]] = {}
    for who in names:
        for size, process in processes.items():
            process.ask(do="time", what=what, who=who, times=6)  # to warm up
            found[who][size] = process.ask(do="count", what=what, who=who)
    for _ in range(rounds):
        for who in names:
            for size, process in processes.items():
                taken = process.ask(do="time", what=what, who=who, times=AT_ONCE[what])
                samples.setdefault((who, size), []).extend(taken)
    for (who, size), taken in samples.items():
        found[who][size] |= {"ms": round(median(taken), 2), "fastest_ms": round(min(taken), 2), "samples": len(taken)}
    return found


def _print_tables(name: str, found: dict[str, Any]) -> None:
    sizes = list(found["loaded"])
    for what, names in WHO.items():
        print(f"\n{what}, {name}".ljust(28) + "".join(f"{size:>22}" for size in sizes) + "  largest/smallest")
        for who in names:
            cells = [f"{row['queries']} q {row['ms']:.1f} ms" for row in found[what][who].values()]
            growth = found[what][who][sizes[-1]]["ms"] / found[what][who][sizes[0]]["ms"]
            print(f"  {who}".ljust(27) + "".join(f"{cell:>22}" for cell in cells) + f"  {growth:.2f}")
        for who in names[1:]:
            ratios = [found[what][who][size]["ms"] / found[what]["ours"][size]["ms"] for size in sizes]
            print(f"  {who} / ours".ljust(27) + "".join(f"{ratio:>22.1f}" for ratio in ratios))


def _environment(url: str, folder: Path) -> dict[str, str]:
    folder.mkdir(parents=True, exist_ok=True)
    own = {"WARRAQ_DATABASE_URL": url, "WARRAQ_DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "bench.settings"}
    return {**os.environ, **own, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}


def _describe_machine() -> dict[str, Any]:
    return {
        "measured_at": datetime.now(UTC).isoformat(timespec="minutes"),
        "python": platform.python_version(),
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "load_at_start": os.getloadavg(),
    }


_MIGRATE = """
from warraq import runtime
runtime.prepare()
import django
from django.core.management import call_command
django.setup()
call_command("migrate", verbosity=0)
"""

if __name__ == "__main__":
    main()
