"""A text does not steer the terminal, whatever command shows it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from spacy.language import Language

from drugfacts.engines import Pipeline

from .conftest import Run

TEXT = (
    "Sertraline may cause \x1b[2J rash and \u202eaesuan\u202c nausea\x9b31m, \u2066hives\u2069 and \x07seizures. "
    "It does not cause <script>alert(1)</script> fever. " + "x" * 5000
)
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def records(nlp: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    from drugfacts.cli import extract

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Pipeline, "load", lambda self: nlp)
    monkeypatch.setattr(extract, "Pipeline", Pipeline)
    Path("a\x1b[2J.txt").write_text(TEXT, encoding="utf-8")
    assert run("extract", "a\x1b[2J.txt", "--run", "run", "--quiet")[0] == 0
    record = json.loads(Path("run/facts-00000.jsonl").read_text(encoding="utf-8"))
    Path("changed.jsonl").write_text(json.dumps(record | {"facts": []}), encoding="utf-8")
    return Path("run")


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "a\x1b[2J.txt"],
        ["show", "run"],
        ["explain", "a\x1b[2J.txt"],
        ["summary", "run"],
        ["summary", "run", "--document", "a\x1b[2J"],
        ["convert", "run", "--format", "csv"],
        ["diff", "run", "changed.jsonl"],
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("records")
def test_a_text_does_not_steer_the_terminal(run: Run, arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert code == (arguments[0] == "diff")
    assert "ertraline" in out or arguments == ["summary", "run"]
    assert not STEERS.search(out)
    assert not STEERS.search(err)
