from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run


def fact(id: str, effect: str, **fields: Any) -> dict[str, Any]:
    return {"id": id, "kind": "side_effect", "drug": {"name": "ketamine"}, "effect": {"text": effect}, **fields}


def write(path: Path, **documents: list[dict[str, Any]]) -> Path:
    records = [{"id": id, "drugs": [], "facts": facts} for id, facts in documents.items()]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


@pytest.fixture
def runs(tmp_path: Path) -> tuple[Path, Path]:
    before = write(tmp_path / "a.jsonl", one=[fact("1", "nausea"), fact("2", "rash", serious=False)], gone=[], same=[])
    rash = fact("2", "rash", serious=True, frequency="rare", evidence=["moved"])
    now = write(tmp_path / "b.jsonl", one=[rash, fact("3", "cough", negated=True)], new=[], same=[])
    return before, now


def test_diff_tells_what_came_went_and_changed(run: Run, runs: tuple[Path, Path]) -> None:
    assert run("diff", *runs) == (
        1,
        "one\n"
        "  changed | side_effect | ketamine | rash | frequency: none -> rare, serious: false -> true\n"
        "  added | side_effect | ketamine | cough | denied\n"
        "  removed | side_effect | ketamine | nausea\n"
        "new\n  added | document\n"
        "gone\n  removed | document\n"
        "2 added, 2 removed, 1 changed\n",
        "",
    )


def test_diff_as_json(run: Run, runs: tuple[Path, Path]) -> None:
    lines = [json.loads(line) for line in run("diff", *runs, "--json")[1].splitlines()]
    assert [(line["outcome"], line["document"]) for line in lines[:2]] == [("changed", "one"), ("added", "one")]
    assert lines[0]["fields"]["serious"] == {"before": False, "now": True}
    assert lines[0]["fact"]["id"] == "2"


def test_diff_of_the_same_is_0(run: Run, runs: tuple[Path, Path]) -> None:
    assert run("diff", runs[0], runs[0]) == (0, "0 added, 0 removed, 0 changed\n", "")


def test_diff_of_no_records_is_2(run: Run, runs: tuple[Path, Path]) -> None:
    runs[1].write_text("{}\n")
    code, out, err = run("diff", *runs)
    assert (code, out) == (2, "")
    assert "b.jsonl:1: not a record" in err
    runs[1].write_text(runs[0].read_text() * 2)
    assert "two records of the document 'one'" in run("diff", *runs)[2]
