from __future__ import annotations

from pathlib import Path

import pytest

from drugfacts.records import Document, Generator

from .conftest import Run


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    text = "Ketamine can cause nausea."
    evidence = {
        "start": 0,
        "end": 26,
        "text": text,
        "rule": "side_effect.cause",
        "spans": [{"role": "effect", "start": 19, "end": 25, "text": "nausea"}],
    }
    document = Document.for_text(
        text,
        id="note",
        generator=Generator(version="0", model="none", lexicon="none"),
        drugs=[{"name": "ketamine", "brands": ["Ketalar"]}],
        facts=[
            {
                "kind": "side_effect",
                "drug": {"name": "ketamine"},
                "effect": {"name": "nausea", "text": "nausea"},
                "frequency": "common",
                "hedged": True,
                "evidence": [evidence],
            }
        ],
    )
    path = tmp_path / "facts.jsonl"
    path.write_text(document.to_json() + "\n", encoding="utf-8")
    return path


def test_summary_counts_by_document_and_kind(run: Run, facts: Path) -> None:
    code, out, err = run("summary", facts)
    assert (code, err) == (0, "")
    row = next(line.split() for line in out.splitlines() if line.split()[:1] == ["note"])
    assert row == ["note", "1", "0", "0", "0", "1", "0"]


def test_summary_of_one_document_shows_its_facts(run: Run, facts: Path) -> None:
    _, out, _ = run("summary", facts, "--document", "note")
    assert "nausea (common, hedged)" in out
    assert "brands: Ketalar" in out


@pytest.mark.parametrize(
    ("content", "arguments", "message"),
    [
        (None, [], "cannot be read"),
        ("nonsense\n", [], "facts.jsonl:1: not a record"),
        ("{}\n", [], "facts.jsonl:1: not a record"),
        ("", ["-d", "other"], "no document 'other'"),
    ],
)
def test_summary_of_something_else_is_2(
    run: Run, tmp_path: Path, content: str | None, arguments: list[str], message: str
) -> None:
    path = tmp_path / "facts.jsonl"
    if content is not None:
        path.write_text(content)
    code, _, err = run("summary", path, *arguments)
    assert code == 2
    assert message in err
