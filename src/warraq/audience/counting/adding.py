"""Adding to counts, many rows in one statement: the same SQL for SQLite and PostgreSQL."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection, models

_MOST_PARAMETERS = 20_000


def add(
    model: type[models.Model],
    rows: Mapping[tuple[Any, ...], Sequence[int]],
    *,
    key: Sequence[str],
    also: Mapping[str, int],
    counted: Sequence[str],
) -> None:
    """Add each row's numbers to the row with its key, making it where it is missing.

    `key` names the columns of the unique constraint; `also` gives further columns by their place in the row's key,
    which are only set when a row is made. Rows are written in order of their keys, so that two writers never wait for
    each other.
    """
    table = connection.ops.quote_name(model._meta.db_table)
    columns = [*key, *also, *counted]
    places = [*range(len(key)), *also.values()]
    sums = ", ".join(f"{name} = {table}.{name} + excluded.{name}" for name in counted)
    entries = [[*(identity[place] for place in places), *numbers] for identity, numbers in sorted(rows.items())]
    size = max(1, _MOST_PARAMETERS // len(columns))
    mark = f"({', '.join(['%s'] * len(columns))})"
    for start in range(0, len(entries), size):
        chunk = entries[start : start + size]
        sql = (
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join([mark] * len(chunk))} "  # noqa: S608 - names of ours
            f"ON CONFLICT ({', '.join(key)}) DO UPDATE SET {sums}"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [_adapt(value) for entry in chunk for value in entry])


def _adapt(value: Any) -> Any:
    return connection.ops.adapt_datetimefield_value(value) if hasattr(value, "tzinfo") else value
