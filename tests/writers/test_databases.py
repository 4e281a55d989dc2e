"""DuckDB answers as SQLite does, Parquet has its keys, and what goes wrong in writing is one line."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from drugfacts.errors import DrugfactsError
from drugfacts.records import Document
from drugfacts.writers import WriteError, destination, open_writer
from drugfacts.writers.tables import TABLES, Row

from .conftest import Write
from .validators import library


def test_duckdb_answers_as_sqlite_does(documents: list[Document], write: Write, root: Path) -> None:
    duckdb = library("duckdb")
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


def test_parquet_has_its_keys_and_the_same_bytes_each_time(documents: list[Document], write: Write) -> None:
    parquet = library("pyarrow.parquet")
    first, second = write("parquet", documents, "a"), write("parquet", documents, "b")
    for table in TABLES:
        read = parquet.read_table(first / f"{table.name}.parquet")
        assert read.schema.metadata[b"primary_key"].decode() == ",".join(table.key)
        same = [(folder / f"{table.name}.parquet").read_bytes() for folder in (first, second)]
        assert same[0] == same[1]


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


@pytest.mark.parametrize("format", ["sqlite", "duckdb"])
def test_database_with_a_document_twice_is_one_line(tmp_path: Path, every_kind: Document, format: str) -> None:
    out = tmp_path / f"facts.{format}"
    told = r"two records of one document \(.*\): leave one out$"
    with pytest.raises(WriteError, match=told), open_writer(destination(str(out))) as writer:
        writer.add(every_kind)
        writer.add(every_kind)
    assert not out.exists()
    assert not list(tmp_path.glob("*.wal"))
