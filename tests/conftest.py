"""What tests of all parts share: our own texts, and a pipeline that needs no model."""

from __future__ import annotations

import fcntl
import os
import runpy
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from drugfacts.readers import Failure, SourceText, read
from drugfacts.records import Document, Generator

if TYPE_CHECKING:
    from spacy.language import Language

pytest.register_assert_rewrite("tests.brief_texts")
ROOT = Path(__file__).parent.parent
if any((ROOT / "pipeline").glob("drugfacts__mypyc*")):  # what `make fast` made of other sources is not to be tested
    runpy.run_path(str(ROOT / "pipeline" / "fast.py"))["check"]()

GENERATOR = Generator(version="0", model="none", lexicon="none")

# The same examples in every run, so that a commit fails for what it has changed; `make search` takes others, and more.
settings.register_profile("same", derandomize=True)
settings.register_profile("search", max_examples=3000)
settings.load_profile("same")

# Files that take ten seconds and more: begun first, so that no process waits for one that another began last.
LONG = (
    *("writers/test_validators.py", "test_facts.py", "test_golden.py", "frames/test_examples.py", "test_docs.py"),
    *("test_pytest_plugin.py", "frames/test_gates.py", "frames/test_pieces.py", "lexicon/test_build.py"),
    *("cli/test_extract.py", "cli/test_lexicon.py", "engines/test_workers.py", "reliability/test_runs.py"),
    *("language/test_run.py", "layout/test_invariants.py", "mentions/test_data.py", "readers/test_corpus.py"),
)
EVERY = ((200, 16), (90, 8), (20, 6))
"""Of a folder of the corpus with so many texts and more, tests read one in so many; of a smaller one all, and of the
texts that stand in none."""
_TURN = {ROOT / "tests" / name: turn for turn, name in enumerate(LONG)}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take the long files first, and start Spark or JAX, which are large, only where they are asked for."""
    items.sort(key=lambda item: _TURN.get(item.path, len(_TURN)))
    unasked = {"spark", "learn"}.difference((config.getoption("-m") or "").split())
    for item in items:
        if any(mark.name in unasked for mark in item.iter_markers()):
            item.add_marker(pytest.mark.skip(reason="needs a large package: run make test-all"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show what tests ask to be shown: the figures of the corpus."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name == "shown at the end":
                terminalreporter.write(f"{value}\n")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root."""
    return ROOT


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Our own texts with their expected facts."""
    return ROOT / "corpus"


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The whole pipeline, loaded once."""
    import drugfacts

    return drugfacts.load()


@pytest.fixture(scope="session")
def corpus_sources(corpus: Path) -> list[SourceText]:
    """The texts of the corpus; some of its large folders, which `make facts` reads to the last text."""
    folders: dict[str, list[SourceText]] = {}
    for item in read([str(corpus)]):
        if isinstance(item, SourceText):
            folders.setdefault(item.id.rpartition("/")[0], []).append(item)
    return [text for folder, texts in folders.items() for text in texts[:: _one_in(folder, len(texts))]]


def _one_in(folder: str, count: int) -> int:
    return next((one_in for least, one_in in EVERY if folder and count >= least), 1)


@pytest.fixture(scope="session")
def corpus_records(corpus_sources: list[SourceText], tmp_path_factory: pytest.TempPathFactory) -> list[Document]:
    """Their records, made once for all tests: of several processes the first that wants them makes them for all."""
    from drugfacts.engines import Pipeline, run_in_workers

    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # the folder of the run; each process has one in it
    made = folder / "corpus.jsonl"
    with (folder / "corpus.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            results = list(run_in_workers(corpus_sources, Pipeline()))
            assert not (failed := [str(result) for result in results if isinstance(result, Failure)]), failed
            records = [result.to_json() for result in results if isinstance(result, Document)]
            made.write_text("\n".join(records), encoding="utf-8")
    return [Document.model_validate_json(line) for line in made.read_text(encoding="utf-8").split("\n")]


@pytest.fixture(scope="session")
def ungated() -> Language:
    """The pipeline that parses every sentence, also one that names no drug."""
    import drugfacts

    return drugfacts.load(gate=False)


@pytest.fixture
def make_document() -> Callable[..., Document]:
    """Build a record for a text."""

    def make(text: str = "", **fields: object) -> Document:
        return Document.for_text(text, **{"id": "note", "generator": GENERATOR, **fields})

    return make


@pytest.fixture
def fake_process() -> Callable[[Sequence[SourceText]], Iterator[Document]]:
    """A pipeline without a model: a drug wherever the text has the word "ketamine"; texts with "crash" raise."""

    def process(batch: Sequence[SourceText]) -> Iterator[Document]:
        for source in batch:
            if "crash" in source.text:
                raise ValueError("a line\nand another")
            at = source.text.find("ketamine")
            mention = {"start": at, "end": at + 8, "text": "ketamine"}
            yield Document.for_text(
                source.text,
                id=source.id,
                source=source.source,
                title=source.title,
                generator=GENERATOR,
                drugs=[{"name": "ketamine", "mentions": [mention]}] if at >= 0 else [],
                warnings=source.warnings,
            )

    return process


@pytest.fixture
def spoiled(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module of a pipeline that worker processes can take: without a model, it does what a text says."""
    monkeypatch.syspath_prepend(str(ROOT / "tests" / "reliability"))  # a worker has its parent's path
    import spoiled

    return spoiled
