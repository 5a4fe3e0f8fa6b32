"""Fills tables with many rows: one prepared statement (SQLite) or COPY (PostgreSQL), the indexes made afterwards."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import Any

from django.db import connection, models, transaction


def values_of(row: models.Model) -> dict[str, Any]:
    """What bulk_create would write for a row: its columns and their values."""
    fields = row._meta.concrete_fields
    return {one.column: one.get_db_prep_save(one.pre_save(row, add=True), connection) for one in fields}


def fill(model: type[models.Model], rows: Iterable[dict[str, Any]]) -> None:
    """Write the rows, all with the same columns, into the model's table, in one transaction."""
    waiting = iter(rows)
    first = next(waiting)
    columns, values = ", ".join(f'"{name}"' for name in first), (tuple(row.values()) for row in chain([first], waiting))
    table = f'"{model._meta.db_table}" ({columns})'
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            marks = ", ".join("?" for _ in first)
            cursor.connection.executemany(f"INSERT INTO {table} VALUES ({marks})", values)
            return
        with cursor.copy(f"COPY {table} FROM STDIN") as copy:
            for row in values:
                copy.write_row(row)


@contextmanager
def indexes_made_later(*tables: type[models.Model]) -> Iterator[None]:
    """No index of `Meta.indexes` while the block runs; they are made at its end. A large cache, and no waiting."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous = OFF")
            cursor.execute("PRAGMA cache_size = -1000000")
    with connection.schema_editor() as editor:
        for model in tables:
            for index in model._meta.indexes:
                editor.remove_index(model, index)
    yield
    with connection.schema_editor() as editor:
        for model in tables:
            for index in model._meta.indexes:
                editor.add_index(model, index)
    if connection.vendor == "postgresql":  # as its own housekeeping would have done by and by
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
