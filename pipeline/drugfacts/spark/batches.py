"""Arrow batches of texts to Arrow batches of records: what runs on the executors, in Spark's Python workers.

Nothing here needs Spark. Spark pickles these functions by name, with their settings; the pipeline is loaded where they
run, once a process.
"""

from __future__ import annotations

import gc
import sys
import warnings
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from drugfacts.engines import BATCH_TEXTS, Pipeline, Process, Settings, run
from drugfacts.errors import DrugfactsError
from drugfacts.readers import Failure, ReadOptions, SourceText
from drugfacts.readers.encoding import NotTextError, decode
from drugfacts.readers.inputs import two_with_one_id
from drugfacts.readers.jsonl import read_line
from drugfacts.records import Document

if TYPE_CHECKING:
    from pyarrow import Array, RecordBatch

# A loaded pipeline is 200,000 objects that stay: to look through them for garbage while they are made takes long.
_OBJECTS_BEFORE_COLLECTION = 300_000

TEXTS = "id string, text string, title string, subject string, source string, warnings array<string>, error string"
"""The table that :func:`extract_batches` reads: texts, or in ``error`` the reason why there is none.

A column ``other`` may follow: the source of an earlier document that has the same id.
"""

RESULTS = "id string, source string, record string, error string"
"""The table that :func:`extract_batches` gives: a row a text, with its record as JSON or the reason why it has none."""


@lru_cache(maxsize=1)  # a loaded pipeline is 300 MB
def pipeline_of(settings: Settings) -> Pipeline:
    """Load the pipeline with ``settings``, once for all partitions that this process is given."""
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # the libraries' notes to their developers
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTION)
    pipeline = Pipeline(settings)
    pipeline.load()
    gc.collect()
    gc.freeze()
    return pipeline


def extract_batches(
    batches: Iterable[RecordBatch], *, settings: Settings, texts: int = BATCH_TEXTS
) -> Iterator[RecordBatch]:
    """Turn batches of :data:`TEXTS` into batches of :data:`RESULTS`, a row a row, in order.

    Raises
    ------
    DrugfactsError
        Where the pipeline cannot be used: that is no failure of one text.
    """
    return results_of(batches, pipeline_of(settings), texts=texts)


def results_of(batches: Iterable[RecordBatch], process: Process, *, texts: int = BATCH_TEXTS) -> Iterator[RecordBatch]:
    """Do as :func:`extract_batches` does with any ``process``."""
    results = run(sources_of(batches), process, texts=texts)
    while rows := [_row(result) for result in islice(results, texts)]:
        yield _batch(rows, ("id", "source", "record", "error"))


def sources_of(batches: Iterable[RecordBatch]) -> Iterator[SourceText | Failure]:
    """Read the rows of :data:`TEXTS` as the other readers read files."""
    for batch in batches:
        for row in _rows(batch):
            yield _source(row)


def parse_batches(batches: Iterable[RecordBatch], *, options: ReadOptions) -> Iterator[RecordBatch]:
    """Turn batches of lines of JSON (``line``, ``source``, ``file``, ``number``) into batches of :data:`TEXTS`.

    ``file`` and ``number`` are handed on. Blank lines are passed over.
    """
    names = ("id", "text", "title", "subject", "source", "warnings", "error", "file", "number")
    for batch in batches:
        rows = [_parsed(*line, options) for line in _lines(batch) if line[0].strip()]
        yield _batch(rows, names)


def _lines(batch: RecordBatch) -> Iterator[tuple[bytes, str, str, int]]:
    yield from zip(*(batch.column(name).to_pylist() for name in ("line", "source", "file", "number")), strict=True)


def _parsed(line: bytes, source: str, file: str, number: int, options: ReadOptions) -> tuple[Any, ...]:
    read = read_line(line, source, options)
    if isinstance(read, Failure):
        return (None, None, None, None, source, [], read.reason, file, number)
    return (read.id, read.text, read.title, read.subject, source, list(read.warnings), None, file, number)


def _rows(batch: RecordBatch) -> Iterator[dict[str, Any]]:
    names = batch.schema.names
    columns = [batch.column(i) for i in range(len(names))]
    values = [
        column.to_pylist() if name == "warnings" else _bytes(column)
        for name, column in zip(names, columns, strict=True)
    ]
    for row in zip(*values, strict=True):
        yield dict(zip(names, row, strict=True))


def _bytes(column: Array) -> list[bytes | None]:
    """Return the values of a column of strings; Spark does not check that they are UTF-8."""
    import pyarrow

    large = pyarrow.types.is_large_string(column.type)
    values: list[bytes | None] = column.cast(pyarrow.large_binary() if large else pyarrow.binary()).to_pylist()
    return values


def _source(row: dict[str, Any]) -> SourceText | Failure:
    id, title, subject, source, error, other = (
        None if row.get(name) is None else row[name].decode("utf-8", "replace")
        for name in ("id", "title", "subject", "source", "error", "other")
    )
    named = source or id or "a row without id"
    if error is not None:
        return Failure(named, error, id)
    if id is None or not id.strip():
        return Failure(named, '"id" is empty', id)
    if other is not None:
        return Failure(named, f"{two_with_one_id(id, other, named)}: give it another", id)
    if row["text"] is None:
        return Failure(named, '"text" is not a string', id)
    try:
        text, warnings = _decoded(row["text"])
    except NotTextError as problem:
        return Failure(named, str(problem), id)
    return SourceText(id, text, source, title, subject, (*(row.get("warnings") or ()), *warnings))


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return decode(data)


def _row(result: Document | Failure) -> tuple[str | None, str | None, str | None, str | None]:
    if isinstance(result, Failure):
        return (result.id, result.source, None, result.reason)
    return (result.id, result.source, result.to_json(), None)


def _batch(rows: Sequence[tuple[Any, ...]], names: Sequence[str]) -> RecordBatch:
    import pyarrow

    types = {"warnings": pyarrow.list_(pyarrow.string()), "number": pyarrow.int64()}
    columns = zip(*rows, strict=True) if rows else [()] * len(names)
    arrays = [pyarrow.array(c, types.get(name, pyarrow.string())) for name, c in zip(names, columns, strict=True)]
    return pyarrow.RecordBatch.from_arrays(arrays, names=list(names))


def require(*modules: str) -> None:
    """Raise a :class:`DrugfactsError` that names the extra, where one of ``modules`` is not installed."""
    from importlib.util import find_spec

    missing = [name for name in modules if find_spec(name) is None]
    if missing:
        raise DrugfactsError(f"drugfacts[spark] is needed ({', '.join(missing)} missing): pip install drugfacts[spark]")
