"""A SQLite database."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from .database import DatabaseFile
from .tables import Row

_SETTINGS = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON; PRAGMA encoding = 'UTF-8'"


class SqliteFile(DatabaseFile):
    """Writes a database for SQLite."""

    dialect = "sqlite"

    def library(self) -> Any:
        """Return Python's own module."""
        return sqlite3

    def connect(self, path: Path) -> Any:
        """Open a database for one writer that begins anew when it is stopped."""
        db = sqlite3.connect(path)
        db.executescript(_SETTINGS)
        return db

    def run(self, script: str) -> None:
        """Run several statements."""
        self._db.executescript(script)

    def insert(self, table: str, rows: list[Row]) -> None:
        """Add rows to a table."""
        places = ", ".join("?" for _ in rows[0])
        self._db.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
