"""A PostgreSQL and a Redis of a test's own, which it may stop and freeze."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg
import redis
from django.db import connection

from tests.faults.nodes import free_port

_AS_POSTGRES = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []


def _programs() -> Path:
    """Where initdb and its like are; Debian keeps them off the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    return found[-1].parent if found else Path(shutil.which("initdb") or "/usr/bin/initdb").parent


class PrivatePostgres:
    """A cluster in a folder of its own, holding a copy of one database."""

    def __init__(self, *, copy_of: dict[str, object]) -> None:
        self.port, self._programs = free_port(), _programs()
        # Not below pytest's folder: PostgreSQL runs as its own user and could not reach it.
        self.folder = Path(tempfile.mkdtemp(prefix="warraq-postgres-"))
        if _AS_POSTGRES:
            shutil.chown(self.folder, "postgres", "postgres")
        self._process: subprocess.Popen[bytes] | None = None
        self._run("initdb", "-D", str(self.folder / "data"), "-A", "trust", "-U", "postgres", "-N", "-E", "UTF8")
        self.start()
        self._copy(copy_of)

    def _run(self, program: str, *arguments: str) -> None:
        command = [*_AS_POSTGRES, str(self._programs / program), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, cwd="/", check=False)
        assert done.returncode == 0, done.stderr

    def start(self) -> None:
        command = [*_AS_POSTGRES, str(self._programs / "postgres"), "-D", str(self.folder / "data")]
        command += ["-p", str(self.port), "-k", str(self.folder), "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(command, cwd="/", stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        until = time.monotonic() + 60
        while True:
            try:
                psycopg.connect(host="127.0.0.1", port=self.port, user="postgres", dbname="postgres").close()
                return
            except psycopg.OperationalError:
                assert time.monotonic() < until, (self.folder / "log").read_text()
                time.sleep(0.1)

    def stop(self) -> None:
        """At once: connections are cut, the test's own too."""
        connection.close()
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(30)
            self._process = None

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _copy(self, source: dict[str, object]) -> None:
        where = ["-h", str(source["HOST"] or "127.0.0.1"), "-p", str(source["PORT"] or 5432)]
        where += ["-U", str(source["USER"] or "postgres")]
        dumped = self.folder / "dump"
        environment = {**os.environ, "PGPASSWORD": str(source["PASSWORD"])}
        command = [str(self._programs / "pg_dump"), *where, "-Fc", "-f", str(dumped), str(source["NAME"])]
        subprocess.run(command, check=True, capture_output=True, env=environment, cwd="/")
        here = ["-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres"]
        subprocess.run([str(self._programs / "createdb"), *here, "warraq"], check=True, capture_output=True, cwd="/")
        command = [str(self._programs / "pg_restore"), *here, "-d", "warraq", "--no-owner", str(dumped)]
        subprocess.run(command, check=True, capture_output=True, cwd="/")
        dumped.unlink()


class PrivateRedis:
    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        command = ["redis-server", "--bind", "127.0.0.1", "--port", str(self.port), "--save", "", "--dir", str(folder)]
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        until = time.monotonic() + 30
        while True:
            try:
                redis.Redis.from_url(self.url).ping()
                return
            except redis.RedisError:
                assert time.monotonic() < until
                time.sleep(0.05)

    def freeze(self) -> None:
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._process.send_signal(signal.SIGCONT)

    def stop(self) -> None:
        self.thaw()
        self._process.terminate()
        self._process.wait(10)
