"""Writing many rows quickly: executemany on SQLite, COPY on PostgreSQL."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models


def to_json(value: Any) -> str:
    """As Django's JSONField writes what holds only plain values."""
    return json.dumps(value)


#: As FactsField writes them.
to_facts = json.JSONEncoder(ensure_ascii=False).encode


def to_moment(value: datetime) -> Any:
    """As Django's DateTimeField writes it on this database."""
    return connection.ops.adapt_datetimefield_value(value)


class Table:
    """Rows of one model that wait to be written. A value is given as the database takes it."""

    def __init__(self, model: type[models.Model], like: models.Model | None = None) -> None:
        """What a row does not say of itself is as in `like`, or as the model's defaults have it."""
        like = like or model()
        fields = model._meta.local_concrete_fields
        self._model = model
        self.name = model._meta.db_table
        self._name = connection.ops.quote_name(self.name)
        self._columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
        self._blank = {
            field.attname: field.get_db_prep_save(field.value_from_object(like), connection) for field in fields
        }
        self._marks = ", ".join(["%s"] * len(fields))
        self._rows: list[list[Any]] = []
        self.next_id: int = (model._default_manager.aggregate(last=models.Max("pk"))["last"] or 0) + 1

    def add(self, **values: Any) -> int:
        """Add a row under the next free id, which is returned; the names are those of the model's attributes."""
        row_id = self.next_id
        self.next_id += 1
        self._rows.append([*(self._blank | {"id": row_id} | values).values()])
        return row_id

    def add_child(self, **values: Any) -> None:
        """Add a row of a model whose key is its parent's."""
        self._rows.append([*(self._blank | values).values()])

    def take(self) -> list[list[Any]]:
        """The rows that wait, for `write`; the table begins anew."""
        rows, self._rows = self._rows, []
        return rows

    def write(self, rows: list[list[Any]]) -> None:
        """Write rows on this thread's connection."""
        if not rows:
            return
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {self._name} ({self._columns}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
            else:
                cursor.executemany(f"INSERT INTO {self._name} ({self._columns}) VALUES ({self._marks})", rows)


def set_sequences(tables: Iterable[Table]) -> None:
    """After rows came with their ids, let the database go on counting behind them."""
    owners = [table._model for table in tables]
    statements = connection.ops.sequence_reset_sql(no_style(), owners)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
