"""Parquet: a text a row, read a group of rows at a time; the extra `parquet` brings what it needs."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from .limits import read_whole
from .options import ReadOptions
from .rows import row
from .source import Failure, Place, ReadError, SourceText, needs

_ROWS = 256


def read_parquet(stream: BinaryIO, place: Place, options: ReadOptions) -> Iterator[SourceText | Failure]:
    """Yield the text of each row, or the reason why it gives none."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise ReadError(needs("parquet", place.source)) from None
    try:
        file = pq.ParquetFile(stream if stream.seekable() else io.BytesIO(read_whole(stream)))
        there = file.schema_arrow.names
        for option, name in (("--id-column", options.id), ("--text-column", options.text)):
            if name not in there:
                raise ReadError(f"no column {name!r}: name it with {option} (columns: {', '.join(there)[:200]})")
        wanted = [name for name in options.names().values() if name in there]
        number = 0
        for batch in file.iter_batches(batch_size=_ROWS, columns=wanted):
            for values in batch.to_pylist():
                number += 1
                yield _row(values, f"{place.source}:{number}", options)
    except pa.ArrowException as error:
        raise ReadError(f"not Parquet that can be read: {' '.join(str(error).split())[:200]}") from None


def _row(values: dict[str, object], source: str, options: ReadOptions) -> SourceText | Failure:
    try:
        return row(values, source, options)
    except ReadError as error:
        return Failure(source, str(error))
