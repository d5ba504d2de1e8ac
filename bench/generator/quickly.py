"""How an empty database takes in much at once: what protects it from a power cut and from wrong rows waits meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

# A page of the tables whose keys are Arabic words is written here and there: it must not be read back each time.
_SQLITE = "PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-524288"
# References are checked by triggers, row by row, which only a superuser may leave out.
_POSTGRESQL = "SET synchronous_commit = off; SET work_mem = '64MB'; SET session_replication_role = replica"


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


def gather_statistics() -> None:
    """As autovacuum and `PRAGMA optimize` would have done by the time an archive has grown."""
    with connection.cursor() as cursor:
        can_vacuum = connection.vendor == "postgresql" and not connection.in_atomic_block
        cursor.execute("VACUUM ANALYZE" if can_vacuum else "ANALYZE")


def _statements() -> list[str]:
    if connection.vendor == "sqlite":
        return _SQLITE.split("; ")
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        is_superuser = bool(cursor.fetchone()[0])
    return _POSTGRESQL.split("; ")[: 3 if is_superuser else 2]
