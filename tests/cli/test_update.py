from __future__ import annotations

import io
from pathlib import Path

import pytest

from .conftest import Run

OLD = "# mine\ndrugs:\n  - {name: aspirin}\n"
NEW = "# mine\ndrugs:\n  - {name: ketamine, aliases: []}\n"


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("Take ketamine.")
    (tmp_path / "a.yaml").write_text(OLD)
    return tmp_path


def test_update_shows_the_diff_and_writes_with_yes(run: Run, suite: Path) -> None:
    code, out, err = run("check", "--update", "--yes", suite)
    assert (code, err) == (0, "")
    assert out.startswith(f"--- {suite}/a.yaml\n+++ {suite}/a.yaml\n@@")
    assert "-  - {name: aspirin}\n+  - {name: ketamine, aliases: []}\n" in out
    assert (suite / "a.yaml").read_text() == NEW
    assert run("check", suite)[0] == 0
    assert run("check", "--update", suite) == (0, "", "")


@pytest.mark.parametrize(("answer", "content", "code"), [("y\n", NEW, 0), ("n\n", OLD, 1), ("", OLD, 1)])
def test_update_asks(
    run: Run, suite: Path, monkeypatch: pytest.MonkeyPatch, answer: str, content: str, code: int
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    got, _, err = run("check", "--update", suite)
    assert got == code
    assert f"Write {suite}/a.yaml? [y/N] " in err
    assert (suite / "a.yaml").read_text() == content


def test_update_begins_files_that_are_missing(run: Run, suite: Path) -> None:
    (suite / "b.txt").write_text("More ketamine.")
    assert run("check", "--update", "-y", suite)[0] == 0
    assert (suite / "b.yaml").read_text().startswith("# The facts that b.txt states.")
    assert run("check", suite)[0] == 0


def test_update_leaves_broken_files_alone(run: Run, suite: Path) -> None:
    (suite / "a.yaml").write_text("drugs: [")
    code, _, err = run("check", "--update", "-y", suite)
    assert code == 2
    assert "a.yaml:1: not YAML" in err
    assert (suite / "a.yaml").read_text() == "drugs: ["


def test_update_says_what_it_cannot_amend(run: Run, suite: Path) -> None:
    (suite / "a.yaml").write_text("{drugs: []}")
    code, _, err = run("check", "--update", "-y", suite)
    assert code == 1
    assert "a.yaml: cannot be amended: the whole file stands in one pair of braces" in err


def test_update_text_that_fails_is_1_and_left(run: Run, suite: Path) -> None:
    (suite / "a.txt").write_text("crash")
    assert run("check", "--update", "-y", suite)[0] == 1
    assert (suite / "a.yaml").read_text() == OLD


def test_annotate_begins_a_file(run: Run, suite: Path) -> None:
    text = suite / "a.txt"
    code, _, err = run("annotate", text)
    assert code == 2
    assert "a.yaml exists: amend it with drugfacts check --update" in err
    assert run("annotate", text, "--force")[0] == 0
    assert "drugs:\n  - {name: ketamine, aliases: []}\n" in (suite / "a.yaml").read_text()
    code, out, _ = run("annotate", text, "--out", "-")
    assert out == (suite / "a.yaml").read_text()
    assert run("annotate", suite / "gone.txt")[0] == 1
