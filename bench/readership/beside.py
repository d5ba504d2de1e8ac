"""Readers' latency while beacons pour in: 500 a second, for as long as without them, in turns.

The server, its own process for the counts beside it, has one core; readers and beacons come from the other.
"""

import http.client
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from warraq.command.serving import web_command

ROOT = Path(__file__).resolve().parents[2]
READERS_A_SECOND, BEACONS_A_SECOND = 40, 500


def measure_beside(*, seconds: int, port: int, turns: int = 3) -> dict[str, Any]:
    """Median and 95th percentile in milliseconds, in quiet and beside beacons; how often the database was written."""
    with tempfile.TemporaryDirectory(prefix="warraq-bench-beside-") as name:
        folder = Path(name)
        url, host = f"sqlite:///{folder / 'paper.sqlite3'}", f"127.0.0.1:{port}"
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "bench.settings",
            "WARRAQ_DATA_DIR": name,
            "WARRAQ_DATABASE_URL": url,
            "WARRAQ_TRUSTED_PROXIES": "1",
            "PYTHONTZPATH": "",
        }
        make = [sys.executable, "-m", "bench.readership.year", url, "--scale", "0.02", "--host", host]
        subprocess.run(make, env=environment, cwd=ROOT, check=True)
        web = web_command(host="127.0.0.1", port=port, workers=1)
        programs = [
            subprocess.Popen(["taskset", "-c", "0", *command], env=environment, cwd=ROOT)
            for command in (web, [sys.executable, "-m", "warraq", "audience"])
        ]
        try:
            os.sched_setaffinity(0, {1})
            path, story = _wait(host, environment)
            quiet, beside = [], []
            # The year's own ids are older than the hour that runs; nothing pours yet.
            since = datetime.now(UTC)
            _none, made = _count(environment, since=since)
            sent = 0
            for _turn in range(turns):
                quiet += _read(host, path, seconds=seconds)
                pouring = subprocess.Popen(
                    [
                        sys.executable,
                        "-m",
                        "bench.readership.pour",
                        host,
                        str(story),
                        str(BEACONS_A_SECOND),
                        str(seconds + 1),
                    ],
                    cwd=ROOT,
                    stdout=subprocess.PIPE,
                    text=True,
                )
                time.sleep(0.5)
                beside += _read(host, path, seconds=seconds)
                sent += int(pouring.communicate()[0])
            time.sleep(3)
            writes, views = _count(environment, since=since)
        finally:
            os.sched_setaffinity(0, range(os.cpu_count() or 1))
            for program in programs:
                program.terminate()
            for program in programs:
                program.wait(timeout=20)
    told = {"quiet": _tell(quiet), "beside": _tell(beside), "beacons": sent, "counted": views - made}
    p95 = told["beside"]["p95_ms"] / told["quiet"]["p95_ms"]
    p50 = told["beside"]["p50_ms"] / told["quiet"]["p50_ms"]
    poured = turns * (seconds + 1)
    return {
        **told,
        "p50_ratio": round(p50, 3),
        "p95_ratio": round(p95, 3),
        "batches_a_second": round(writes / poured, 2),
    }


def _wait(host: str, environment: dict[str, str]) -> tuple[str, int]:
    """The newest story's path and number, once the server answers."""
    told = _ask(environment, "from warraq.publishing.release.models import PublishedStory as P;"
                "from warraq.delivery.site.canonical import encode; r = P.objects.order_by('-story_id').first();"
                "print(json.dumps([encode(r.path), r.story_id]))")  # fmt: skip
    for _trial in range(300):
        try:
            line = http.client.HTTPConnection(host, timeout=5)
            line.request("GET", told[0])
            answer = line.getresponse()
            answer.read()
            if answer.status == 200:
                return told[0], told[1]
        except OSError:
            pass
        time.sleep(0.2)
    raise RuntimeError("the server does not answer")


def _count(environment: dict[str, str], *, since: datetime) -> tuple[int, int]:
    """Batches added since that moment, and views of all minutes from it on; the made year has some in its last minute."""
    minute = since.replace(second=0, microsecond=0)
    writes, views = _ask(
        environment,
        "from warraq.audience.counting.models import AppliedBatch as A, EditionMinute as M;"
        "from django.db.models import Sum; from datetime import datetime;"
        f"writes = A.objects.filter(applied_at__gt=datetime.fromisoformat('{since.isoformat()}')).count();"
        f"minutes = M.objects.filter(minute__gte=datetime.fromisoformat('{minute.isoformat()}'));"
        "print(json.dumps([writes, minutes.aggregate(n=Sum('views'))['n'] or 0]))",
    )
    return writes, views


def _ask(environment: dict[str, str], code: str) -> Any:
    code = f"import json, django; django.setup(); {code}"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=ROOT, check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def _read(host: str, path: str, *, seconds: int) -> list[float]:
    """Milliseconds of each request, at moments that do not depend on how long they took."""
    line, dice, spent = http.client.HTTPConnection(host, timeout=20), random.Random(5), []
    due = began = time.perf_counter()
    while due - began < seconds:
        due += dice.expovariate(READERS_A_SECOND)
        time.sleep(max(0.0, due - time.perf_counter()))
        line.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = line.getresponse()
        answer.read()
        assert answer.status == 200
        spent.append((time.perf_counter() - due) * 1000)
    return spent


def _tell(spent: list[float]) -> dict[str, Any]:
    cuts = statistics.quantiles(spent, n=100)
    return {"requests": len(spent), "p50_ms": round(cuts[49], 3), "p95_ms": round(cuts[94], 3)}
