"""An environment works where it was set up, and `make` says so of one that was moved or belongs to another folder."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="needs make: install it (apt-get install make)")


@pytest.fixture
def checkout(root: Path, tmp_path: Path) -> Path:
    """A folder with what the environment is made from."""
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "requirements-pip.lock"):
        shutil.copy2(root / name, tmp_path)
    for name in ("pipeline", "tests", "outputs"):
        (tmp_path / name).mkdir()
    return tmp_path


def make(target: str, checkout: Path) -> subprocess.CompletedProcess[str]:
    """Run make as if no other had started the tests."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(["make", target], cwd=checkout, env=env, capture_output=True, text=True, check=False)


def ready(checkout: Path, stamp: str) -> subprocess.CompletedProcess[str]:
    """Ask for the environment, which is set up already and says so by its stamp."""
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / ".ready").write_text(stamp, encoding="utf-8")
    return make(".venv/.ready", checkout)


def test_an_environment_of_another_folder_is_not_used(checkout: Path) -> None:
    done = ready(checkout, "/elsewhere/drugfacts\n")
    assert done.returncode == 2
    first, *_ = done.stderr.splitlines()
    assert first == (
        f".venv was set up in /elsewhere/drugfacts, and this is {checkout}: "
        "remove it with `make distclean`, and run this again"
    )


@pytest.mark.parametrize("stamp", ["{checkout}\n", ""], ids=["this folder's", "of an older Makefile"])
def test_an_environment_of_this_folder_is(checkout: Path, stamp: str) -> None:
    done = ready(checkout, stamp.format(checkout=checkout))
    assert (done.returncode, done.stderr) == (0, "")


def test_it_can_be_removed(checkout: Path) -> None:
    ready(checkout, "/elsewhere/drugfacts\n")
    done = make("distclean", checkout)
    assert not (checkout / ".venv").exists(), done.stderr
