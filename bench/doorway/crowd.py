"""A crowd of readers: wrk on the load's core, which asks for pages as Zipf's law has it, some hundreds a second."""

import json
import random
import subprocess
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

from bench.doorway.servers import HOST, LOAD_CORE

CONNECTIONS, PAUSE_MS = 16, 20
_DRAWN = 100_000
_SCRIPT = """
local paths = {{}}
for line in io.lines({names}) do paths[#paths + 1] = line end
local drawn = {{}}
for number in io.lines({drawn}) do drawn[#drawn + 1] = tonumber(number) end
local next = 0
function request()
  next = next % #drawn + 1
  return wrk.format("GET", paths[drawn[next]])
end
function delay() return {pause} end
"""


class Crowd:
    """Reads from entering to leaving. The first page is asked for most, the second half as often, and so on."""

    def __init__(self, folder: Path, *, port: int, paths: list[str], seconds: int) -> None:
        chance = random.Random(7)
        weights = [1 / rank for rank in range(1, len(paths) + 1)]
        drawn = chance.choices(range(1, len(paths) + 1), weights, k=_DRAWN)
        (folder / "paths").write_text("\n".join(map(quote, paths)) + "\n")
        (folder / "drawn").write_text("\n".join(map(str, drawn)) + "\n")
        names, numbers = (json.dumps(str(folder / name)) for name in ("paths", "drawn"))
        (folder / "crowd.lua").write_text(_SCRIPT.format(names=names, drawn=numbers, pause=PAUSE_MS))
        self._command = ["taskset", "-c", LOAD_CORE, "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s"]
        self._command += ["-s", str(folder / "crowd.lua"), "-H", f"Host: {HOST}", "-H", "Accept-Encoding: gzip"]
        self._command.append(f"http://127.0.0.1:{port}/")
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> "Crowd":
        self._process = subprocess.Popen(self._command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.communicate()
