"""A test database is migrated once for each state of the migrations; every run after that begins with a copy.

SQLite's is a file in `var/tests`, PostgreSQL's a database `warraq_tests_…` beside the tests' own; both go after some days.
"""

import fcntl
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2s
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

_ROOT = Path(__file__).resolve().parent.parent
_FOLDER = _ROOT / "var" / "tests"
_PREFIX = "warraq_tests_"
_DAYS_KEPT = 3


def copy_instead_of_migrating() -> None:
    """From here to its next call, `migrate` takes a migrated database if there is one, and leaves one if not."""
    from django.core import management

    migrate = management.call_command

    def migrate_once(command: Any, *arguments: Any, **options: Any) -> Any:
        if command != "migrate":
            return migrate(command, *arguments, **options)
        management.call_command = migrate
        with _alone():
            if not _kept().restore():
                migrate(command, *arguments, **options)
                _kept().save()
        return None

    management.call_command = migrate_once


class _KeptFile:
    def __init__(self, name: str, connection: Any) -> None:
        self._kept, self._connection = _FOLDER / f"{name}.sqlite3", connection

    def restore(self) -> bool:
        self._connection.close()
        if not self._kept.exists():
            return False
        shutil.copyfile(self._kept, self._connection.settings_dict["NAME"])
        self._kept.touch()
        return True

    def save(self) -> None:
        part = self._kept.with_suffix(".part")
        part.unlink(missing_ok=True)
        with self._connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(part)])
        part.replace(self._kept)
        for old in _FOLDER.glob("*.sqlite3"):
            if time.time() - old.stat().st_mtime > _DAYS_KEPT * 86_400:
                old.unlink(missing_ok=True)


class _KeptDatabase:
    def __init__(self, name: str, connection: Any) -> None:
        self._name, self._connection = name, connection

    def restore(self) -> bool:
        with self._server() as server:
            found = self._find(server)
            if not found:
                return False
            name = sql.Identifier(self._connection.settings_dict["NAME"])
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))
            server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(name, sql.Identifier(found[0])))
        return True

    def save(self) -> None:
        today = int(time.time() // 86_400)
        with self._server() as server:
            kept, made = (
                sql.Identifier(name) for name in (f"{self._name}_{today}", self._connection.settings_dict["NAME"])
            )
            server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(kept, made))
            for (old,) in server.execute(
                "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [_PREFIX]
            ).fetchall():
                if today - int(old.rpartition("_")[2]) > _DAYS_KEPT:
                    server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(old)))

    def _find(self, server: psycopg.Connection) -> tuple[str, ...] | None:
        statement = "SELECT datname FROM pg_database WHERE starts_with(datname, %s) ORDER BY datname DESC"
        return server.execute(statement, [self._name + "_"]).fetchone()

    @contextmanager
    def _server(self) -> Iterator[psycopg.Connection]:
        # A database that somebody is connected to can be neither copied nor dropped.
        self._connection.close()
        parameters = self._connection.get_connection_params() | {"dbname": "postgres"}
        wanted = {key: parameters[key] for key in ("dbname", "user", "password", "host", "port") if key in parameters}
        with psycopg.connect(**wanted, autocommit=True) as server:
            yield server


def _kept() -> _KeptFile | _KeptDatabase:
    from django.db import connection

    kind = _KeptFile if connection.vendor == "sqlite" else _KeptDatabase
    return kind(_PREFIX + _fingerprint(), connection)


def _fingerprint() -> str:
    """Of all that a migrated database depends on: our migrations, our apps, what is installed."""
    digest = blake2s(digest_size=8)
    package = _ROOT / "src" / "warraq"
    ours = [*package.rglob("migrations/*.py"), *package.rglob("apps.py"), *package.glob("settings/*.py")]
    for path in [_ROOT / "requirements.lock", *sorted(ours), *sorted(_ROOT.glob("bench/*/migrations/*.py"))]:
        digest.update(f"{path.relative_to(_ROOT)}\n".encode() + path.read_bytes())
    return digest.hexdigest()


@contextmanager
def _alone() -> Iterator[None]:
    """One process migrates, and the others wait for what it leaves."""
    _FOLDER.mkdir(parents=True, exist_ok=True)
    with (_FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
