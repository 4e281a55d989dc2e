"""The data files read the same from their compiled copy as from YAML, whatever the copy's age."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from yaml import YAMLError

from drugfacts import datafiles
from drugfacts.datafiles import PARTS, compiled, read_data
from drugfacts.errors import DrugfactsError
from drugfacts.plain_yaml import read_yaml

FOLDER = Path(datafiles.__file__).parent
FILES = [(part, path.name) for part in PARTS for path in sorted((FOLDER / part / "data").glob("*.yaml"))]


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the copy is looked for, in this test only; nothing is there yet."""
    path = tmp_path / "data.json"
    monkeypatch.setattr(datafiles, "COMPILED", path)
    datafiles._copies.cache_clear()
    yield path
    datafiles._copies.cache_clear()


def from_yaml(part: str, name: str) -> Any:
    return read_yaml((FOLDER / part / "data" / name).read_text(encoding="utf-8"))


def test_every_file_is_in_the_copy_as_it_is_in_yaml() -> None:
    copies = json.loads(compiled())
    assert sorted(copies) == sorted(f"{part}/{name}" for part, name in FILES)
    for part, name in FILES:
        assert copies[f"{part}/{name}"]["content"] == from_yaml(part, name), name


def test_the_copy_is_taken_where_it_is_of_the_same_yaml(copy: Path) -> None:
    copies = json.loads(compiled())
    copies["clauses/grammar.yaml"]["content"] = {"from": "the copy"}
    copies["layout/sections.yaml"] = {"sha256": "of an older file", "content": {}}
    copy.write_text(json.dumps(copies), encoding="utf-8")
    assert read_data("clauses", "grammar.yaml") == {"from": "the copy"}
    assert read_data("layout", "sections.yaml") == from_yaml("layout", "sections.yaml")


@pytest.mark.parametrize("content", [None, "", "{"])
def test_yaml_is_read_where_there_is_no_copy_or_a_broken_one(copy: Path, content: str | None) -> None:
    if content is not None:
        copy.write_text(content, encoding="utf-8")
    assert read_data("clauses", "grammar.yaml") == from_yaml("clauses", "grammar.yaml")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, r"layout/data/own\.yaml: cannot be read"),
        ("- a list", r"layout/data/own\.yaml: not a mapping"),
        ("a: [", r"layout/data/own\.yaml: not valid YAML"),
    ],
)
def test_what_cannot_be_read_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None, message: str
) -> None:
    monkeypatch.setattr(datafiles, "_PACKAGE", tmp_path)
    (tmp_path / "layout" / "data").mkdir(parents=True)
    if content is not None:
        (tmp_path / "layout" / "data" / "own.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(DrugfactsError, match=message) as raised:
        read_data("layout", "own.yaml")
    assert "\n" not in str(raised.value)


def test_a_key_that_stands_twice_is_no_data() -> None:
    with pytest.raises(YAMLError, match="the key 'rash' stands here twice"):
        read_yaml("words:\n  rash: [a]\n  rash: [b]\n")
