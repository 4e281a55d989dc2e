"""The build file, the lock and the folders agree."""

from __future__ import annotations

import re
import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    content: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return content


@pytest.fixture(scope="module")
def lock(root: Path) -> str:
    return (root / "requirements.lock").read_text(encoding="utf-8")


def test_packaging_lock_names_no_registry(lock: str) -> None:
    assert "://" not in lock
    assert not [line for line in lock.splitlines() if line.startswith("-")]


def test_packaging_lock_hashes_everything(lock: str) -> None:
    for block in re.split(r"\n(?=[A-Za-z0-9])", lock):
        assert not _PIN.match(block) or "--hash=sha256:" in block, block


@pytest.mark.parametrize("part", ["dependencies", "test", "build", "build-system"])
def test_packaging_lock_has_what_the_build_file_asks_for(project: dict[str, Any], lock: str, part: str) -> None:
    if part == "build-system":
        wanted = project["build-system"]["requires"]
    elif part == "dependencies":
        wanted = project["project"]["dependencies"]
    else:
        wanted = project["project"]["optional-dependencies"][part]
    pins: dict[str, list[str]] = {}
    for name, version in _PIN.findall(lock):
        pins.setdefault(canonicalize_name(name), []).append(version)
    for requirement in map(Requirement, wanted):
        versions = pins.get(canonicalize_name(requirement.name), [])
        assert versions, f"{requirement} is not in requirements.lock: run make lock"
        assert all(requirement.specifier.contains(v) for v in versions), f"{requirement}: run make lock"


@pytest.mark.parametrize("group", ["validators", "pip"])
def test_packaging_groups_are_locked_without_what_they_ask_for(project: dict[str, Any], root: Path, group: str) -> None:
    lock = (root / f"requirements-{group}.lock").read_text(encoding="utf-8")
    wanted = {canonicalize_name(Requirement(line).name) for line in project["dependency-groups"][group]}
    assert {canonicalize_name(name) for name, _ in _PIN.findall(lock)} == wanted
    test_packaging_lock_hashes_everything(lock)
    test_packaging_lock_names_no_registry(lock)


def test_packaging_components_are_registered(project: dict[str, Any]) -> None:
    wanted = project["project"]["entry-points"]["spacy_factories"]
    found = {point.name: point for point in entry_points(group="spacy_factories") if point.name in wanted}
    assert {name: point.value for name, point in found.items()} == wanted
    assert all(callable(point.load()) for point in found.values())


def test_packaging_pytest_plugin_is_registered(project: dict[str, Any]) -> None:
    wanted = project["project"]["entry-points"]["pytest11"]
    assert {point.name: point.value for point in entry_points(group="pytest11") if point.name in wanted} == wanted


def test_packaging_outputs_are_kept_empty_in_git(root: Path) -> None:
    assert (root / "outputs" / "README.md").is_file()
    assert "outputs/*" in (root / ".gitignore").read_text(encoding="utf-8")
