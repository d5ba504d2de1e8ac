"""How an empty database takes in much at once: what protects it from a power cut and from wrong rows waits meanwhile."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection

# A page of the tables whose keys are Arabic words is written here and there: it must not be read back each time.
_SQLITE = "PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-524288"
_POSTGRESQL = ("synchronous_commit = off", "maintenance_work_mem = '512MB'")
# Most of the time goes to compressing bodies and versions; with lz4 writing takes 0.6 of the time.
_LZ4 = "SELECT 'lz4' = ANY(enumvals) FROM pg_settings WHERE name = 'default_toast_compression'"
# References are checked by triggers, row by row, which only a superuser may leave out.
_SUPERUSER = "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"
_INDEXES = """
SELECT indexname, indexdef FROM pg_indexes
WHERE schemaname = current_schema AND tablename = ANY(%s) AND indexname NOT IN (SELECT conname FROM pg_constraint)
"""


@contextmanager
def written_quickly() -> Iterator[None]:
    """Write without waiting for the disk and without looking up references: what is written must be right by itself.

    Inside a transaction nothing changes, for neither database would heed it there.
    """
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        for statement in _statements():
            cursor.execute(statement)
    try:
        yield
    finally:
        # A new connection is as the settings have it.
        connection.close()


@contextmanager
def without_indexes(tables: Iterable[str]) -> Iterator[None]:
    """On PostgreSQL, sort the indexes of these tables once at the end, keeping each row's own checks.

    SQLite, which has no such sort, keeps them.
    """
    if connection.vendor != "postgresql" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(_INDEXES, [list(tables)])
        found = cursor.fetchall()
        for name, _definition in found:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
        try:
            yield
        finally:
            for _name, definition in found:
                cursor.execute(definition)


def gather_statistics() -> None:
    """As autovacuum and `PRAGMA optimize` would have done by the time an archive has grown."""
    with connection.cursor() as cursor:
        can_vacuum = connection.vendor == "postgresql" and not connection.in_atomic_block
        cursor.execute("VACUUM ANALYZE" if can_vacuum else "ANALYZE")


def _statements() -> list[str]:
    if connection.vendor == "sqlite":
        return _SQLITE.split("; ")
    settings = list(_POSTGRESQL)
    for question, setting in (
        (_LZ4, "default_toast_compression = lz4"),
        (_SUPERUSER, "session_replication_role = replica"),
    ):
        with connection.cursor() as cursor:
            cursor.execute(question)
            row = cursor.fetchone()
        if row and row[0]:
            settings.append(setting)
    return [f"SET {setting}" for setting in settings]
