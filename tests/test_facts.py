"""The facts of our own texts are the expected ones: what `make facts` asks, of the records that the tests have made."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from drugfacts.check import Case, find_cases
from drugfacts.cli import check
from drugfacts.cli.main import main
from drugfacts.readers import SourceText
from drugfacts.records import Document


def asked_by_make(root: Path) -> list[str]:
    """The arguments of `drugfacts check` in the Makefile."""
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    variables = dict(re.findall(r"^(\w+) *[?:]?= *(.*)$", makefile, re.MULTILINE))
    found = re.search(r"^facts:.*\n.*/drugfacts (check .*?) \|\|", makefile, re.MULTILINE)
    assert found is not None
    return shlex.split(re.sub(r"\$\((\w+)\)", lambda name: variables[name[1]], found[1]))


@pytest.fixture
def recalled(corpus_sources: list[SourceText], corpus_records: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `drugfacts check` take the records of the corpus that the tests have made, and no other texts."""
    records = {source.text: record for source, record in zip(corpus_sources, corpus_records, strict=True)}
    names = {source.id for source in corpus_sources}

    def recall(sources: Iterator[SourceText], process: object, *, workers: int) -> Iterator[Document]:
        for source in sources:
            yield records[source.text].model_copy(update={"id": source.id, "source": source.source})

    def find(paths: Sequence[Path], **how: Any) -> list[Case]:
        return [case for case in find_cases(paths, **how) if case.name in names]

    monkeypatch.setattr(check, "find_cases", find)
    monkeypatch.setattr(check, "run_with", recall)


@pytest.mark.corpus
@pytest.mark.usefixtures("recalled")
def test_facts_of_the_corpus_are_the_expected_ones(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    record_property: Callable[[str, object], None],
) -> None:
    monkeypatch.chdir(root)
    code = main([*asked_by_make(root), "--quiet"])
    out, err = capsys.readouterr()
    assert code == 0, f"{out}{err}meant so? then: make baseline"
    record_property("shown at the end", out)
