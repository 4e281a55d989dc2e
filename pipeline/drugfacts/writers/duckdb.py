"""A DuckDB database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .database import DatabaseFile
from .formats import load_extra
from .sql import sql_type
from .tables import BY_NAME, Row


class DuckdbFile(DatabaseFile):
    """Writes a database for DuckDB."""

    dialect = "duckdb"

    def library(self) -> Any:
        """Return the module, which comes with an extra."""
        return load_extra("duckdb", "duckdb")

    def connect(self, path: Path) -> Any:
        """Open a database; with one thread rows stay in the order in which they were written."""
        return self._library.connect(str(path), config={"threads": 1})

    def run(self, script: str) -> None:
        """Run several statements."""
        self._db.execute(script)

    def insert(self, table: str, rows: list[Row]) -> None:
        """Give a column as one list: a row at a time, it takes thirty times as long."""
        columns = BY_NAME[table].columns
        lists = ", ".join(f"unnest(?::{sql_type(column, 'duckdb')}[])" for column in columns)
        self._db.execute(f"INSERT INTO {table} SELECT {lists}", [list(values) for values in zip(*rows, strict=True)])

    def abandon(self) -> Path | None:
        """Stop midway, and remove the log beside the database."""
        kept = super().abandon()
        self._file.partial.with_name(self._file.partial.name + ".wal").unlink(missing_ok=True)
        return kept
