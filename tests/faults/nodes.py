"""Web nodes, couriers, Varnish and nginx as processes, with the files of deploy/."""

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import requests

from tests import services
from warraq.command.serving import web_command

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"


def free_port() -> int:
    """Below those that the system gives to connections: one of these might have it before the server that wants it."""
    while True:
        port = random.SystemRandom().randrange(20_000, 32_000)
        with socket.socket() as trial, suppress(OSError):
            trial.bind(("127.0.0.1", port))
            return port


def database_url() -> str:
    """The address of the test's own database."""
    from django.db import connection

    facts = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{facts['NAME']}"
    who = f"{facts['USER'] or 'postgres'}{':' + facts['PASSWORD'] if facts['PASSWORD'] else ''}"
    return f"postgresql://{who}@{facts['HOST'] or '127.0.0.1'}:{facts['PORT'] or 5432}/{facts['NAME']}"


class Cluster:
    """Processes in a folder, stopped at the end whatever happened."""

    def __init__(self, folder: Path, *, redis_url: str = "") -> None:
        self.folder, self.redis_url = folder, redis_url
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.purge = ""

    def start(self, name: str, command: list[str], **environment: str) -> None:
        with (self.folder / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                command, cwd=ROOT, env={**os.environ, **environment}, stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )

    def environment(self, node: str) -> dict[str, str]:
        return {
            "DJANGO_SETTINGS_MODULE": "tests.node_settings",
            "WARRAQ_DATABASE_URL": database_url(),
            "WARRAQ_DATA_DIR": str(self.folder / node),
            "WARRAQ_REDIS_URL": self.redis_url,
            "WARRAQ_PURGE": self.purge,
            "WARRAQ_CACHE_DISK_MB": "32",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "PYTHONTZPATH": "",
        }

    def start_web(self, node: str, port: int, *, workers: int = 1) -> None:
        """As `warraq up` starts it."""
        (self.folder / node).mkdir(exist_ok=True)
        command = web_command(host="127.0.0.1", port=port, workers=workers)
        self.start(f"web-{node}", command, **self.environment(node))

    def start_courier(self, node: str) -> None:
        self.start(f"courier-{node}", [sys.executable, "-m", "warraq", "courier"], **self.environment(node))

    def start_varnish(self, port: int, nodes: list[int]) -> None:
        folder = self.folder / "varnish"
        folder.mkdir()
        vcl = (DEPLOY / "varnish" / "backends.vcl").read_text()
        head, _backend, rest = vcl.partition("backend node_a {")
        backend = "backend node_a {" + rest.partition("}\n")[0] + "}\n"
        named = [backend.replace("node_a", f"node_{n}").replace('"8000"', f'"{port}"') for n, port in enumerate(nodes)]
        adding = "\n".join(f"    nodes.add_backend(node_{n});" for n in range(len(nodes)))
        tail = rest.partition("}\n")[2].replace("    nodes.add_backend(node_a);", adding)
        (folder / "backends.vcl").write_text(head + "\n".join(named) + tail)
        command = [services.VARNISH, "-F", "-j", "none", "-n", str(folder / "run"), "-a", f"127.0.0.1:{port}"]
        command += ["-f", str(DEPLOY / "varnish" / "warraq.vcl"), "-p", f"vcl_path={folder}", "-s", "malloc,64m"]
        self.start("varnish", command)

    def start_nginx(self, port: int, upstream: int) -> None:
        folder = self.folder / "nginx"
        shutil.copytree(DEPLOY / "nginx", folder)
        (folder / "process.conf").write_text(f"user root;\npid {folder / 'nginx.pid'};\n")
        (folder / "listen.conf").write_text(f"listen 127.0.0.1:{port} backlog=4096;\n")
        (folder / "upstream.conf").write_text(f"upstream warraq {{ server 127.0.0.1:{upstream}; keepalive 16; }}\n")
        self.start("nginx", [services.NGINX, "-p", str(folder), "-c", "nginx.conf", "-g", "daemon off;"])

    def kill(self, name: str) -> None:
        """As a power cut would; granian's workers go with it."""
        process = self.processes.pop(name)
        children = subprocess.run(["pgrep", "-P", str(process.pid)], capture_output=True, text=True, check=False)
        for pid in [process.pid, *map(int, children.stdout.split())]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        process.wait()

    def stop(self) -> None:
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_until(holds, *, seconds: float = 30.0, what: str = "") -> float:
    """Wait until `holds()`; how long it took. Fails after `seconds`."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        try:
            if holds():
                return time.monotonic() - began
        except requests.RequestException:
            pass
        time.sleep(0.02)
    raise AssertionError(f"{what or holds} did not come true in {seconds} s")
