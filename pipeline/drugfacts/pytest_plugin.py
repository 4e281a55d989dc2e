"""Expected facts as tests: `pytest corpus/ --drugfacts` collects each `NAME.yaml` that stands beside its `NAME.txt`.

Without ``--drugfacts``, or ``drugfacts = true`` in the configuration, nothing is collected and nothing else imported:
the plugin is loaded in every pytest run where drugfacts is installed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from drugfacts.errors import DrugfactsError

if TYPE_CHECKING:
    from drugfacts.check import Baseline, CheckedText, Floor, Level

_SUFFIXES = (".txt", ".md")  # as in drugfacts.check.suite, which is not to be imported before it is asked for


class AsWritten:
    """Import the package's modules as they are: pytest rewrites the asserts of whatever has a plugin in it.

    That is meant for helpers of tests. For the package's four hundred modules it took a quarter of a small run, in each
    process that may not keep what it rewrote.
    """

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: object = None) -> ModuleSpec | None:
        """Find a module of the package where Python does by itself."""
        return PathFinder.find_spec(name, path) if name.startswith("drugfacts.") else None


sys.meta_path.insert(0, AsWritten)


class NotAsExpected(Exception):  # noqa: N818 a test's failure, not an error of the program
    """A text does not yield the facts expected of it; the message lists them."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options, all of which do nothing unless the first one is given."""
    group = parser.getgroup("drugfacts", "expected facts of drugfacts")
    group.addoption("--drugfacts", action="store_true", help="collect expected-facts files (NAME.yaml beside NAME.txt)")
    group.addoption("--drugfacts-level", metavar="LEVEL", help="identifier, exact, relaxed or kind-and-drug")
    parser.addini("drugfacts", "collect expected-facts files", type="bool", default=False)
    parser.addini("drugfacts_level", "how strictly facts are compared", default="relaxed")
    parser.addini("drugfacts_paths", "folders in which every *.yaml is one of expected facts", type="paths", default=[])
    parser.addini("drugfacts_min_f1", "what each text has to reach, as 0.8 or KIND=0.8", type="args", default=[])
    parser.addini("drugfacts_min_precision", "as drugfacts_min_f1", type="args", default=[])
    parser.addini("drugfacts_min_recall", "as drugfacts_min_f1", type="args", default=[])
    parser.addini("drugfacts_baseline", "a baseline: only what is not in it fails")
    parser.addini("drugfacts_config", "a spaCy config.cfg in place of the package's own pipeline")
    parser.addini("drugfacts_model", "the spaCy model to parse with")
    parser.addini("drugfacts_lexicon", "files of one's own terms", type="paths", default=[])
    parser.addini("drugfacts_frames", "files of one's own frames", type="paths", default=[])


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> FactsFile | None:
    """Collect a file of expected facts, where that is asked for."""
    config = parent.config
    if file_path.suffix != ".yaml" or not (config.getoption("--drugfacts") or config.getini("drugfacts")):
        return None
    # A folder that is named holds nothing else; elsewhere, only a text makes a YAML file one of expected facts.
    folders = config.getini("drugfacts_paths")
    if folders:
        if not any(folder in file_path.parents for folder in folders):
            return None
    elif not any(file_path.with_suffix(suffix).is_file() for suffix in _SUFFIXES):
        return None
    file: FactsFile = FactsFile.from_parent(parent, path=file_path)
    return file


class FactsFile(pytest.File):
    """A file of expected facts: one test."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield the test."""
        yield FactsItem.from_parent(self, name=self.path.stem)


class FactsItem(pytest.Item):
    """One text that has to yield the facts expected of it."""

    def runtest(self) -> None:
        """Extract and compare.

        Raises
        ------
        NotAsExpected
            Where the text does not yield what is expected.
        DrugfactsError
            Where the expected facts or the settings cannot be used.
        """
        from drugfacts.check import Report, finding_lines

        settings = _settings(self.config)
        text = settings.check(self.path)
        report = Report(settings.level)
        report.add(text)
        report.judge(settings.floors, settings.baseline)
        if report.passed:
            return
        lines = [*report.shortfalls, *text.problems]
        failing = text.failing or text.findings
        lines += [line for finding in failing for line in finding_lines(finding, text)]
        raise NotAsExpected("\n".join([f"{self.path.name}: {len(text.failing) or len(lines)} not as expected", *lines]))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show the message alone: the traceback is that of this plugin."""
        if isinstance(excinfo.value, NotAsExpected | DrugfactsError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Name the test in reports."""
        return self.path, None, f"drugfacts: {self.name}"


_KEY = pytest.StashKey["_Settings"]()


def _settings(config: pytest.Config) -> _Settings:
    """Return the settings of this run, made once."""
    if _KEY not in config.stash:
        config.stash[_KEY] = _Settings(config)
    return config.stash[_KEY]


class _Settings:
    """The options, and the pipeline, which is loaded at the first text and kept."""

    def __init__(self, config: pytest.Config) -> None:
        from drugfacts.check import identify_by, parse_floor, parse_level, read_baseline
        from drugfacts.engines import Pipeline, Settings
        from drugfacts.lexicon import Lexicon

        def path(name: str) -> Path | None:
            value = config.getini(name)
            return config.rootpath / str(value) if value else None

        self.level: Level = parse_level(str(config.getoption("--drugfacts-level") or config.getini("drugfacts_level")))
        self.floors: list[Floor] = [
            parse_floor(measure, value)
            for measure in ("f1", "precision", "recall")
            for value in config.getini(f"drugfacts_min_{measure}")
        ]
        at = path("drugfacts_baseline")
        self._folder = at.parent if at else None
        self.baseline: Baseline | None = read_baseline(at, self.level) if at else None
        terms = tuple(config.getini("drugfacts_lexicon"))
        frames = tuple(config.getini("drugfacts_frames"))
        model = config.getini("drugfacts_model") or None
        self._process = Pipeline(Settings(path("drugfacts_config"), model, terms, frames))
        self._identify = identify_by(Lexicon.load(terms)) if self.level.value == "identifier" else None

    def check(self, file: Path) -> CheckedText:
        """Extract the facts of the text beside ``file`` and compare."""
        from drugfacts.check import Case, check_text, read_expected
        from drugfacts.check.suite import text_of
        from drugfacts.engines import run
        from drugfacts.readers.text import read_text

        case = Case(self._name(file), text_of(file), read_expected(file))
        source = read_text(case.text, id=case.name, source=str(case.text))
        return check_text(case, source, next(run([source], self._process)), self.level, self._identify)

    def _name(self, file: Path) -> str:
        """Name the text as in the baseline: by its path below the baseline's folder."""
        if self._folder is not None and self._folder in file.parents:
            return file.relative_to(self._folder).with_suffix("").as_posix()
        return file.stem
