"""DuckDB and Parquet hold what SQLite holds; another reader of CSV reads what was written."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from drugfacts.errors import DrugfactsError
from drugfacts.records import Document
from drugfacts.writers import destination, open_writer
from drugfacts.writers.delimited import COLUMNS, flat_rows
from drugfacts.writers.tables import TABLES, Row, rows_of

from .conftest import Write


def expected(documents: list[Document], table: str) -> list[Row]:
    rows = [row for document in documents for name, row in rows_of(document) if name == table]
    return sorted(rows, key=repr)


def test_duckdb_holds_every_row_and_its_keys(documents: list[Document], write: Write) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs the extra duckdb")
    with duckdb.connect(str(write("duckdb", documents)), read_only=True) as db:
        for table in TABLES:
            found = db.execute(f"SELECT * FROM {table.name}").fetchall()
            assert sorted(found, key=repr) == expected(documents, table.name)
        kinds = db.execute("SELECT constraint_type, count(*) FROM duckdb_constraints() GROUP BY ALL").fetchall()
        assert dict(kinds)["PRIMARY KEY"] == len(TABLES)
        assert dict(kinds)["FOREIGN KEY"] >= len(TABLES) - 1


def test_duckdb_answers_as_sqlite_does(documents: list[Document], write: Write, root: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs the extra duckdb")
    page = (root / "docs" / "formats.md").read_text(encoding="utf-8")
    queries = re.findall(r"^```sql\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    views = re.findall(r"CREATE VIEW (\w+)", (root / "pipeline/drugfacts/writers/data/views.sql").read_text())
    queries += [f"SELECT * FROM {view}" for view in views]
    with (
        duckdb.connect(str(write("duckdb", documents)), read_only=True) as ours,
        sqlite3.connect(write("sqlite", documents)) as theirs,
    ):
        for query in queries:
            rows = [sorted(map(plain, db.execute(query).fetchall()), key=repr) for db in (ours, theirs)]
            assert rows[0] == rows[1] or "LIMIT" in query


def plain(row: Row) -> Row:
    return tuple(int(cell) if isinstance(cell, bool) else cell for cell in row)


def test_parquet_holds_every_row_the_same_bytes_each_time(documents: list[Document], write: Write) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra parquet")
    first, second = write("parquet", documents, "a"), write("parquet", documents, "b")
    for table in TABLES:
        read = parquet.read_table(first / f"{table.name}.parquet")
        rows = sorted(zip(*(column.to_pylist() for column in read.columns), strict=True), key=repr)
        assert rows == expected(documents, table.name)
        assert read.schema.metadata[b"primary_key"].decode() == ",".join(table.key)
        same = [(folder / f"{table.name}.parquet").read_bytes() for folder in (first, second)]
        assert same[0] == same[1]


def test_csv_is_read_by_another_reader(documents: list[Document], write: Write) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs the extra duckdb")
    for format, separator in (("csv", ","), ("tsv", "\t")):
        folder = write(format, documents, format)
        for name in COLUMNS:
            reader = (
                "read_csv(?, header=true, all_varchar=true, delim=?, quote='\"', escape='\"', max_line_size=9000000)"
            )
            found = duckdb.execute(f"SELECT count(*) FROM {reader}", [str(folder / f"{name}.{format}"), separator])
            count = sum(table == name for document in documents for table, _ in flat_rows(document))
            assert found.fetchone() == (count,)


@pytest.mark.parametrize(("format", "extra"), [("duckdb", "duckdb"), ("parquet", "parquet")])
def test_missing_extra_is_one_line_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: Any, extra: str
) -> None:
    from drugfacts.writers import Format, formats

    def missing(name: str) -> Any:
        if name.startswith(("duckdb", "pyarrow")):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name)

    real = formats.import_module
    monkeypatch.setattr(formats, "import_module", missing)
    to = destination(f"{tmp_path}/out/", Format(format))
    with pytest.raises(DrugfactsError, match=rf"pip install 'drugfacts\[{extra}\]'"), open_writer(to):
        pass
    assert not list(tmp_path.rglob("*.p*"))
