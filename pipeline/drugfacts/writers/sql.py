"""What the databases share: their tables and views in SQL, and rows gathered to batches."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from drugfacts.records import Document

from .tables import BY_NAME, TABLES, Column, Row, Table, rows_of

Dialect = Literal["sqlite", "duckdb"]

_BATCH = 20_000  # rows; some ten megabytes
_TYPES = {
    "sqlite": {"text": "TEXT", "integer": "INTEGER", "real": "REAL", "boolean": "INTEGER"},
    "duckdb": {"text": "VARCHAR", "integer": "BIGINT", "real": "DOUBLE", "boolean": "BOOLEAN"},
}
_OPTIONS = {"sqlite": " WITHOUT ROWID", "duckdb": ""}  # the key's tree is the table


class Batches:
    """Gathers the rows of records and hands them on by table, so that memory is bounded by a batch.

    Parameters
    ----------
    insert : callable
        Takes rows by table, each table after the one that it refers to.
    """

    def __init__(self, insert: Callable[[dict[str, list[Row]]], None]) -> None:
        self._insert = insert
        self._rows: dict[str, list[Row]] = {}
        self._count = 0
        self.flushed = False

    def add(self, document: Document) -> None:
        """Take the rows of one record."""
        for name, row in rows_of(document):
            self._rows.setdefault(name, []).append(row)
            self._count += 1
        if self._count >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Hand on what there is."""
        rows = {table.name: self._rows[table.name] for table in TABLES if table.name in self._rows}
        self._rows, self._count, self.flushed = {}, 0, self.flushed or bool(rows)
        self._insert(rows)


def create_tables(dialect: Dialect) -> str:
    """Return the statements that make all tables."""
    return "".join(_create(table, dialect) for table in TABLES)


def create_views() -> str:
    """Return the statements that make the views; both databases read the same."""
    return (Path(__file__).parent / "data" / "views.sql").read_text(encoding="utf-8")


def sql_type(column: Column, dialect: Dialect) -> str:
    """Return what a database calls a column's type."""
    return _TYPES[dialect][column.type]


def _create(table: Table, dialect: Dialect) -> str:
    lines = [_column(column, dialect) for column in table.columns]
    lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    if table.parent:
        key = ", ".join(BY_NAME[table.parent].key)
        lines.append(f"FOREIGN KEY ({key}) REFERENCES {table.parent} ({key})")
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {table.name} (\n  {body}\n){_OPTIONS[dialect]};\n"


def _column(column: Column, dialect: Dialect) -> str:
    check = f" CHECK ({column.name} IN (0, 1))" if column.type == "boolean" and dialect == "sqlite" else ""
    return f"{column.name} {sql_type(column, dialect)}{'' if column.optional else ' NOT NULL'}{check}"
