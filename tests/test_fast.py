"""What `make fast` compiles, and that it never stands before a newer source."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def fast(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("fast", root / "pipeline" / "fast.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def source(fast: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with one module that is compiled."""
    source = tmp_path / "drugfacts" / "clauses" / "tree.py"
    source.parent.mkdir(parents=True)
    source.write_text("A = 1\n")
    source.with_suffix(".cpython-311-x86_64-linux-gnu.so").touch()
    monkeypatch.setattr(fast, "SOURCES", tmp_path)
    monkeypatch.setattr(fast, "BUILD", tmp_path / "build")
    monkeypatch.setattr(fast, "STAMP", tmp_path / "build" / "stamp")
    fast.BUILD.mkdir()
    fast.STAMP.write_text(fast.state())
    return source


def test_modules_leave_out_what_would_act_otherwise(fast: ModuleType) -> None:
    names = {path.as_posix() for path in fast.modules()}
    assert "drugfacts/clauses/tree.py" in names
    assert names.isdisjoint(
        {"drugfacts/frames/frame.py", "drugfacts/assertion/cues.py", "drugfacts/layout/__main__.py"}
    )


def test_modules_have_nothing_that_mypyc_cannot_compile(fast: ModuleType) -> None:
    """It breaks off at an ``in`` over a list or tuple that is unpacked into another, ``x in [*xs, y]``."""
    asked = [
        f"{path}:{node.lineno}"
        for path in fast.modules()
        for node in ast.walk(ast.parse((fast.SOURCES / path).read_text(encoding="utf-8")))
        if isinstance(node, ast.Compare)
        for held in node.comparators
        if isinstance(held, ast.List | ast.Tuple) and any(isinstance(one, ast.Starred) for one in held.elts)
    ]
    assert asked == []


def test_modules_that_are_kept_exist(fast: ModuleType) -> None:
    assert all((fast.SOURCES / "drugfacts" / name).exists() for name in fast.KEPT_MODULES)


def test_check_leaves_what_is_up_to_date(fast: ModuleType, source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fast.check()
    assert fast.compiled()
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("change", ["changed", "added", "gone", "unknown"])
def test_check_removes_what_is_stale(
    fast: ModuleType, source: Path, capsys: pytest.CaptureFixture[str], change: str
) -> None:
    if change == "changed":
        source.write_text("A = 2\n")
    elif change == "added":
        source.with_name("clause.py").touch()
    elif change == "gone":
        source.unlink()
    else:
        fast.STAMP.unlink()
    fast.check()
    assert fast.compiled() == []
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_build_says_what_is_missing(fast: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "no-such-compiler -O2")
    monkeypatch.setattr(fast, "compiled", list)
    with pytest.raises(SystemExit, match=r"no C compiler \(no-such-compiler\)"):
        fast.build()


@pytest.mark.parametrize(
    ("macros", "is_gcc"),
    [("#define __GNUC__ 12", True), ("#define __GNUC__ 4\n#define __clang__ 1", False), ("", False)],
)
def test_only_gcc_counts(
    fast: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, macros: str, is_gcc: bool
) -> None:
    compiler = tmp_path / "cc"
    compiler.write_text(f"#!/bin/sh\ncat <<'END'\n{macros}\nEND\n")
    compiler.chmod(0o755)
    monkeypatch.setenv("CC", str(compiler))
    assert fast.is_gcc() is is_gcc
