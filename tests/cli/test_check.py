from __future__ import annotations

from pathlib import Path

import pytest

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
