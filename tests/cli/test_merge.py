from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run


def record(id: str, *, negated: bool) -> str:
    evidence = {"start": 0, "end": 4, "text": "Zinc", "rule": "side_effect.test", "spans": []}
    fact = {
        "id": "f-1",
        "kind": "side_effect",
        "drug": {"name": "zinc", "identifiers": []},
        "effect": {"name": "nausea", "text": "nausea", "identifiers": ["mesh:D009325"]},
        "negated": negated,
        "hedged": False,
        "evidence": [evidence],
    }
    return json.dumps({"id": id, "sha256": "0", "drugs": [], "facts": [fact]}) + "\n"


@pytest.fixture
def monday(tmp_path: Path) -> Path:
    path = tmp_path / "monday.jsonl"
    path.write_text(record("a", negated=False) + record("b", negated=True))
    return path


@pytest.fixture
def tuesday(tmp_path: Path) -> Path:
    path = tmp_path / "tuesday.jsonl"
    path.write_text(record("a", negated=False) + record("c", negated=False))
    return path


def test_merge_counts_a_document_of_two_runs_once(run: Run, monday: Path, tuesday: Path) -> None:
    code, out, err = run("merge", monday, tuesday)
    assert (code, err) == (0, "")
    found = [json.loads(line) for line in out.splitlines()]
    assert [(s["negated"], s["documents"], s["evidences"]) for s in found] == [(False, 2, 2), (True, 1, 1)]


def test_merge_shows_contradictions_only_where_asked(run: Run, monday: Path, tuesday: Path) -> None:
    assert len(run("merge", monday, "--contradictions")[1].splitlines()) == 2
    assert run("merge", tuesday, "--contradictions") == (0, "", "")


def test_merge_does_not_replace_a_file_unasked(run: Run, monday: Path, tmp_path: Path) -> None:
    out = tmp_path / "statements.jsonl"
    assert run("merge", monday, "--out", out)[0] == 0
    before = out.read_bytes()
    code, _, err = run("merge", monday, "--out", out)
    assert code == 2
    assert f"{out} exists: use --force to replace it" in err
    assert run("merge", monday, "--out", out, "--force")[0] == 0
    assert out.read_bytes() == before


def test_merge_of_what_is_no_run_is_one_line_and_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Zinc may cause nausea.")
    code, out, err = run("merge", tmp_path / "notes.txt")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "not a record: give JSON Lines from drugfacts extract" in err
