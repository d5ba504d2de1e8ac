"""How many beacons one core takes, and whether the most read is right after a day of a hundred thousand readers.

    python -m bench.audience [--only beacons,beside,day,year] [--seconds 10] [--readers 100000] [--port 8195]
                             [--postgresql postgresql://postgres@127.0.0.1:5432]

And how long readers wait beside a stream of beacons, and the newsroom with a year of counts. The server has one core and
wrk the other; every beacon comes from another reader, and needs no database. What is not asked for keeps the figure that
stands in bench/results/audience.json.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from warraq import runtime

runtime.prepare()

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "bench" / "results" / "audience.json"


def measure_day(*, readers: int) -> dict[str, Any]:
    """Kendall's τ between the counted order and that of the true readers, in each window at the day's end."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "warraq.settings.test"
    import django

    django.setup()
    from warraq.audience.counting.tests.readers import make_judge
    from warraq.audience.most_read.rank import WINDOWS, order, score
    from warraq.audience.most_read.tests.day import FLOODED, HOURS, START, STORIES, play

    begins = datetime.fromtimestamp(START, UTC)
    with tempfile.TemporaryDirectory() as folder:
        began = time.process_time()
        day = play(make_judge(Path(folder), slots=2**21), readers=readers)
        spent = time.process_time() - began
    counted: dict[tuple[int, int], int] = {}
    for hour, batch in enumerate(day.batches):
        for (_host, story_id, _kind), row in batch.counts.items():
            counted[story_id - 1, hour] = counted.get((story_id - 1, hour), 0) + row[0]
    from warraq.audience.most_read.tests.day import kendall

    def scores(views: dict[tuple[int, int], int], window: Any) -> dict[int, float]:
        rows = ((story, begins + timedelta(hours=at), number) for (story, at), number in views.items())
        return dict(score(rows, window=window, now=begins + timedelta(hours=HOURS)))

    found: dict[str, Any] = {"readers": readers, "true_views": sum(day.truth.values()), "judged_in_s": round(spent, 1)}
    keep = [story for story in range(STORIES) if story != FLOODED]
    for window in WINDOWS:
        ours, true = scores(counted, window), scores(dict(day.truth), window)
        tau = kendall([ours.get(story, 0.0) for story in keep], [true.get(story, 0.0) for story in keep])
        found[f"tau_{window.basis.value}"] = round(tau, 4)
        found[f"place_of_the_flooded_{window.basis.value}"] = order(ours).index(FLOODED) + 1
    return found


def measure_year(server: str, *, scale: float) -> dict[str, Any]:
    """A year of counts in each database, in a process of its own."""
    from bench.rendering.databases import PostgresqlDatabases

    found: dict[str, Any] = {"scale": scale}
    with tempfile.TemporaryDirectory(prefix="warraq-bench-year-") as folder:
        found["sqlite"] = _run_year(f"sqlite:///{folder}/year.sqlite3", folder, scale=scale)
        if server:
            databases = PostgresqlDatabases(server, migrate=lambda url: None, kept=False)
            try:
                found["postgresql"] = _run_year(databases.create("year"), folder, scale=scale)
            finally:
                databases.drop()
    return found


def _run_year(url: str, folder: str, *, scale: float) -> Any:
    command = [sys.executable, "-m", "bench.readership.year", url, "--scale", str(scale)]
    environment = {**os.environ, "WARRAQ_DATA_DIR": folder, "PYTHONTZPATH": ""}
    return json.loads(subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE).stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="beacons,beside,day,year")
    parser.add_argument("--seconds", type=int, default=10, help="of each turn")
    parser.add_argument("--readers", type=int, default=100_000)
    parser.add_argument("--scale", type=float, default=1.0, help="of the year's stories")
    parser.add_argument("--port", type=int, default=8195)
    parser.add_argument("--postgresql", default="postgresql://postgres@127.0.0.1:5432", help="empty for none")
    chosen = parser.parse_args()
    only = chosen.only.split(",")
    results: dict[str, Any] = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    results["machine"] = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    if "beacons" in only:
        from bench.readership.rate import measure_rate

        results["beacons"] = measure_rate(seconds=chosen.seconds, port=chosen.port)
    if "beside" in only:
        from bench.readership.beside import measure_beside

        results["beside"] = measure_beside(seconds=chosen.seconds, port=chosen.port)
    if "year" in only:
        results["year"] = measure_year(chosen.postgresql, scale=chosen.scale)
    if "day" in only:
        results["day"] = measure_day(readers=chosen.readers)
    for name, values in results.items():
        print(f"{name}: {json.dumps(values, ensure_ascii=False)}")
    RESULTS.write_text(json.dumps(results, indent=2) + "\n")


if __name__ == "__main__":
    main()
