from __future__ import annotations

import csv
from pathlib import Path

import pytest

from drugfacts.records import Document
from drugfacts.writers import Format, destination, open_writer
from drugfacts.writers.delimited import COLUMNS, flat_rows, guarded
from drugfacts.writers.text import printable

from .conftest import Write


def read(path: Path, delimiter: str) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter=delimiter, strict=True))


@pytest.mark.parametrize(("format", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_delimited_reads_back_as_written(documents: list[Document], write: Write, format: str, delimiter: str) -> None:
    folder = write(format, documents)
    for name, columns in COLUMNS.items():
        header, *rows = read(folder / f"{name}.{format}", delimiter)
        assert tuple(header) == columns
        expected = [row for document in documents for table, row in flat_rows(document) if table == name]
        assert rows == [[guarded(cell) for cell in row] for row in expected]


@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_delimited_no_cell_is_a_formula_or_a_control(hostile: Document, write: Write, format: str) -> None:
    folder = write(format, [hostile])
    for path in folder.iterdir():
        for cell in (cell for row in read(path, "," if format == "csv" else "\t") for cell in row):
            assert not cell.startswith(tuple("=+-@\t\r\n＝"))
            assert cell == printable(cell)


def test_delimited_guard_can_be_undone() -> None:
    for text in ("=1", "'=1", "''", "nausea", "＋1", "-5 °C"):
        cell = guarded(text)
        assert (cell.removeprefix("'")) == text


def test_delimited_offsets_of_facts_are_those_of_the_record(every_kind: Document, write: Write) -> None:
    header, *rows = read(write("csv", [every_kind]) / "facts.csv", ",")
    by_id = {row[1]: dict(zip(header, row, strict=True)) for row in rows}
    for fact in every_kind.facts:
        row = by_id[fact.id]
        assert int(row["end_char"]) - int(row["start_char"]) == len(fact.evidence[0].text)
        assert row["negated"] == ("true" if fact.negated else "false")


def test_delimited_to_a_file_is_the_facts_alone(tmp_path: Path, every_kind: Document) -> None:
    out = tmp_path / "x.csv"
    with open_writer(destination(str(out))) as writer:
        writer.add(every_kind)
    header, *rows = read(out, ",")
    assert tuple(header) == COLUMNS["facts"]
    assert len(rows) == len(every_kind.facts)
    with open_writer(destination(str(tmp_path / "empty.tsv"), Format.TSV)) as writer:
        pass
    assert read(tmp_path / "empty.tsv", "\t") == [list(COLUMNS["facts"])]
