"""The pytest plugin, in runs of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EXPECTED = "drugs: [{name: sertraline}]\nfacts:\n  - {kind: side_effect, drug: sertraline, effect: nausea}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a usual test, a YAML file of another kind, and two texts."""
    (tmp_path / "pyproject.toml").write_text("[tool.pytest.ini_options]\n")
    (tmp_path / "test_usual.py").write_text("def test_usual(): pass\n")
    (tmp_path / "settings.yaml").write_text("colour: red\n")
    (tmp_path / "texts").mkdir()
    for name, text in (("good", "Sertraline may cause nausea."), ("bad", "Sertraline may cause rash.")):
        (tmp_path / "texts" / f"{name}.txt").write_text(text)
        (tmp_path / "texts" / f"{name}.yaml").write_text(EXPECTED)
    return tmp_path


def pytest_in(project: Path, *arguments: str, settings: str = "") -> tuple[int, str]:
    (project / "pyproject.toml").write_text(f"[tool.pytest.ini_options]\n{settings}\n")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:randomly", "--color=no", *arguments]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("imported", "holds"),
    [
        pytest.param(
            "sys",
            "not {'spacy', 'pydantic', 'yaml', 'drugfacts.check'} & set(sys.modules)",
            id="is inactive unless it is asked for",
        ),
        pytest.param(
            "drugfacts.check",
            "'Rewriting' not in type(drugfacts.check.__loader__).__name__",
            id="leaves the package as it is written",
        ),
    ],
)
def test_plugin_in_a_run_of_other_tests(project: Path, imported: str, holds: str) -> None:
    (project / "test_usual.py").write_text(f"import {imported}\ndef test_usual():\n    assert {holds}\n")
    code, out = pytest_in(project)
    assert (code, "1 passed" in out) == (0, True), out


def test_plugin_collects_by_option_and_shows_one_message(project: Path) -> None:
    code, out = pytest_in(project, "--drugfacts", "texts")
    assert code == 1
    assert "1 failed, 1 passed" in out
    assert "bad.yaml: 2 not as expected\nmissed | side_effect | sertraline | nausea\n" in out
    assert f"nothing near it was found ({project}/texts/bad.yaml:3)" in out
    assert "made up | side_effect | sertraline | rash" in out
    assert "Traceback" not in out
    assert "pytest_plugin.py" not in out


def test_plugin_options_in_the_settings(project: Path) -> None:
    (project / "texts" / "lonely.yaml").write_text("")
    settings = 'drugfacts = true\ndrugfacts_paths = ["texts"]\ndrugfacts_level = "kind-and-drug"'
    code, out = pytest_in(project, settings=settings)
    assert code == 1
    assert "1 failed, 3 passed" in out
    assert "lonely.yaml: its text is missing: put lonely.txt beside it" in out
    (project / "texts" / "lonely.yaml").write_text("drugs: [")
    (project / "texts" / "lonely.txt").touch()
    code, out = pytest_in(project, settings=settings)
    assert "lonely.yaml:1: not YAML" in out


def test_plugin_floors_and_baseline(project: Path) -> None:
    assert pytest_in(project, "--drugfacts", settings='drugfacts_min_f1 = ["0.5"]')[0] == 0
    code, out = pytest_in(project, "--drugfacts", settings='drugfacts_min_f1 = ["side_effect=0.5"]')
    assert (code, "F1 of side_effect 0.0000 is below 0.5" in out) == (1, True), out
    (project / "texts" / "base.json").write_text(
        '{"drugfacts_baseline": 1, "level": "relaxed", "texts": {"bad": ["missed | side_effect | sertraline | nausea", '
        '"made up | side_effect | sertraline | rash"]}}'
    )
    code, out = pytest_in(project, "--drugfacts", settings='drugfacts_baseline = "texts/base.json"')
    assert (code, "3 passed" in out) == (0, True), out


def test_plugin_takes_own_frames(project: Path) -> None:
    (project / "own.yaml").write_text("frames: [{id: own.x}]")
    code, out = pytest_in(project, "--drugfacts", settings='drugfacts_frames = ["own.yaml"]')
    assert (code, f"{project}/own.yaml:1: frame own.x: fact is missing" in out) == (1, True), out


def test_plugin_settings_that_are_wrong_are_said(project: Path) -> None:
    code, out = pytest_in(project, "--drugfacts", "--drugfacts-level", "lax")
    assert code == 1
    assert "--level lax: no such level" in out
