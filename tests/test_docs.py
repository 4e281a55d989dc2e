"""The code in docs/ runs: Python as doctests, shell lines as commands, page by page in one folder."""

from __future__ import annotations

import doctest
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language

from drugfacts.cli.main import main
from drugfacts.engines import Pipeline

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").rglob("*.md"))
BLOCK = re.compile(r"^```(sh|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nlp: Language) -> Path:
    """A folder with the texts; whoever adds nothing to the pipeline takes the one that the tests have loaded."""
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    load, plain = Pipeline.load, Pipeline().__dict__
    monkeypatch.setattr(Pipeline, "load", lambda self: nlp if self.__dict__ == plain else load(self))
    return tmp_path


def commands(block: str) -> Iterator[list[str]]:
    for line in block.splitlines():
        if line.startswith("drugfacts "):
            yield shlex.split(line, comments=True)[1:]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT / "docs")))
def test_the_code_of_a_page_runs(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    names: dict[str, object] = {}
    for language, block in BLOCK.findall(page.read_text(encoding="utf-8")):
        if language == "sh":
            for arguments in commands(block):
                code = main(arguments)
                assert code == 0 or arguments[0] == "diff", (arguments, capsys.readouterr())
        else:
            test = parser.get_doctest(block, names, page.name, str(page), 0)
            runner.run(test, clear_globs=False)
            names = test.globs
    assert runner.failures == 0


def test_every_page_is_in_the_navigation_and_every_link_leads_somewhere() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for page in PAGES:
        assert f"{page.relative_to(ROOT / 'docs').as_posix()}\n" in navigation
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).is_file(), (page, target)
