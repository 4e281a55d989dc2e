"""`drugfacts extract --run`: paths to a run folder, which can stop anywhere and go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from drugfacts.errors import DrugfactsError
from drugfacts.readers import Failure, Input, plan, read_planned
from drugfacts.runs import InputList, Run, identity_of, list_inputs, open_run

from .extract import ExtractOptions, results_of, with_warnings
from .notices import Notices
from .own import read_own
from .tally import Tally


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What was asked for of the run folder.

    Attributes
    ----------
    resume : bool
        Go on with the run that is there.
    shard : int
        Inputs a shard.
    compressed : bool
        Write shards with gzip.
    """

    resume: bool = False
    shard: int = 1000
    compressed: bool = False


def extract_run(paths: Sequence[str | Path], folder: Path, options: ExtractOptions, run_options: RunOptions) -> int:
    """Write the records of ``paths`` to a run folder and return the exit code: 1 where some inputs failed, else 0.

    Raises
    ------
    DrugfactsError
        Before anything is written: two files with one id, a folder that may not be written to, a run that cannot go on.
    KeyboardInterrupt
        Saying where the finished shards are.
    """
    notices = Notices(quiet=options.quiet)
    planned = plan(paths)
    _refuse_own_input(planned, folder)
    settings = options.settings
    read_own(settings)
    inputs = list_inputs(planned)
    identity = identity_of(
        settings.config,
        settings.model,
        settings.lexicon,
        settings.frames,
        min_confidence=settings.min_confidence,
        max_chars=settings.max_chars,
        shard=run_options.shard,
        gzip=run_options.compressed,
        reading=asdict(options.reading),
    )
    with open_run(
        folder,
        identity,
        inputs,
        size=run_options.shard,
        compressed=run_options.compressed,
        force=options.force,
        resume=run_options.resume,
    ) as run:
        if run.complete:
            notices.note(f"{folder} is complete")
        else:
            _go_on(planned, inputs, run, options, notices)
        counts = run.counts()
    notices.note(f"{counts['documents']} documents, {counts['facts']} facts, {counts['failed']} failed; in {folder}")
    return 1 if counts["failed"] else 0


def _go_on(
    planned: Sequence[Input | Failure], inputs: InputList, run: Run, options: ExtractOptions, notices: Notices
) -> None:
    """Read the inputs that are left, and finish the run."""
    total = _total(planned, inputs, run)
    tally = Tally(total)
    left = islice(read_planned(planned, options=options.reading), run.inputs, None)
    results = tally.count(results_of(with_warnings(left, notices), options))
    try:
        for result in notices.track(results, what="Extracting", total=total, state=tally):
            if isinstance(result, Failure):
                notices.failure(result)
            run.add(result)
        run.finish()
    except KeyboardInterrupt as stopped:
        raise type(stopped)(f"what is finished is kept in {run.folder}: go on with --resume") from None


def _total(planned: Sequence[Input | Failure], inputs: InputList, run: Run) -> int | None:
    """Return how many inputs are left, where that is known before reading."""
    if any(isinstance(item, Input) and item.many and not item.has_lines for item in planned):
        return None
    return sum(isinstance(item, Failure) or not item.has_lines for item in planned) + inputs.lines - run.inputs


def _refuse_own_input(planned: Sequence[Input | Failure], folder: Path) -> None:
    own = folder.resolve()
    for item in planned:
        if isinstance(item, Input) and item.kind != "stdin" and item.path.resolve().is_relative_to(own):
            raise DrugfactsError(f"{item.source} is in {folder}, which is to be written: name another --run")
