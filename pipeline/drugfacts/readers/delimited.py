"""CSV and TSV: a header with the names of the columns, then a text a row, read one row at a time."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, TextIO, cast

from .encoding import NotTextError, decode, is_binary
from .limits import LARGEST_DOCUMENT, in_words
from .options import ReadOptions
from .rows import row
from .source import Failure, Place, ReadError, SourceText

_SNIFFED = 65536
_UNDECODED = re.compile("[\udc80-\udcff]")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_csv(stream: BinaryIO, place: Place, options: ReadOptions) -> Iterator[SourceText | Failure]:
    """Yield the text of each row, or the reason why it gives none; the delimiter is detected where none is given."""
    yield from _read(stream, place, options, options.delimiter)


def read_tsv(stream: BinaryIO, place: Place, options: ReadOptions) -> Iterator[SourceText | Failure]:
    """Yield the text of each row, or the reason why it gives none; tabs part the columns by default."""
    yield from _read(stream, place, options, options.delimiter or "\t")


def _read(
    stream: BinaryIO, place: Place, options: ReadOptions, delimiter: str | None
) -> Iterator[SourceText | Failure]:
    start = stream.read(_SNIFFED)
    encoding = options.encoding or ("utf-16" if start.startswith(_WIDE) else "utf-8-sig")
    if encoding == "utf-8-sig" and is_binary(start):
        raise NotTextError("binary, not a table in text: give CSV or TSV in UTF-8")
    # Bytes that are no UTF-8 stay as they are, and each field that has some is decoded by itself.
    raw = cast("BinaryIO", _Rejoined(start, stream))
    lines = io.TextIOWrapper(raw, encoding, "surrogateescape", newline="")
    csv.field_size_limit(LARGEST_DOCUMENT)
    try:
        header_line = lines.readline(LARGEST_DOCUMENT + 1)
        parts = delimiter or _delimiter(header_line, options)
        table = csv.reader(_again(header_line, lines), delimiter=parts, strict=True)
        header = _header(next(table, []), options)
        yield from _rows(table, header, place, options)
    except csv.Error as error:
        raise ReadError(f"not a table that can be read: {error}: check quotes and --delimiter") from None
    except UnicodeError:
        raise NotTextError(f"not valid {encoding}: save the file as UTF-8, or give its --encoding") from None


def _rows(
    table: Iterator[list[str]], header: list[str], place: Place, options: ReadOptions
) -> Iterator[SourceText | Failure]:
    for line, cells in _numbered(table):
        source = f"{place.source}:{line}"
        if isinstance(cells, csv.Error):
            yield Failure(source, f"a row that cannot be read: {cells}: check its quotes")
            continue
        if not any(cells):
            continue
        if len(cells) != len(header):
            yield Failure(source, f"{len(cells)} columns, not {len(header)} as in the header: check quotes")
            continue
        try:
            values, warnings = _decoded(dict(zip(header, cells, strict=True)), options)
            yield row(values, source, options, warnings)
        except ReadError as error:
            yield Failure(source, str(error))


def _numbered(table: Iterator[list[str]]) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """Yield each row, or why it is none, with the line that it begins in."""
    while True:
        line: int = table.line_num + 1  # type: ignore[attr-defined]
        try:
            yield line, next(table)
        except StopIteration:
            return
        except csv.Error as error:  # the next row begins in the next line
            yield line, error


def _decoded(values: dict[str, str], options: ReadOptions) -> tuple[dict[str, str | None], tuple[str, ...]]:
    """Return the fields wanted, decoded where they are not UTF-8; a title or subject that is empty is left out."""
    fields: dict[str, str | None] = {}
    warnings: dict[str, None] = {}
    for field, name in options.names().items():
        value = values.get(name)
        if value is not None and _UNDECODED.search(value):
            value, told = decode(value.encode("utf-8", "surrogateescape"))
            warnings.update(dict.fromkeys(told))
        if value is None or (not value and field in ("title", "subject")):
            continue
        fields[name] = value
    return fields, tuple(warnings)


def _delimiter(line: str, options: ReadOptions) -> str:
    """Return what parts the names in the header: it has no prose in it that would mislead."""
    try:
        return csv.Sniffer().sniff(line, delimiters=",;\t|").delimiter
    except csv.Error:
        if line.strip().strip('"') in options.names().values():
            return ","
        return max(",;\t|", key=line.count)


def _header(cells: list[str], options: ReadOptions) -> list[str]:
    header = [cell.strip() for cell in cells]
    for option, name in (("--id-column", options.id), ("--text-column", options.text)):
        if name not in header:
            there = ", ".join(header)[:200] or "none"
            raise ReadError(f"no column {name!r}: name it with {option} (columns: {there})")
    return header


def _again(first: str, rest: TextIO) -> Iterator[str]:
    line = first
    while line:
        if len(line) > LARGEST_DOCUMENT:
            raise ReadError(f"a line of more than {in_words(LARGEST_DOCUMENT)}: split the text")
        yield line
        line = rest.readline(LARGEST_DOCUMENT + 1)


class _Rejoined(io.RawIOBase):
    """A stream whose start has been read, from the start again."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        self._start = start
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._start[: len(buffer)] or self._rest.read(len(buffer))
        self._start = self._start[len(data) :]
        buffer[: len(data)] = data
        return len(data)
