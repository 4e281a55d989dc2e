"""The code in docs/ runs: Python as doctests, shell lines as commands, page by page in one folder.

A block with a title is the file of that name. One of plain text or YAML is there before the commands after it run; any
other shows a piece of what they have written, and must be found in it.
"""

from __future__ import annotations

import csv
import doctest
import json
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from spacy.language import Language

from drugfacts.cli.main import main
from drugfacts.engines import Pipeline, Settings
from drugfacts.writers import FORMATS

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").rglob("*.md"))
BLOCK = re.compile(r'^( *)```(\w+)(?: title="([^"]+)")?\n(.*?)^\1```$', re.MULTILINE | re.DOTALL)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nlp: Language) -> Path:
    """A folder with the texts; whoever adds nothing to the pipeline takes the one that the tests have loaded."""
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    load = Pipeline.load
    monkeypatch.setattr(Pipeline, "load", lambda self: nlp if self.settings == Settings() else load(self))
    return tmp_path


def commands(block: str) -> Iterator[list[str]]:
    for line in block.splitlines():
        if line.startswith("drugfacts "):
            yield shlex.split(line, comments=True)[1:]


@pytest.mark.parametrize(
    "page",
    [pytest.param(page, marks=pytest.mark.spark if page.stem == "spark" else ()) for page in PAGES],
    ids=lambda page: str(page.relative_to(ROOT / "docs")),
)
def test_the_code_of_a_page_runs(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if page.stem == "spark":
        needs_spark()
    parser, runner = (
        doctest.DocTestParser(),
        doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS),
    )
    names: dict[str, object] = {}
    for _, language, title, block in BLOCK.findall(page.read_text(encoding="utf-8")):
        block = dedent(block)
        if title and language in ("text", "yaml"):
            Path(title).write_text(block, encoding="utf-8")
        elif title:
            check_piece(language, Path(title), block)
        elif language == "sh":
            for arguments in commands(block):
                code = main(arguments)
                assert code == 0 or arguments[0] == "diff", (arguments, capsys.readouterr())
        elif language == "python":
            test = parser.get_doctest(block, names, page.name, str(page), 0)
            runner.run(test, clear_globs=False)
            names = test.globs
    assert runner.failures == 0


def needs_spark() -> None:
    pytest.importorskip("pyspark", reason="needs the extra spark: run make test-all")
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        pytest.skip("no Java: apt-get install openjdk-17-jre-headless")


def check_piece(language: str, file: Path, shown: str) -> None:
    """Fail where ``shown`` is nowhere in ``file``; it may leave out fields of objects, columns and rows of tables."""
    written = file.read_text(encoding="utf-8")
    if language == "json":
        parts = written.splitlines() if file.suffix == ".jsonl" else [written]
        pieces = (piece for part in parts for piece in objects(json.loads(part)))
        wanted = json.loads(shown)
        assert any(holds(piece, wanted) for piece in pieces), f"{file} holds no such piece: {shown}"
        return
    delimiter = {"csv": ",", "tsv": "\t"}[language]
    rows = list(csv.DictReader(written.splitlines(), delimiter=delimiter))
    for wanted in csv.DictReader(shown.splitlines(), delimiter=delimiter):
        assert any(holds(row, wanted) for row in rows), f"{file} has no such row: {wanted}"


def objects(value: Any) -> Iterator[Any]:
    """Yield a value, and all that are in it."""
    yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(item)


def holds(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, dict) and isinstance(value, dict):
        return all(name in value and holds(value[name], item) for name, item in wanted.items())
    if isinstance(wanted, list) and isinstance(value, list):
        return len(value) == len(wanted) and all(map(holds, value, wanted))
    return bool(value == wanted)


def test_a_piece_that_is_not_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"a": 1, "b": [{"c": 2}]}]')
    check_piece("json", tmp_path / "a.json", '{"b": [{"c": 2}]}')
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    check_piece("csv", tmp_path / "a.csv", "b\n2\n")
    for name, shown in (("a.json", '{"b": []}'), ("a.json", '{"c": 3}'), ("a.csv", "b\n1\n"), ("a.csv", "c\n2\n")):
        with pytest.raises(AssertionError):
            check_piece(name[2:], tmp_path / name, shown)


def test_every_format_has_an_example() -> None:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    for format, row in FORMATS.items():
        shown = f'title="out/{row.name}"' in page or f'("out/{row.name}"' in page
        assert shown or format.value in ("json", "parquet", "kgx-jsonl"), format
    assert 'title="each/sertraline.json"' in page
    assert 'title="out/edges.jsonl"' in page
    assert '("out/spans.parquet")' in page


def test_every_page_is_in_the_navigation_and_every_link_leads_somewhere() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for page in PAGES:
        assert f"{page.relative_to(ROOT / 'docs').as_posix()}\n" in navigation
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).is_file(), (page, target)
