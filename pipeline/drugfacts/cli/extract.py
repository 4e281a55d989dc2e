"""`drugfacts extract`: paths to records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from drugfacts.engines import Pipeline, Settings, run_with
from drugfacts.errors import DrugfactsError
from drugfacts.readers import Failure, Input, ReadOptions, SourceText, plan, read_planned
from drugfacts.records import Document
from drugfacts.writers import Destination, open_writer

from .notices import Notices
from .own import read_own
from .tally import Tally
from .texts import open_texts


@dataclass(frozen=True, slots=True)
class ExtractOptions:
    """What was asked for beside the paths.

    Attributes
    ----------
    force : bool
        Replace existing output.
    quiet : bool
        Tell of failures only.
    settings : Settings
        The pipeline, and how it reads.
    workers : int
        Processes that read texts; 1 for this one alone, 0 for one a core.
    timeout : float or None
        Seconds that a text may take. It is worker processes that can be held to it, so there is one at least.
    reading : ReadOptions
        What columns and fields are called, and how tables are written.
    with_text : Path or None
        Write the texts there as they were read.
    """

    force: bool = False
    quiet: bool = False
    settings: Settings = field(default_factory=Settings)
    workers: int = 1
    timeout: float | None = None
    reading: ReadOptions = field(default_factory=ReadOptions)
    with_text: Path | None = None


def extract_paths(paths: Sequence[str | Path], to: Destination, options: ExtractOptions) -> int:
    """Write the records of ``paths`` to ``to`` and return the exit code.

    Parameters
    ----------
    paths : sequence of str or Path
        What :func:`drugfacts.readers.read` takes.
    to : Destination
    options : ExtractOptions

    Returns
    -------
    int
        0, or 1 where some inputs failed.

    Raises
    ------
    DrugfactsError
        Before anything is written: two files with one id, existing output, output that is also an input.
    """
    notices = Notices(quiet=options.quiet)
    planned = plan(paths)
    for part in to.parts or (to,):
        if part.kind == "file" and part.path is not None:
            refuse_input(planned, part.path, "--out")
    if options.with_text is not None:
        refuse_input(planned, options.with_text, "--with-text")
    read_own(options.settings)
    total = _total(planned)
    tally = Tally(total)
    with (
        open_texts(options.with_text, force=options.force) as texts,
        open_writer(
            to, force=options.force, on_kept=lambda path: notices.note(f"what was written so far is in {path}")
        ) as out,
    ):
        items = texts.kept(read_planned(planned, options=options.reading))
        results = tally.count(results_of(with_warnings(items, notices), options))
        for result in notices.track(results, what="Extracting", total=total, state=tally):
            if isinstance(result, Failure):
                notices.failure(result)
            else:
                out.add(result)
    notices.note(f"{tally.documents} documents, {tally.facts} facts, {tally.failed} failed; written to {to}")
    return 1 if tally.failed else 0


def results_of(items: Iterable[SourceText | Failure], options: ExtractOptions) -> Iterator[Document | Failure]:
    """Run the engine that the options ask for."""
    return run_with(items, Pipeline(options.settings), workers=options.workers, timeout=options.timeout)


def with_warnings(items: Iterable[SourceText | Failure], notices: Notices) -> Iterator[SourceText | Failure]:
    """Tell the readers' warnings as the texts go by."""
    for item in items:
        if isinstance(item, SourceText):
            for warning in item.warnings:
                notices.warning(f"{item.source or item.id}: {warning}")
        yield item


def _total(planned: Sequence[Input | Failure]) -> int | None:
    """Return how many documents there will be, where that is known before reading."""
    return None if any(isinstance(item, Input) and item.many for item in planned) else len(planned)


def refuse_input(planned: Sequence[Input | Failure], path: Path, option: str) -> None:
    """Raise DrugfactsError where the file to be written is one of those to be read."""
    if not path.exists():
        return
    for item in planned:
        if isinstance(item, Input) and item.kind != "stdin" and item.path.exists() and item.path.samefile(path):
            raise DrugfactsError(f"{path} is also an input: name another {option}")
