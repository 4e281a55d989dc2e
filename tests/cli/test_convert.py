from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path

import pytest

from drugfacts.writers import Format, destination, parse_formats

from .conftest import Run


@pytest.fixture
def facts(run: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("Take ketamine.")
    (folder / "b.txt").write_text("Nothing.")
    assert run("extract", folder, "--out", tmp_path / "facts.jsonl")[0] == 0
    return tmp_path / "facts.jsonl"


def test_convert_is_what_extract_writes(run: Run, facts: Path, tmp_path: Path) -> None:
    assert run("extract", tmp_path / "texts", "-f", "csv,sqlite,json,jsonl", "-o", f"{tmp_path}/one/") == (0, "", "")
    assert run("convert", facts, "-f", "csv,sqlite,json,jsonl", "-o", f"{tmp_path}/two/") == (0, "", "")
    names = {path.name for path in (tmp_path / "one").iterdir()}
    assert {"facts.csv", "evidence.csv", "facts.sqlite", "facts.json", "facts.jsonl"} <= names
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert (tmp_path / "two" / "facts.jsonl").read_bytes() == facts.read_bytes()


def test_convert_format_is_that_of_the_suffix(run: Run, facts: Path, tmp_path: Path) -> None:
    assert run("convert", facts, "--out", tmp_path / "x.db")[0] == 0
    with sqlite3.connect(tmp_path / "x.db") as db:
        assert db.execute("SELECT document_id, drug FROM drugs").fetchall() == [("a", "ketamine")]


def test_convert_run_folder(run: Run, facts: Path, tmp_path: Path) -> None:
    assert run("extract", tmp_path / "texts", "--run", tmp_path / "run")[0] == 0
    code, out, _ = run("convert", tmp_path / "run", "--format", "csv")
    assert code == 0
    assert next(csv.reader(out.splitlines()))[:2] == ["document_id", "fact_id"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--format", "xls"], "not a format: take of jsonl, json, csv"),
        (["--format", "sqlite"], "sqlite cannot go to standard output: name a file with --out"),
        (["--format", "csv,sqlite"], "several formats go to a folder"),
        (["--format", "csv,sqlite", "--out", "x.csv"], "several formats go to a folder"),
        (["--out", "facts.jsonl", "--force"], "is also the input"),
    ],
)
def test_convert_wrong_usage_is_one_line(
    run: Run, facts: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], reason: str
) -> None:
    monkeypatch.chdir(facts.parent)
    code, out, err = run("convert", "facts.jsonl", *arguments)
    assert (code, out) == (2, "")
    assert reason in err
    assert err.count("\n") == 1


def test_convert_existing_output_is_refused_without_force(run: Run, facts: Path, tmp_path: Path) -> None:
    for arguments in (["-f", "csv", "-o", f"{tmp_path}/t/"], ["-o", tmp_path / "x.sqlite"]):
        assert run("convert", facts, *arguments)[0] == 0
        code, _, err = run("convert", facts, *arguments)
        assert (code, "--force" in err) == (2, True)
        assert run("convert", facts, *arguments, "--force")[0] == 0
    assert not list(tmp_path.rglob("*.partial"))


def test_convert_two_records_of_one_document_are_refused(run: Run, facts: Path, tmp_path: Path) -> None:
    facts.write_bytes(facts.read_bytes() * 2)
    code, _, err = run("convert", facts, "--out", tmp_path / "x.sqlite")
    assert code == 2
    assert "two records of the document 'a'" in err
    assert not (tmp_path / "x.sqlite").exists()


def test_convert_record_of_another_version_is_one_line(run: Run, facts: Path) -> None:
    record = json.loads(facts.read_text().splitlines()[0])
    facts.write_text(json.dumps({**record, "schema_version": "9.9"}))
    code, _, err = run("convert", facts, "--format", "json")
    assert code == 2
    assert "extract it with this version" in err


def test_formats_and_places() -> None:
    assert parse_formats(None) == ()
    assert parse_formats(" CSV, csv,sqlite") == (Format.CSV, Format.SQLITE)
    to = destination("new/", (Format.JSON, Format.CSV))
    assert [(part.kind, str(part.path)) for part in to.parts] == [("file", "new/facts.json"), ("folder", "new")]
