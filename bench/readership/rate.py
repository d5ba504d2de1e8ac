"""How many beacons one core takes, beside a handler on the same server that answers each with 204 and does nothing.

Both have one core, wrk the other; they take turns, and every beacon comes from another reader.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from statistics import median
from typing import Any

from warraq.command.serving import web_command

ROOT = Path(__file__).resolve().parents[2]
PHONE = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36"
)
BARE = """
START = {"type": "http.response.start", "status": 204, "headers": [(b"cache-control", b"no-store")]}
END = {"type": "http.response.body", "body": b""}
async def application(scope, receive, send):
    await send(START)
    await send(END)
"""
SCRIPT = """
wrk.method = "POST"
wrk.headers["Origin"] = "http://127.0.0.1:%(port)d"
wrk.headers["Host"] = "127.0.0.1:%(port)d"
wrk.headers["User-Agent"] = "%(phone)s"
local number = %(first)d
request = function()
  number = number + 1
  wrk.headers["X-Forwarded-For"] = string.format("%%d.%%d.%%d.%%d", 40 + number / 16777216, number / 65536 %% 256, number / 256 %% 256, number %% 256)
  return wrk.format(nil, string.format("/_beacon?v,%%d,0,1,www.google.com", number %% 300 + 1))
end
"""


def measure_rate(*, seconds: int, port: int, turns: int = 5) -> dict[str, Any]:
    """Medians of beacons a second, and how many of those answered were counted."""
    with tempfile.TemporaryDirectory(prefix="warraq-bench-audience-") as name:
        folder = Path(name)
        (folder / "bare_application.py").write_text(BARE)
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "warraq.settings.dev",
            "WARRAQ_DATA_DIR": name,
            "WARRAQ_TRUSTED_PROXIES": "1",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{name}",
            "PYTHONTZPATH": "",
        }
        # The front follows the bulletin, and would knock at a database without one again and again.
        migrate = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
        subprocess.run(migrate, env=environment, cwd=ROOT, check=True)
        ours = web_command(host="127.0.0.1", port=port, workers=1)
        bare = [*web_command(host="127.0.0.1", port=port + 1, workers=1)[:-1], "bare_application:application"]
        servers = [
            subprocess.Popen(["taskset", "-c", "0", *command], env=environment, cwd=ROOT) for command in (ours, bare)
        ]
        rates: dict[int, list[float]] = {port: [], port + 1: []}
        answered = refused = 0
        try:
            for which in rates:
                _wait(which)
            for turn in range(turns):
                for which, found in rates.items():
                    script = folder / "beacons.lua"
                    script.write_text(SCRIPT % {"port": which, "phone": PHONE, "first": turn * 2_000_000})
                    told = _load(which, script, seconds=seconds)
                    found.append(float(told.split("Requests/sec:")[1].split()[0]))
                    if which == port:
                        answered += int(told.split(" requests in")[0].split()[-1])
                        if "Non-2xx" in told:
                            refused += int(told.split("Non-2xx or 3xx responses:")[1].split()[0])
            time.sleep(2)
        finally:
            for server in servers:
                server.terminate()
            for server in servers:
                server.wait(timeout=20)
        batches = [json.loads(path.read_text()) for path in (folder / "audience" / "batches").glob("*.json")]
    return {
        "a_second": round(median(rates[port])),
        "slowest": round(min(rates[port])),
        "fastest": round(max(rates[port])),
        "bare_handler": round(median(rates[port + 1])),
        "of_bare": round(median(rates[port]) / median(rates[port + 1]), 2),
        "answered": answered,
        "counted": sum(row[3] for batch in batches for row in batch["counts"]),
        "batches": len(batches),
        "not_204": refused,
    }


def _load(port: int, script: Path, *, seconds: int) -> str:
    command = ["taskset", "-c", "1", "wrk", "-t1", "-c32", f"-d{seconds}s", "-s", str(script)]
    return subprocess.run([*command, f"http://127.0.0.1:{port}/"], capture_output=True, text=True, check=True).stdout


def _wait(port: int) -> None:
    request = urllib.request.Request(f"http://127.0.0.1:{port}/_beacon", data=b"", method="POST")
    for _trial in range(300):
        try:
            urllib.request.urlopen(request, timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the server does not answer")
