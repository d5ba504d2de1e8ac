"""The demo newspaper as readers find it: both editions, behind the front door, served by Granian."""

import fcntl
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
import requests

from tests.faults.nodes import free_port, wait_until
from tests.readers.small_demo import PORT
from warraq.command.serving import web_command

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class DemoPage:
    edition: str
    kind: str
    url: str

    @property
    def name(self) -> str:
        return f"{self.edition}/{self.kind}"


@dataclass
class Demo:
    """A served demo newspaper; `url` is its first edition's."""

    folder: Path
    port: int
    pages: list[DemoPage]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def database(self) -> Path:
        return self.folder / "warraq.sqlite3"

    def base(self, edition: str) -> str:
        return self.url if edition == "maghrib" else f"http://{edition}.localhost:{self.port}"

    def get(self, url: str, **options) -> requests.Response:
        """As a reader's browser asks for an address, or for a path of the first edition; no redirect is followed."""
        parts = urlsplit(url if "://" in url else self.url + url)
        path = quote(parts.path, safe="/%-._~") + (f"?{quote(parts.query, safe='=&%')}" if parts.query else "")
        headers = {"Host": parts.netloc, **options.pop("headers", {})}
        options = {"timeout": 60, "allow_redirects": False} | options
        return requests.request(options.pop("method", "GET"), self.url + path, headers=headers, **options)

    def page(self, kind: str, edition: str = "maghrib") -> DemoPage:
        return next(page for page in self.pages if (page.edition, page.kind) == (edition, kind))


def environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.readers.demo_settings",
        "WARRAQ_DATA_DIR": str(folder),
        "WARRAQ_CACHE_DISK_MB": "32",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "PYTHONTZPATH": "",
    }


@contextmanager
def serve(made: Path, folder: Path):
    """A copy of the demo in `made`, served from `folder` until the end."""
    port = free_port()
    shutil.copytree(made, folder)
    with sqlite3.connect(folder / "warraq.sqlite3") as database:
        database.execute("UPDATE masthead_editionhost SET host = replace(host, ?, ?)", (f":{PORT}", f":{port}"))
    told = (made / "pages.json").read_text().replace(f":{PORT}", f":{port}")
    demo = Demo(folder, port, [DemoPage(*facts) for facts in json.loads(told)])
    command = web_command(host="127.0.0.1", port=port, workers=1)
    with (folder / "server.log").open("ab") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment(folder), stdout=log, stderr=log)
    try:
        wait_until(lambda: _answers(demo, server), seconds=240, what="the demo answers")
        yield demo
    finally:
        server.terminate()
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _answers(demo: Demo, server: subprocess.Popen) -> bool:
    assert server.poll() is None, (demo.folder / "server.log").read_text(errors="replace")[-4000:]
    return demo.get("/").status_code == 200


@pytest.fixture(scope="session")
def made_demo(tmp_path_factory) -> Path:
    """The folder of a demo that nobody serves; made once, whatever the number of workers."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = base / "small-demo"
    with (base / "small-demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "pages.json").exists():
            folder.mkdir()
            command = [sys.executable, "-m", "tests.readers.small_demo", str(folder)]
            subprocess.run(command, cwd=ROOT, env=environment(folder), check=True, timeout=600)
    return folder


@pytest.fixture(scope="session")
def demo(made_demo, tmp_path_factory):
    """The demo newspaper, for tests that change nothing in it."""
    with serve(made_demo, tmp_path_factory.mktemp("demo") / "data") as served:
        yield served
