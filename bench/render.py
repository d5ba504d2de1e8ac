"""How long it takes to render an article and to release one, with a small archive and with a large one.

    python -m bench.render [--sizes 1000 10000 100000] [--databases sqlite postgresql] [--rounds 12]
                           [--plain-up-to 10000] [--keep FOLDER [--steps load plain article release]]

Each size has a database of its own and a process of its own; the processes measure in turn, a few times each, so that
whatever else the machine does falls on all alike. With `--keep` the databases stay, and the steps can be taken one by
one. Writes bench/results/render.json; what a run does not measure stays there as it was.
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
STEPS = ("load", "plain", "article", "release")


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
    found = _read_results()
    for name in arguments.databases:
        if name == "postgresql" and not is_postgresql_there(arguments.server):
            print(f"postgresql: no server at {arguments.server}, left out")
            continue
        with tempfile.TemporaryDirectory(prefix="warraq-bench-") as folder:
            kept = arguments.keep and arguments.keep.resolve() / name
            measured = _measure(name, kept or Path(folder), arguments)
        _print_tables(name, measured)
        found["machine"] = _describe_machine()
        for step, figures in measured.items():
            found["databases"].setdefault(name, {}).setdefault(step, {}).update(figures)
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")


def _read_results() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(RESULTS.read_text()) if RESULTS.exists() else {"databases": {}}
    return found


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000], help="stories")
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"], choices=["sqlite", "postgresql"])
    parser.add_argument("--keep", type=Path, help="a folder where databases stay, and are found again by the next run")
    parser.add_argument("--plain-up-to", type=int, default=10_000, help="stories in the largest plain site")
    parser.add_argument("--server", default="postgresql://postgres@127.0.0.1:5432", help="of PostgreSQL")
    parser.add_argument("--rounds", type=int, default=12, help="how often each process has its turn")
    parser.add_argument("--steps", nargs="+", default=STEPS, choices=STEPS, help="what to do of it all")
    return parser.parse_args()


def _measure(name: str, folder: Path, arguments: argparse.Namespace) -> dict[str, Any]:
    def migrate(url: str) -> None:
        command = [sys.executable, "-c", _MIGRATE]
        subprocess.run(command, cwd=ROOT, env=_environment(url, folder / "empty"), check=True)

    kept = arguments.keep is not None
    databases = (
        SqliteDatabases(folder / "databases", migrate=migrate, kept=kept)
        if name == "sqlite"
        else PostgresqlDatabases(arguments.server, migrate=migrate, kept=kept)
    )
    processes: dict[str, Process] = {}
    try:
        found: dict[str, Any] = {}
        for size in arguments.sizes:
            url = databases.create(str(size))
            migrate(url)  # a kept one may be older than the code
            processes[str(size)] = Process(url, folder / str(size))
        if "load" in arguments.steps:
            found["load"] = _load(name, processes)
        if "plain" in arguments.steps:
            for size, process in processes.items():
                if int(size) <= arguments.plain_up_to:
                    process.ask(do="load_plain", size=int(size))
        for what in (what for what in WHO if what in arguments.steps):
            turns = [
                (who, size)
                for who in WHO[what]
                for size in processes
                if who == "ours" or int(size) <= arguments.plain_up_to
            ]
            found[what] = _take_turns(processes, what, turns, rounds=arguments.rounds)
        return found
    finally:
        for process in processes.values():
            process.end()
        databases.drop()


def _load(name: str, processes: dict[str, Process]) -> dict[str, Any]:
    """Stories loaded in a second, by size; what an earlier run has loaded is left out."""
    found = {}
    for size, process in processes.items():
        told = process.ask(do="load", size=int(size))
        print(f"{name}: {size} stories, {told['per_second'] if told else 'loaded before,'} a second", flush=True)
        if told:
            found[size] = told
    return found


def _take_turns(
    processes: dict[str, Process], what: str, turns: list[tuple[str, str]], *, rounds: int
) -> dict[str, dict[str, Any]]:
    """For each name and size: the number of queries and the median of milliseconds."""
    found: dict[str, dict[str, Any]] = {}
    samples: dict[tuple[str, str], list[list[float]]] = {turn: [] for turn in turns}
    for who, size in turns:
        processes[size].ask(do="time", what=what, who=who, times=6)  # to warm up
        found.setdefault(who, {})[size] = processes[size].ask(do="count", what=what, who=who)
    for _ in range(rounds):
        for who, size in turns:
            samples[who, size] += processes[size].ask(do="time", what=what, who=who, times=AT_ONCE[what])
    for (who, size), taken in samples.items():
        wall, own = zip(*taken, strict=True)
        found[who][size] |= {
            "ms": round(median(wall), 2),
            "fastest_ms": round(min(wall), 2),
            "cpu_ms": round(median(own), 2),
            "samples": len(taken),
        }
    return found


def _print_tables(name: str, found: dict[str, Any]) -> None:
    """By the wall, and in brackets by the process's own time."""
    for what in (what for what in WHO if what in found):
        ours = found[what]["ours"]
        print(f"\n{what}, {name}".ljust(28) + "".join(f"{size:>26}" for size in ours))
        for who, rows in found[what].items():
            cells = [f"{row['queries']} q {row['ms']:.1f} ({row['cpu_ms']:.1f}) ms" for row in rows.values()]
            print(f"  {who}".ljust(27) + "".join(f"{cell:>26}" for cell in cells))
        first = next(iter(ours.values()))
        _print_ratios("ours / ours at the smallest", [(row, first) for row in ours.values()])
        for who, rows in found[what].items():
            if who != "ours":
                _print_ratios(f"{who} / ours", [(row, ours[size]) for size, row in rows.items()])


def _print_ratios(title: str, pairs: list[tuple[dict[str, float], dict[str, float]]]) -> None:
    cells = [f"{one['ms'] / two['ms']:.2f} ({one['cpu_ms'] / two['cpu_ms']:.2f})" for one, two in pairs]
    print(f"  {title}".ljust(29) + "".join(f"{cell:>26}" for cell in cells))


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
        "load_averages": os.getloadavg(),
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
