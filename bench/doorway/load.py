"""wrk on the core that the servers leave free."""

import re
import subprocess
from typing import Any

from bench.doorway.servers import HOST, LOAD_CORE

_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


def run(port: int, path: str, *, seconds: int, connections: int = 64) -> dict[str, Any]:
    """Requests a second, and the median and 99th percentile of a request in milliseconds."""
    command = ["taskset", "-c", LOAD_CORE, "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency"]
    command += ["-H", f"Host: {HOST}", "-H", "Accept-Encoding: gzip", f"http://127.0.0.1:{port}{path}"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    assert rate
    found: dict[str, Any] = {"per_second": float(rate[1])}
    for percent in ("50%", "99%"):
        value = re.search(rf"{percent}\s+([\d.]+)(us|ms|s)\b", said)
        assert value
        found[f"p{percent[:2]}_ms"] = round(float(value[1]) * _UNITS[value[2]], 2)
    found["failed"] = int(m[1]) if (m := re.search(r"Non-2xx or 3xx responses: (\d+)", said)) else 0
    return found
