"""Comma- and tab-separated values: a folder of tables, or the table of facts alone."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from drugfacts.records import Document

from .sinks import Sink, open_files
from .tables import BY_NAME, Row, rows_of
from .text import printable

# What begins so is a formula to spreadsheets, in full width too; the apostrophe, so that the guard can be undone.
_GUARDED = tuple("=+-@\t\r\n'＝＋－＠")
_SEPARATOR = "|"
_DETAIL_FIELDS = ("brand", "class", "form", "route")

COLUMNS: dict[str, tuple[str, ...]] = {
    name: tuple(column.name for column in BY_NAME[name].columns) + more
    for name, more in {
        "documents": ("warnings",),
        "drugs": ("brands", "classes", "forms", "routes", "identifiers", "mention_count"),
        "mentions": (),
        "facts": (
            *("drug_identifiers", "term_identifiers", "evidence_count"),
            *("start_char", "end_char", "text", "rule"),
        ),
        "evidence": (),
        "spans": (),
    }.items()
}
"""The columns of each file: those of the table, and what the small tables are folded into."""


class _Folder:
    """Writes each table to a file of its own.

    Raises
    ------
    DrugfactsError
        Where one of the files exists and ``force`` is false.
    """

    delimiter = ","
    suffix = ".csv"

    def __init__(self, folder: Path, *, force: bool) -> None:
        self._folder = folder
        names = [f"{name}{self.suffix}" for name in COLUMNS]
        self._files = dict(zip(COLUMNS, open_files(folder, names, force=force), strict=True))
        self._written = False

    def add(self, document: Document) -> None:
        """Write the rows of one record."""
        self._write_headers()
        lines: dict[str, list[bytes]] = {name: [] for name in COLUMNS}
        for name, row in flat_rows(document):
            lines[name].append(_line(row, self.delimiter))
        for name, written in lines.items():
            self._files[name].write(b"".join(written))

    def finish(self) -> None:
        """Move the complete files to their names."""
        self._write_headers()
        for file in self._files.values():
            file.finish()

    def abandon(self) -> Path | None:
        """Stop midway; return the folder where the tables so far are kept as ``NAME.partial``."""
        kept = [file.abandon() for file in self._files.values()]
        return self._folder if any(kept) else None

    def _write_headers(self) -> None:
        if not self._written:
            self._written = True
            for name, columns in COLUMNS.items():
                self._files[name].write(_line(columns, self.delimiter))


class CsvFolder(_Folder):
    """Writes tables with commas."""


class TsvFolder(_Folder):
    """Writes tables with tabs."""

    delimiter = "\t"
    suffix = ".tsv"


class CsvFacts:
    """Writes the table of facts alone, one fact a row."""

    delimiter = ","

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._header = _line(COLUMNS["facts"], self.delimiter)

    def add(self, document: Document) -> None:
        """Write the facts of one record."""
        lines = [_line(row, self.delimiter) for name, row in flat_rows(document) if name == "facts"]
        self._sink.write(self._take_header() + b"".join(lines))

    def finish(self) -> None:
        """End the file."""
        self._sink.write(self._take_header())
        self._sink.finish()

    def abandon(self) -> Path | None:
        """Stop midway; return where the rows so far are kept."""
        return self._sink.abandon()

    def _take_header(self) -> bytes:
        header, self._header = self._header, b""
        return header


class TsvFacts(CsvFacts):
    """Writes the table of facts alone, with tabs."""

    delimiter = "\t"


def flat_rows(document: Document) -> Iterator[tuple[str, Row]]:
    """Yield the rows of a record by file: the small tables folded into those that they belong to."""
    rows: dict[str, list[Row]] = {name: [] for name in BY_NAME}
    for name, row in rows_of(document):
        rows[name].append(row)
    yield "documents", (*rows["documents"][0], _joined(row[-1] for row in rows["warnings"]))
    drug_ids, mentions = (_by_second(rows[name]) for name in ("drug_identifiers", "mentions"))
    details = _by_second(rows["drug_details"])
    for drug in rows["drugs"]:
        known = details.get(drug[1], [])
        values = [_joined(row[-1] for row in known if row[2] == field) for field in _DETAIL_FIELDS]
        known_as = _joined(row[-1] for row in drug_ids.get(drug[1], []))
        yield "drugs", (*drug, *values, known_as, len(mentions.get(drug[1], [])))
    for row, fact in zip(rows["facts"], document.facts, strict=True):
        first, term = fact.evidence[0], fact.term
        identifiers = (_joined(fact.drug.identifiers), _joined(term.identifiers if term else ()))
        yield "facts", (*row, *identifiers, len(fact.evidence), first.start, first.end, first.text, first.rule)
    for name in ("mentions", "evidence", "spans"):
        yield from ((name, row) for row in rows[name])


def guarded(cell: Any) -> str:
    """Return a cell as text that no spreadsheet takes for a formula: such text gets an apostrophe in front.

    To undo it, take one apostrophe off every cell that begins with one.

    Examples
    --------
    >>> guarded("=1+1"), guarded("nausea"), guarded(True), guarded(None), guarded(-1)
    ("'=1+1", 'nausea', 'true', '', '-1')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if not isinstance(cell, str):
        return str(cell)
    text = printable(cell)
    return f"'{text}" if text.startswith(_GUARDED) else text


def _by_second(rows: Iterable[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[1], []).append(row)
    return groups


def _joined(values: Iterable[str]) -> str:
    """Put several values in one cell, between bars; a bar of their own is escaped."""
    return _SEPARATOR.join(value.replace("\\", "\\\\").replace(_SEPARATOR, "\\" + _SEPARATOR) for value in values)


def _line(cells: Iterable[Any], delimiter: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerow([guarded(cell) for cell in cells])
    return out.getvalue().encode("utf-8")
