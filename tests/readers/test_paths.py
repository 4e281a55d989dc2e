from __future__ import annotations

import os
from pathlib import Path

import pytest

from drugfacts.errors import DrugfactsError
from drugfacts.readers import Failure, Input, plan

FILES = ["a.txt", "b.md", "c.png", ".hidden.txt", "x/a.txt", "x/y/a.txt.gz", "x/y/z.yaml", "2020/one.txt", "[1].txt"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    return tmp_path


def ids(*paths: object) -> list[str | None]:
    planned = plan([str(path) for path in paths])
    assert all(isinstance(item, Input) for item in planned), planned
    return [item.id for item in planned if isinstance(item, Input)]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", ["[1]", "a"]),
        ("**/*.txt", ["2020/one", "[1]", "a", "x/a"]),
        ("**/*.gz", ["x/y/a"]),
        ("**", ["2020/one", "[1]", "a", "b", "x/a", "x/y/a"]),
        ("*", ["[1]", "a", "b"]),
        ("*/*.txt", ["2020/one", "x/a"]),
        ("?/a.*", ["x/a"]),
        ("x/**/a.*", ["a", "y/a"]),
        ("[ab].*", ["a", "b"]),
        ("[!a].*", ["b", "c"]),
        ("20[0-9][0-9]/*", ["2020/one"]),
        (".h*.txt", [".hidden"]),
    ],
)
def test_paths_patterns(folder: Path, pattern: str, expected: list[str]) -> None:
    assert ids(folder / pattern) == expected


def test_paths_a_file_that_is_named_like_a_pattern_is_that_file(folder: Path) -> None:
    assert ids(folder / "[1].txt") == ["[1]"]


@pytest.mark.parametrize("pattern", ["*.pdf", "[z-a].txt", "no/where/*.txt", "?"])
def test_paths_pattern_without_a_match_fails(folder: Path, pattern: str) -> None:
    (failure,) = plan([folder / pattern])
    assert isinstance(failure, Failure)
    assert "check the p" in failure.reason


def test_paths_pattern_follows_no_loop(folder: Path) -> None:
    (folder / "loop").symlink_to(folder)
    assert ids(folder / "**/*.md") == ["b"]


def test_paths_same_name_in_two_formats_is_refused_naming_both(folder: Path) -> None:
    (folder / "a.txt.gz").write_bytes(b"")
    with pytest.raises(DrugfactsError, match=r"'a': .*/a.txt and .*/a.txt.gz"):
        plan([folder])


def test_paths_folder_called_like_a_text_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "x.txt").mkdir()
    (tmp_path / "x.txt" / "a.md").write_text("x")
    assert ids(tmp_path / "x.txt") == ["a"]
    assert ids(tmp_path) == ["x.txt/a"]


@pytest.mark.parametrize("given", ["x.txt", "."])
def test_paths_pipe_is_not_waited_for(tmp_path: Path, given: str) -> None:
    from drugfacts.readers import read

    os.mkfifo(tmp_path / "x.txt")
    (failure,) = read([tmp_path / given])
    assert "not a plain file" in str(failure)


def test_paths_device_is_not_read() -> None:
    from drugfacts.readers import read

    (failure,) = read(["/dev/zero"])
    assert "not a plain file" in str(failure)


def test_paths_nul_in_a_path_fails() -> None:
    (failure,) = plan(["a\0*"])
    assert "no such file" in str(failure)
