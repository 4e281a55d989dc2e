from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from drugfacts.cli import calibrate, check

from .conftest import Run


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("Take ketamine.")
    (tmp_path / "a.yaml").write_text("drugs: [{name: ketamine}]\n")
    return tmp_path


def test_check_as_expected_is_0(run: Run, suite: Path) -> None:
    code, out, err = run("check", suite)
    assert (code, err) == (0, "")
    assert "macro F1" in out
    assert "1.000" in out


def test_check_not_as_expected_is_1_and_says_where(run: Run, suite: Path) -> None:
    (suite / "a.yaml").write_text("drugs: [{name: ketamine}, {name: aspirin}]\n")
    code, out, err = run("check", suite, "--differences", "5")
    assert code == 1
    assert "a\n  missed | drug | aspirin\n" in out
    assert "1 facts are not as expected" in err


def test_check_floor(run: Run, suite: Path) -> None:
    (suite / "a.yaml").write_text("drugs: [{name: ketamine}, {name: aspirin}]\n")
    assert run("check", suite, "--min-f1", "0.6")[0] == 0
    code, _, err = run("check", suite, "--min-f1", "0.7")
    assert code == 1
    assert "macro F1 0.6667 is below 0.7" in err


def test_check_text_that_fails_is_missed_and_1(run: Run, suite: Path) -> None:
    (suite / "a.txt").write_text("crash")
    code, out, err = run("check", suite, "--min-f1", "0", "--differences", "5")
    assert code == 1
    assert "missed | drug | ketamine" in out
    assert "could not be processed" in err


def test_check_unusable_file_is_2(run: Run, suite: Path) -> None:
    (suite / "a.yaml").write_text("drugs: [{nam: ketamine}]\n")
    code, out, err = run("check", suite)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "a.yaml:1: drugs.0" in err


@pytest.mark.parametrize("command", ["check", "calibrate"])
def test_workers_print_and_write_the_same(
    run: Run, suite: Path, spoiled: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    monkeypatch.setattr(check, "Pipeline", lambda *args: spoiled.process)
    monkeypatch.setattr(calibrate, "GroundsPipeline", lambda *args: spoiled.process)
    for name, text in (("b", "raise it"), ("c", "ketamine"), ("d", "ketamine")):
        (suite / f"{name}.txt").write_text(text)
        (suite / f"{name}.yaml").write_text(f"drugs: [{{name: of {name}}}]\n")
    written = tmp_path / "written.json"
    given = [command, suite, "--force", "--json" if command == "check" else "--write", written]
    alone = (*run(*given), written.read_bytes())
    assert (*run(*given, "--workers", 2), written.read_bytes()) == alone
    assert alone[0] == 1


def test_check_workers_are_a_number_or_auto(run: Run, suite: Path) -> None:
    told = "drugfacts: --workers many: give a number up to 256, or auto for one a core\n"
    assert run("check", suite, "--workers", "many") == (2, "", told)
