from __future__ import annotations

import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from drugfacts.records import Document
from drugfacts.writers import destination, open_writer
from drugfacts.writers.tables import BY_NAME, TABLES, rows_of

from .conftest import Write


def test_tables_stand_after_the_one_that_they_refer_to() -> None:
    names = [table.name for table in TABLES]
    for table in TABLES:
        if table.parent:
            assert names.index(table.parent) < names.index(table.name)
            assert set(BY_NAME[table.parent].key) <= {column.name for column in table.columns}


def test_tables_rows_fit_their_columns_and_keys(documents: list[Document]) -> None:
    types = {"text": str, "integer": int, "real": float, "boolean": bool}
    keys: Counter[tuple[object, ...]] = Counter()
    for document in documents:
        for name, row in rows_of(document):
            table = BY_NAME[name]
            for column, value in zip(table.columns, row, strict=True):
                assert (column.optional and value is None) or type(value) is types[column.type]
            keys[(name, *row[: table.keys])] += 1
    assert max(keys.values()) == 1


def test_tables_a_drug_that_only_facts_name_has_a_row(every_kind: Document) -> None:
    drugs = [row for name, row in rows_of(every_kind) if name == "drugs"]
    assert [(row[1], row[-1]) for row in drugs] == [("Zonktil", True), ("Plimvar", False)]


def test_sqlite_is_the_same_bytes_each_time(documents: list[Document], write: Write) -> None:
    first, second = (write("sqlite", documents, name).read_bytes() for name in ("a", "b"))
    assert first == second


def test_sqlite_views_keep_denied_apart(every_kind: Document, write: Write) -> None:
    with sqlite3.connect(write("sqlite", [every_kind])) as db:
        for view in ("side_effects_by_drug", "approvals_by_agency_and_year", "off_label_uses", "mechanisms"):
            assert {drug for (drug,) in db.execute(f"SELECT drug FROM {view}")} == {"Zonktil"}
        assert db.execute("SELECT DISTINCT drug FROM asserted_facts").fetchall() == [("Zonktil",)]
        counts = db.execute("SELECT (SELECT count(*) FROM asserted_facts) + (SELECT count(*) FROM denied_facts)")
        assert counts.fetchone() == (len(every_kind.facts),)


def test_sqlite_contradictions_across_documents(every_kind: Document, write: Write) -> None:
    denied = every_kind.model_dump(mode="json")
    denied["id"] = "other"
    denied["facts"] = [
        {**fact, "negated": True, "id": ""}
        for fact in denied["facts"]
        if fact["kind"] != "approval" and not fact["negated"]
    ]
    other = Document.model_validate(denied)
    with sqlite3.connect(write("sqlite", [every_kind, other])) as db:
        found = db.execute("SELECT kind, drug, asserted_in, denied_in FROM contradictions").fetchall()
    assert len(found) == len(other.facts)
    assert {row[1:] for row in found} == {("Zonktil", "kinds", "other")}


def test_sqlite_stopped_midway_leaves_no_file(tmp_path: Path, every_kind: Document) -> None:

    out = tmp_path / "facts.sqlite"
    with pytest.raises(KeyboardInterrupt), open_writer(destination(str(out))) as writer:
        writer.add(every_kind)
        raise KeyboardInterrupt
    assert not list(tmp_path.iterdir())
