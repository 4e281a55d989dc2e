"""A DuckDB database: the tables with their keys, and views for the common questions."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from drugfacts.records import Document

from .formats import load_extra
from .sinks import MadeFile, WriteError
from .sql import Batches, create_tables, create_views, sql_type
from .tables import BY_NAME, Row


class DuckdbFile:
    """Writes all records to one database, which appears under its name when it is complete.

    Raises
    ------
    DrugfactsError
        Where the file exists, or an unfinished one, and ``force`` is false; where it cannot be made; where duckdb is
        not installed.
    """

    def __init__(self, path: Path, *, force: bool) -> None:
        self._duckdb = load_extra("duckdb", "duckdb")
        self._file = MadeFile(path, force=force)
        self._batches = Batches(self._insert)
        with self._as_write_error():
            self._db = self._duckdb.connect(str(self._file.partial), config={"threads": 1})
            self._db.execute(create_tables("duckdb"))

    def add(self, document: Document) -> None:
        """Write the rows of one record."""
        with self._as_write_error():
            self._batches.add(document)

    def finish(self) -> None:
        """Write what is left and the views, and move the file to its name."""
        with self._as_write_error():
            self._batches.flush()
            self._db.execute(create_views())
            self._db.close()
        self._file.finish()

    def abandon(self) -> Path | None:
        """Stop midway; return where the database so far is kept."""
        with contextlib.suppress(self._duckdb.Error):
            self._db.close()
        self._file.partial.with_name(self._file.partial.name + ".wal").unlink(missing_ok=True)
        return self._file.abandon(keep=self._batches.flushed)

    def _insert(self, rows: dict[str, list[Row]]) -> None:
        """Give a column as one list: a row at a time, it takes thirty times as long."""
        self._db.execute("BEGIN")
        for table, added in rows.items():
            columns = BY_NAME[table].columns
            lists = ", ".join(f"unnest(?::{sql_type(column, 'duckdb')}[])" for column in columns)
            self._db.execute(
                f"INSERT INTO {table} SELECT {lists}", [list(values) for values in zip(*added, strict=True)]
            )
        self._db.execute("COMMIT")

    @contextlib.contextmanager
    def _as_write_error(self) -> Iterator[None]:
        try:
            yield
        except self._duckdb.ConstraintException as error:
            first = str(error).splitlines()[0]
            raise WriteError(f"{self._file}: two records of one document ({first}): leave one out") from error
        except (self._duckdb.Error, OSError) as error:
            first = str(error).splitlines()[0]
            raise WriteError(f"{self._file}: cannot be written: {first}: make room and run again") from error
