"""After a test that commits, the database holds again what the migrations put there: Wagtail's root page and the rest.

pytest-django only empties it, and the next test on the same worker would find no root.
"""

from collections.abc import Generator
from typing import Any

import pytest

_founded: dict[str, tuple[list[str], list[tuple[Any, ...]]]] = {}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Remember every row of the new database."""
    from django.core.management.commands import flush
    from django.db import connection

    # What Django makes anew after emptying the tables is among what is remembered, and making it takes far longer.
    flush.emit_post_migrate_signal = lambda *arguments, **options: None

    with django_db_blocker.unblock(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _spare_the_disk(connection, cursor)
        for table in connection.introspection.django_table_names(only_existing=True, include_views=False):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = cursor.fetchall()
            if rows:
                _founded[table] = ([column[0] for column in cursor.description], rows)


def _spare_the_disk(connection: Any, cursor: Any) -> None:
    """Losing a test's database in a power cut is no loss. TRUNCATE gives each of the tables new files, and DELETE none."""
    quote = connection.ops.quote_name
    cursor.execute(f"ALTER DATABASE {quote(connection.settings_dict['NAME'])} SET synchronous_commit TO off")
    cursor.execute("SET synchronous_commit TO off")
    truncate = connection.ops.sql_flush

    def empty(
        style: Any, tables: list[str], *, reset_sequences: bool = False, allow_cascade: bool = False
    ) -> list[str]:
        if reset_sequences:
            return list(truncate(style, tables, reset_sequences=True, allow_cascade=allow_cascade))
        return [f"DELETE FROM {quote(table)};" for table in tables]

    connection.ops.sql_flush = empty


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, object, object]:
    """Put the rows back once pytest-django has emptied the tables, also when some other part of tearing down failed.

    After the last test the database itself is gone.
    """
    is_needed = nextitem is not None and _commits(item)
    try:
        return (yield)
    finally:
        if is_needed and _founded:
            from pytest_django.plugin import blocking_manager_key

            with item.config.stash[blocking_manager_key].unblock():
                _put_back()


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    return "transactional_db" in getattr(item, "fixturenames", ()) or bool(marker and marker.kwargs.get("transaction"))


def _put_back() -> None:
    from django.contrib.contenttypes.models import ContentType
    from django.db import connection, transaction

    quote = connection.ops.quote_name
    # Foreign keys are deferred to the end of the transaction, so the tables may come in any order.
    with transaction.atomic(), connection.cursor() as cursor:
        for table in reversed(_founded):
            cursor.execute(f"DELETE FROM {quote(table)}")
        for table, (columns, rows) in _founded.items():
            names = ", ".join(quote(column) for column in columns)
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {quote(table)} ({names}) VALUES ({places})", [_adapt(row) for row in rows])
    ContentType.objects.clear_cache()


def _adapt(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """PostgreSQL gives JSON back as Python values, and wants it wrapped."""
    from psycopg.types.json import Jsonb

    return tuple(Jsonb(value) if isinstance(value, dict | list) else value for value in row)
