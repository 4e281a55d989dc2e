"""A database file: the tables with their keys, and views for the common questions. Each library is a thin end."""

from __future__ import annotations

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

from drugfacts.records import Document

from .sinks import MadeFile, WriteError
from .sql import Batches, Dialect, create_tables, create_views
from .tables import Row


class DatabaseFile(ABC):
    """Writes all records to one database, which appears under its name when it is complete.

    Raises
    ------
    DrugfactsError
        Where the file exists, or an unfinished one, and ``force`` is false; where it cannot be made; where the library
        is not installed.
    """

    dialect: ClassVar[Dialect]

    def __init__(self, path: Path, *, force: bool) -> None:
        self._library = self.library()  # before the file, so that a missing extra leaves none
        self._file = MadeFile(path, force=force)
        self._batches = Batches(self._insert)
        with self._as_write_error():
            self._db = self.connect(self._file.partial)
            self.run(create_tables(self.dialect))

    @abstractmethod
    def library(self) -> Any:
        """Return the library: a module of Python's DB-API, with its ``Error`` and ``IntegrityError``."""

    @abstractmethod
    def connect(self, path: Path) -> Any:
        """Open a database at ``path``."""

    @abstractmethod
    def run(self, script: str) -> None:
        """Run several statements."""

    @abstractmethod
    def insert(self, table: str, rows: list[Row]) -> None:
        """Add rows to a table."""

    def add(self, document: Document) -> None:
        """Write the rows of one record."""
        with self._as_write_error():
            self._batches.add(document)

    def finish(self) -> None:
        """Write what is left and the views, and move the file to its name."""
        with self._as_write_error():
            self._batches.flush()
            self.run(create_views())
            self._db.close()
        self._file.finish()

    def abandon(self) -> Path | None:
        """Stop midway; return where the database so far is kept."""
        with contextlib.suppress(self._library.Error):
            self._db.close()
        return self._file.abandon(keep=self._batches.flushed)

    def _insert(self, rows: dict[str, list[Row]]) -> None:
        self._db.execute("BEGIN")
        for table, added in rows.items():
            self.insert(table, added)
        self._db.execute("COMMIT")

    @contextlib.contextmanager
    def _as_write_error(self) -> Iterator[None]:
        try:
            yield
        except self._library.IntegrityError as error:
            raise WriteError(f"{self._file}: two records of one document ({_first(error)}): leave one out") from error
        except (self._library.Error, OSError) as error:
            raise WriteError(f"{self._file}: cannot be written: {_first(error)}: make room and run again") from error


def _first(error: Exception) -> str:
    return str(error).partition("\n")[0]
