"""`drugfacts extract`: paths to records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from drugfacts.engines import Pipeline, run
from drugfacts.errors import DrugfactsError
from drugfacts.readers import Failure, Input, SourceText, plan, read_planned
from drugfacts.writers import Destination, open_writer

from .lexicon import read_own_terms
from .notices import Notices


def extract_paths(
    paths: Sequence[str | Path],
    to: Destination,
    *,
    force: bool = False,
    quiet: bool = False,
    config: Path | None = None,
    model: str | None = None,
    lexicon: Sequence[Path] = (),
    min_confidence: float | None = None,
) -> int:
    """Write the records of ``paths`` to ``to`` and return the exit code.

    Parameters
    ----------
    paths : sequence of str or Path
        What :func:`drugfacts.readers.read` takes.
    to : Destination
    force : bool
        Replace existing output.
    quiet : bool
        Tell of failures only.
    config : Path, optional
        A pipeline config in place of the package's own.
    model : str, optional
        A spaCy model to parse with in place of the config's.
    lexicon : sequence of Path
        Files of one's own terms.
    min_confidence : float, optional
        Leave out facts of less confidence.

    Returns
    -------
    int
        0, or 1 where some inputs failed.

    Raises
    ------
    DrugfactsError
        Before anything is written: two files with one id, existing output, output that is also an input.
    """
    notices = Notices(quiet=quiet)
    planned = plan(paths)
    _refuse_own_input(planned, to)
    read_own_terms(lexicon)
    written = facts = 0
    with open_writer(
        to, force=force, on_kept=lambda path: notices.note(f"what was written so far is in {path}")
    ) as out:
        sources = _with_warnings(read_planned(planned), notices)
        results = run(sources, Pipeline(config, model, lexicon, min_confidence))
        for result in notices.track(results, what="Extracting", total=_total(planned)):
            if isinstance(result, Failure):
                notices.failure(result)
                continue
            out.add(result)
            written += 1
            facts += len(result.facts)
    notices.note(f"{written} documents, {facts} facts, {notices.failures} failed; written to {to}")
    return 1 if notices.failures else 0


def _with_warnings(items: Iterable[SourceText | Failure], notices: Notices) -> Iterator[SourceText | Failure]:
    """Tell the readers' warnings as the texts go by."""
    for item in items:
        if isinstance(item, SourceText):
            for warning in item.warnings:
                notices.warning(f"{item.source or item.id}: {warning}")
        yield item


def _total(planned: Sequence[Input | Failure]) -> int | None:
    """Return how many documents there will be, where that is known before reading."""
    has_lines = any(isinstance(item, Input) and item.kind == "jsonl" for item in planned)
    return None if has_lines else len(planned)


def _refuse_own_input(planned: Sequence[Input | Failure], to: Destination) -> None:
    if to.kind != "file" or to.path is None or not to.path.exists():
        return
    for item in planned:
        if isinstance(item, Input) and item.kind != "stdin" and item.path.samefile(to.path):
            raise DrugfactsError(f"{to.path} is also an input: name another --out")
