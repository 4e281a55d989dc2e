"""`drugfacts check`: texts with expected facts to a verdict."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from drugfacts.check import (
    Baseline,
    Case,
    ExpectedError,
    Floor,
    Level,
    Report,
    check_text,
    find_cases,
    identify_by,
    lines,
    read_baseline,
    table,
)
from drugfacts.check.outputs import error_annotation, to_annotations, to_json, to_junit, to_markdown
from drugfacts.engines import Pipeline, Process, Settings, run_with
from drugfacts.errors import DrugfactsError
from drugfacts.lexicon import Lexicon
from drugfacts.readers import Failure, SourceText
from drugfacts.readers.text import read_text

from .notices import Notices
from .own import read_own
from .tables import printable, show

UNUSABLE = 2


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """How to check, what to hold the result against, and what to write.

    Attributes
    ----------
    level : Level
    floors : tuple of Floor
        What all texts together have to reach.
    baseline : Path or None
        Known differences; only what is not among them fails.
    write_baseline : bool
        Replace the baseline by what is found now.
    differences : int or None
        How many differences to show of each text; all where it is None.
    json, junit, markdown : Path or None
        Reports for machines.
    github : bool
        Print workflow commands that annotate what fails.
    force : bool
        Replace existing reports.
    quiet : bool
        Show no progress.
    settings : Settings
        The pipeline.
    workers : int
        Processes that read texts; 1 for this one alone, 0 for one a core.
    """

    level: Level = Level.RELAXED
    floors: tuple[Floor, ...] = ()
    baseline: Path | None = None
    write_baseline: bool = False
    differences: int | None = None
    json: Path | None = None
    junit: Path | None = None
    markdown: Path | None = None
    github: bool = False
    force: bool = False
    quiet: bool = False
    settings: Settings = field(default_factory=Settings)
    workers: int = 1


def check_paths(paths: Sequence[Path], options: CheckOptions) -> int:
    """Extract the facts of the texts below ``paths``, compare, print the report, and return the exit code.

    Raises
    ------
    DrugfactsError
        Before anything is extracted: a path or the baseline is missing or unusable, a report exists already.
    """
    notices = Notices(quiet=options.quiet)
    _refuse_existing(options)
    baseline = _baseline(options)
    read_own(options.settings)
    cases = _cases(paths, options, notices)
    if cases is None:
        return UNUSABLE
    report = check_cases(cases, options, notices)
    if options.write_baseline and options.baseline:
        baseline = Baseline(options.level, {text.name: tuple(text.keys()) for text in report.texts})
        write_file(options.baseline, baseline.to_json())
    report.judge(options.floors, baseline)
    show(table(report))
    show(None, *map(printable, lines(report, options.differences)))
    _write_reports(report, options)
    _tell(report, notices)
    return 0 if report.passed else 1


def check_cases(cases: Sequence[Case], options: CheckOptions, notices: Notices) -> Report:
    """Run the pipeline over the texts of ``cases`` and hold each record against what is expected, unjudged."""
    report = Report(options.level)
    identify = identify_by(Lexicon.load(options.settings.lexicon)) if options.level is Level.IDENTIFIER else None
    for case, source, result in extracted(cases, options, notices):
        if isinstance(result, Failure):
            notices.failure(result)
        report.add(check_text(case, source, result, options.level, identify))
    return report


def extracted(
    cases: Sequence[Case], options: CheckOptions, notices: Notices, process: Process | None = None
) -> Iterator[Any]:
    """Yield each case with its text and its record, or the failures in their place; by another ``process`` if given."""
    held: deque[SourceText | Failure] = deque()  # texts are read ahead of their records

    def sources() -> Iterator[SourceText | Failure]:
        for case in cases:
            held.append(read_text(case.text, id=case.name, source=str(case.text)))
            yield held[-1]

    results = run_with(sources(), process or Pipeline(options.settings), workers=options.workers)
    for case, result in zip(cases, notices.track(results, what="Checking", total=len(cases)), strict=True):
        yield case, held.popleft(), result


def _cases(paths: Sequence[Path], options: CheckOptions, notices: Notices) -> list[Case] | None:
    """Return the cases, or None where a file is unusable: every such file is told."""
    broken: list[ExpectedError] = []
    cases = find_cases(paths, on_error=broken.append)
    for error in broken:
        notices.failure(error)
        if options.github:
            show(None, error_annotation(error))
    return None if broken else cases


def _baseline(options: CheckOptions) -> Baseline | None:
    if options.write_baseline and options.baseline is None:
        raise DrugfactsError("--write-baseline needs a file: give --baseline FILE")
    if options.baseline is None or options.write_baseline:
        return None
    return read_baseline(options.baseline, options.level)


def _outputs(options: CheckOptions) -> list[tuple[Path, Callable[[Report], str]]]:
    wanted = ((options.json, to_json), (options.junit, to_junit), (options.markdown, to_markdown))
    return [(path, write) for path, write in wanted if path is not None]


def _refuse_existing(options: CheckOptions) -> None:
    for path, _ in _outputs(options):
        # An empty file is there to be written to, as a job's summary on GitHub is.
        if path.is_file() and path.stat().st_size and not options.force:
            raise DrugfactsError(f"{path} exists: name another file, or replace it with --force")


def _write_reports(report: Report, options: CheckOptions) -> None:
    for path, write in _outputs(options):
        write_file(path, write(report))
    if options.github:
        show(None, *to_annotations(report, _content))


def _content(path: Path) -> str:
    source = read_text(path, id="text", source=str(path))
    return source.text if isinstance(source, SourceText) else ""


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file as a whole, or not at all; its folder is made where it is missing."""
    data = content.encode() if isinstance(content, str) else content
    try:
        path = path.resolve()  # a link stays one
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        draft.write_bytes(data)
        draft.replace(path)
    except OSError as error:
        raise DrugfactsError(f"{path}: cannot be written: {error.strerror or error}: name another file") from error


def _tell(report: Report, notices: Notices) -> None:
    """Say in a line each what fails, and what got better."""
    for problem in report.shortfalls:
        notices.failure(f"{problem}: see what is not as expected above")
    failing = [text for text in report.texts if not text.passed]
    count = sum(len(text.failing) for text in failing)
    if count:
        new = "not in the baseline" if report.has_baseline else "not as expected"
        notices.failure(f"{count} facts are {new}, in {sum(bool(t.failing) for t in failing)} texts")
    for text in failing:
        for problem in text.problems:
            if problem != text.failure:
                notices.failure(f"{text.file.path}: {problem}")
    renew = "renew it with --write-baseline"
    if report.unknown:
        notices.warning(f"{len(report.unknown)} texts are not in the baseline, and not held against it: {renew}")
    if report.better:
        notices.warning(f"{len(report.better)} entries of the baseline are no longer needed: {renew}")
