from __future__ import annotations

import json
from pathlib import Path

import pytest

from drugfacts.report.texts import hash_of

from .conftest import Run

TEXT = "Zinc <b>may</b> cause nausea."


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    evidence = {"start": 0, "end": len(TEXT), "text": TEXT, "rule": "side_effect.test", "spans": []}
    fact = {
        "id": "f-1",
        "kind": "side_effect",
        "drug": {"name": "zinc"},
        "effect": {"name": "nausea"},
        "evidence": [evidence],
    }
    record = {"id": "note", "sha256": hash_of(TEXT), "drugs": [], "facts": [fact], "warnings": []}
    path = tmp_path / "facts.jsonl"
    path.write_text(json.dumps(record) + "\n")
    return path


def test_report_writes_a_page(run: Run, facts: Path, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "note.txt").write_text(TEXT)
    out = tmp_path / "report.html"
    assert run("report", facts, "--text", tmp_path / "texts", "--out", out) == (0, "", "")
    assert "<title>Facts of facts.jsonl</title>" in out.read_text()
    assert "Zinc &lt;b&gt;may&lt;/b&gt; cause nausea." in out.read_text()


def test_report_says_where_texts_are_missing(run: Run, facts: Path, tmp_path: Path) -> None:
    code, _, err = run("report", facts, "--out", tmp_path / "report.html")
    assert code == 0
    assert "1 texts are not at hand" in err


def test_report_does_not_replace_a_page_unasked(run: Run, facts: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    out.write_text("mine")
    code, _, err = run("report", facts, "--out", out)
    assert (code, out.read_text()) == (2, "mine")
    assert "use --force" in err


def test_report_of_what_is_no_run_leaves_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Zinc may cause nausea.")
    code, _, err = run("report", tmp_path / "notes.txt", "--out", tmp_path / "report.html")
    assert (code, err.count("\n")) == (2, 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes.txt"]
