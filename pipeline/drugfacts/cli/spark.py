"""`drugfacts spark`: a table of texts to records and facts, on the cores of a cluster."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from drugfacts.errors import DrugfactsError
from drugfacts.spark.job import Job, session, texts_of, write

from .notices import Notices
from .own import read_own


@dataclass(frozen=True, slots=True)
class SparkOptions:
    """Where a job runs and what it writes.

    Attributes
    ----------
    master : str or None
        Spark's own setting where it is left out: all cores of this machine, or what spark-submit was given.
    conf : mapping of str to str
        Settings of Spark.
    format : str
    force, quiet : bool
    """

    master: str | None = None
    conf: Mapping[str, str] = field(default_factory=dict)
    format: Literal["jsonl", "parquet"] = "jsonl"
    force: bool = False
    quiet: bool = False


def parse_conf(values: Sequence[str]) -> dict[str, str]:
    """Read ``KEY=VALUE`` as ``--conf`` gives them.

    Examples
    --------
    >>> parse_conf(["spark.executor.memory=4g"])
    {'spark.executor.memory': '4g'}
    """
    pairs = [value.partition("=") for value in values]
    for (key, equals, _), value in zip(pairs, values, strict=True):
        if not key or not equals:
            raise DrugfactsError(f"--conf {value}: write KEY=VALUE")
    return {key: value for key, _, value in pairs}


def run_spark(job: Job, out: str, options: SparkOptions) -> int:
    """Write the records of a table to ``out`` and return the exit code: 1 where some texts failed, else 0.

    Raises
    ------
    DrugfactsError
        Where Spark, Java, the table or the pipeline cannot be used, or the output exists.
    """
    notices = Notices(quiet=options.quiet)
    _refuse_output(out, job.path, force=options.force)
    read_own(job.settings)
    shown = {"spark.ui.showConsoleProgress": str(notices.shows_progress).lower()}
    with session(options.master, {**shown, **options.conf}) as spark:
        outcome = write(texts_of(spark, job), job.settings, out, options.format, force=options.force)
    for source, reason in outcome.failures:
        notices.failure(f"{source}: {reason}")
    if outcome.failed > len(outcome.failures):
        notices.failure(f"and {outcome.failed - len(outcome.failures)} more that failed")
    notices.note(f"{outcome.rows - outcome.failed} documents, {outcome.failed} failed; written to {out}")
    return 1 if outcome.failed else 0


def _refuse_output(out: str, path: str, *, force: bool) -> None:
    """Refuse what may not be replaced: with ``--force``, Spark would empty whatever folder it is given."""
    here = Path(out)
    if not here.exists():
        return
    if not force:
        raise DrugfactsError(f"{out} exists: give --force to replace it, or name another --out")
    if here.resolve() in (Path(path).resolve(), *Path(path).resolve().parents):
        raise DrugfactsError(f"{out} holds the input: name another --out")
    if not here.is_dir() or (any(here.iterdir()) and not any(here.glob("**/_SUCCESS"))):
        raise DrugfactsError(f"{out} is not what Spark wrote: remove it yourself, or name another --out")
