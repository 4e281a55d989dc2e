"""A SQLite database: the tables with their keys, and views for the common questions."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from drugfacts.records import Document

from .sinks import MadeFile, WriteError
from .sql import Batches, create_tables, create_views
from .tables import Row

_SETTINGS = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON; PRAGMA encoding = 'UTF-8'"


class SqliteFile:
    """Writes all records to one database, which appears under its name when it is complete.

    Raises
    ------
    DrugfactsError
        Where the file exists, or an unfinished one, and ``force`` is false; or where it cannot be made.
    """

    def __init__(self, path: Path, *, force: bool) -> None:
        self._file = MadeFile(path, force=force)
        self._batches = Batches(self._insert)
        with self._as_write_error():
            self._db = sqlite3.connect(self._file.partial)
            self._db.executescript(f"{_SETTINGS}; {create_tables('sqlite')}")

    def add(self, document: Document) -> None:
        """Write the rows of one record."""
        with self._as_write_error():
            self._batches.add(document)

    def finish(self) -> None:
        """Write what is left and the views, and move the file to its name."""
        with self._as_write_error():
            self._batches.flush()
            self._db.executescript(create_views())
            self._db.close()
        self._file.finish()

    def abandon(self) -> Path | None:
        """Stop midway; return where the database so far is kept."""
        with contextlib.suppress(sqlite3.Error):
            self._db.close()
        return self._file.abandon(keep=self._batches.flushed)

    def _insert(self, rows: dict[str, list[Row]]) -> None:
        with self._db:
            for table, added in rows.items():
                places = ", ".join("?" for _ in added[0])
                self._db.executemany(f"INSERT INTO {table} VALUES ({places})", added)

    @contextlib.contextmanager
    def _as_write_error(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.IntegrityError as error:
            raise WriteError(f"{self._file}: two records of one document ({error}): leave one out") from error
        except sqlite3.Error as error:
            raise WriteError(f"{self._file}: cannot be written: {error}: make room and run again") from error
