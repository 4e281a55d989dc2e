"""Parquet: a folder with a file for each table."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drugfacts.records import Document

from .formats import load_extra
from .sinks import MadeFile, WriteError
from .sql import Batches
from .tables import BY_NAME, TABLES, Row, Table


class ParquetFolder:
    """Writes each table to a file, a batch of records a row group.

    Raises
    ------
    DrugfactsError
        Where one of the files exists and ``force`` is false, or pyarrow is not installed.
    """

    def __init__(self, folder: Path, *, force: bool) -> None:
        self._arrow, self._parquet = (load_extra(name, "parquet") for name in ("pyarrow", "pyarrow.parquet"))
        self._folder = folder
        self._files: dict[str, MadeFile] = {}
        self._writers: dict[str, Any] = {}
        self._batches = Batches(self._write)
        try:
            for table in TABLES:
                self._open(table, force=force)
        except BaseException:
            self.abandon()
            raise

    def add(self, document: Document) -> None:
        """Write the rows of one record."""
        with self._as_write_error():
            self._batches.add(document)

    def finish(self) -> None:
        """Move the complete files to their names."""
        with self._as_write_error():
            self._batches.flush()
            for writer in self._writers.values():
                writer.close()
        for file in self._files.values():
            file.finish()

    def abandon(self) -> Path | None:
        """Stop midway and remove what was written: a file without its end cannot be read."""
        for writer in self._writers.values():
            with contextlib.suppress(OSError):
                writer.close()
        for file in self._files.values():
            file.abandon(keep=False)
        return None

    def _open(self, table: Table, *, force: bool) -> None:
        self._files[table.name] = file = MadeFile(self._folder / f"{table.name}.parquet", force=force)
        with self._as_write_error():
            self._writers[table.name] = self._parquet.ParquetWriter(
                file.partial, self._schema(table), compression="zstd"
            )

    def _schema(self, table: Table) -> Any:
        arrow = self._arrow
        types = {"text": arrow.string(), "integer": arrow.int64(), "real": arrow.float64(), "boolean": arrow.bool_()}
        fields = [arrow.field(column.name, types[column.type], nullable=column.optional) for column in table.columns]
        keys = {"primary_key": ",".join(table.key)}
        if table.parent:
            keys["foreign_key"] = f"{','.join(BY_NAME[table.parent].key)} -> {table.parent}"
        return arrow.schema(fields, metadata=keys)

    def _write(self, rows: dict[str, list[Row]]) -> None:
        for name, added in rows.items():
            writer = self._writers[name]
            columns = [
                self._arrow.array(values, type=field.type)
                for field, values in zip(writer.schema, zip(*added, strict=True), strict=True)
            ]
            writer.write_table(self._arrow.Table.from_arrays(columns, schema=writer.schema))

    @contextlib.contextmanager
    def _as_write_error(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise WriteError(f"{self._folder}: cannot be written: {error}: make room and run again") from error
