"""Databases for a run: migrated once, copied for each size, dropped at the end unless they are kept for other runs."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import psycopg
from psycopg import sql


class SqliteDatabases:
    """Files in a folder."""

    name = "sqlite"

    def __init__(self, folder: Path, *, migrate: Callable[[str], None], kept: bool) -> None:
        self._folder, self._kept = folder, kept
        folder.mkdir(parents=True, exist_ok=True)
        self._empty = folder / "empty.sqlite3"
        if not self._empty.exists():
            migrate(self._url(self._empty))

    def create(self, name: str) -> str:
        path = self._folder / f"{name}.sqlite3"
        if not path.exists():
            shutil.copy(self._empty, path)
        return self._url(path)

    def drop(self) -> None:
        if not self._kept:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _url(self, path: Path) -> str:
        return f"sqlite:///{path}"


class PostgresqlDatabases:
    """Databases of one server, named for this process if they are not kept."""

    name = "postgresql"

    def __init__(self, server: str, *, migrate: Callable[[str], None], kept: bool) -> None:
        """`server` is an address without a database, such as postgresql://postgres@127.0.0.1:5432."""
        self._server = server
        self._prefix = "warraq_bench_kept" if kept else f"warraq_bench_{os.getpid()}"
        self._kept = kept
        self._made: list[str] = []
        migrate(self._create("empty"))

    def create(self, name: str) -> str:
        return self._create(name, template=f"{self._prefix}_empty")

    def drop(self) -> None:
        for name in [] if self._kept else reversed(self._made):
            self._execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def _create(self, name: str, *, template: str = "template1") -> str:
        full = f"{self._prefix}_{name}"
        create = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(full), sql.Identifier(template))
        if not self._exists(full):
            self._execute(create)
        self._made.append(full)
        return f"{self._server}/{full}"

    def _exists(self, name: str) -> bool:
        with psycopg.connect(f"{self._server}/postgres") as connection:
            return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None

    def _execute(self, statement: sql.Composed) -> None:
        with psycopg.connect(f"{self._server}/postgres", autocommit=True) as connection:
            connection.execute(statement)


def is_postgresql_there(server: str) -> bool:
    try:
        psycopg.connect(f"{server}/postgres", connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True
