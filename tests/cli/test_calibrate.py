from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "note.txt").write_text("Ketamine may cause nausea.")
    (folder / "note.yaml").write_text("drugs: [{name: ketamine}]\nfacts: []\n")
    return folder


def test_calibrate_shows_and_writes_counts(run: Run, texts: Path, tmp_path: Path) -> None:
    counts = tmp_path / "precision.json"
    code, out, _ = run("calibrate", texts, "--write", counts, "--quiet")
    assert code == 0
    assert "facts in 1 texts; expected calibration error" in out
    written = json.loads(counts.read_text())
    assert written["texts"] == {"texts": 1}
    ((right, found, weight),) = written["right, found, weight"]["side_effect"]["around"].values()
    assert (right, found) == (0, 1)
    assert weight < 0
    assert run("calibrate", texts, "--write", counts, "--force", "--quiet")[0] == 0


def test_calibrate_refuses_to_replace(run: Run, texts: Path, tmp_path: Path) -> None:
    counts = tmp_path / "precision.json"
    counts.write_text("{}")
    code, _, err = run("calibrate", texts, "--write", counts)
    assert (code, len(err.splitlines())) == (2, 1)
    assert "name another file, or replace it with --force" in err
    assert counts.read_text() == "{}"


def test_calibrate_knows_its_kinds(run: Run, texts: Path) -> None:
    code, _, err = run("calibrate", texts, "--kind", "harm")
    assert code == 2
    assert "no such kind: give one of mechanism, approval, indication, side_effect" in err


def test_calibrate_counts_some_folders_alone(run: Run, texts: Path, tmp_path: Path) -> None:
    counts = tmp_path / "precision.json"
    other = texts.parent / "made on"
    other.mkdir()
    for file in texts.iterdir():
        (other / file.name).write_text(file.read_text())
    assert run("calibrate", texts, other / "note.yaml", "--count", "texts", "--write", counts, "--quiet")[0] == 0
    assert json.loads(counts.read_text())["texts"] == {"texts": 1}
