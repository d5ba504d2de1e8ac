"""The servers that are compared, each on one core, on a port of its own."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import requests

from warraq.command.serving import web_command

ROOT = Path(__file__).resolve().parents[2]
HOST = "bench.test"
SERVER_CORE, LOAD_CORE = "0", "1"
_SYSTEM_PATH = f"{os.environ.get('PATH', '')}:/usr/sbin"

BARE = """
from pathlib import Path
BODY = Path({body!r}).read_bytes()
HEADERS = {headers!r}
START = {{"type": "http.response.start", "status": 200, "headers": HEADERS}}
END = {{"type": "http.response.body", "body": BODY}}
async def application(scope, receive, send):
    await send(START)
    await send(END)
"""
NGINX = """
user root; worker_processes 1; pid {folder}/nginx.pid; error_log stderr crit;
events {{ worker_connections 2048; }}
http {{ access_log off; sendfile on; keepalive_requests 1000000; types {{ text/html html; }} gzip_static on;
  server {{ listen 127.0.0.1:{port} backlog=2048; root {folder}; location / {{ try_files /page.html =404; }} }} }}
"""
VCL = """
vcl 4.1;
backend default {{ .host = "127.0.0.1"; .port = "{behind}"; }}
sub vcl_recv {{ return (hash); }}
sub vcl_backend_response {{ set beresp.ttl = 1h; set beresp.do_gunzip = false; }}
"""


class Servers:
    """Starts each on SERVER_CORE; `stop` ends all."""

    def __init__(self, folder: Path, *, first_port: int, environment: dict[str, str]) -> None:
        self.folder, self._port, self._environment = folder, first_port, environment
        self.ports: dict[str, int] = {}
        self.processes: dict[str, subprocess.Popen[bytes]] = {}

    def start_ours(self, name: str = "warraq", **environment: str) -> None:
        """The web as `warraq up` starts it, with one process."""
        port = self._next(name)
        command = web_command(host="127.0.0.1", port=port, workers=1)
        self._start(name, command, {**self._environment, **environment})

    def start_courier(self) -> None:
        """It shares the web's core, as on a small machine."""
        self._start("courier", [sys.executable, "-m", "warraq", "courier"], self._environment)

    def start_bare(self, body: bytes, headers: list[tuple[bytes, bytes]]) -> None:
        (self.folder / "body.gz").write_bytes(body)
        code = BARE.format(body=str(self.folder / "body.gz"), headers=headers)
        (self.folder / "bare_application.py").write_text(code)
        self._granian("granian, bare", "bare_application:application", {"PYTHONPATH": str(self.folder)})

    def start_plain(self) -> None:
        """Wagtail alone: Django's own application, with the plain pages of bench/plain."""
        self._granian("wagtail", "bench.doorway.plain_asgi:application", self._environment)

    def start_nginx(self, body: bytes) -> None:
        import gzip

        (self.folder / "page.html").write_bytes(gzip.decompress(body))
        (self.folder / "page.html.gz").write_bytes(body)
        port = self._next("nginx gzip_static")
        (self.folder / "nginx.conf").write_text(NGINX.format(folder=self.folder, port=port))
        program = shutil.which("nginx", path=_SYSTEM_PATH) or "nginx"
        self._start("nginx gzip_static", [program, "-p", str(self.folder), "-c", "nginx.conf", "-g", "daemon off;"])

    def start_varnish(self, behind: int) -> None:
        port = self._next("varnish")
        (self.folder / "bench.vcl").write_text(VCL.format(behind=behind))
        program = shutil.which("varnishd", path=_SYSTEM_PATH) or "varnishd"
        command = [program, "-F", "-j", "none", "-n", str(self.folder / "varnish"), "-a", f"127.0.0.1:{port}"]
        self._start("varnish", [*command, "-f", str(self.folder / "bench.vcl"), "-s", "malloc,64m"])

    def wait(self, path: str, only: str = "") -> None:
        for name, port in self.ports.items():
            if only and name != only:
                continue
            until = time.monotonic() + 90
            while time.monotonic() < until:
                try:
                    if requests.get(f"http://127.0.0.1:{port}{path}", headers={"Host": HOST}, timeout=10).ok:
                        break
                except requests.RequestException:
                    pass
                time.sleep(0.1)
            else:
                raise RuntimeError(f"{name} does not answer: see {self.folder}")

    def stop(self) -> None:
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()

    def _granian(self, name: str, target: str, environment: dict[str, str]) -> None:
        port = self._next(name)
        command = [sys.executable, "-m", "granian", "--interface", "asgi", "--no-ws", "--log-level", "error"]
        self._start(name, [*command, "--host", "127.0.0.1", "--port", str(port), target], environment)

    def _next(self, name: str) -> int:
        self.ports[name] = self._port
        self._port += 1
        return self.ports[name]

    def _start(self, name: str, command: list[str], environment: dict[str, str] | None = None) -> None:
        log = (self.folder / f"{name.replace(' ', '_').replace(',', '')}.log").open("ab")
        self.processes[name] = subprocess.Popen(
            ["taskset", "-c", SERVER_CORE, *command],
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
