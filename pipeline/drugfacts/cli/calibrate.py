"""`drugfacts calibrate`: how far the confidences of facts can be trusted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from drugfacts.check import find_cases, is_named
from drugfacts.check.calibrate import Calibration, Grounded
from drugfacts.engines import Pipeline, Settings
from drugfacts.errors import DrugfactsError
from drugfacts.kinds import KINDS
from drugfacts.language import analyse
from drugfacts.readers import Failure, SourceText
from drugfacts.records import Document

from .check import CheckOptions, extracted, write_file
from .notices import Notices
from .own import read_own
from .tables import show


class GroundsPipeline(Pipeline):
    """The pipeline as a process whose records tell what their facts rest on."""

    def __call__(self, batch: Sequence[SourceText]) -> list[Document]:
        """Return the records of ``batch``, in order."""
        nlp = self.load()
        return [Grounded.of(analyse(source, nlp)) for source in batch]


def calibrate_paths(
    paths: Sequence[Path],
    options: CheckOptions,
    *,
    kinds: Collection[str] = (),
    write: Path | None = None,
    count: Collection[str] = (),
) -> int:
    """Print how often facts of each confidence are right in annotated texts, and return the exit code.

    Parameters
    ----------
    paths : sequence of Path
        As :func:`drugfacts.cli.check.check_paths` takes them.
    options : CheckOptions
    kinds : collection of str
        Kinds of fact that the texts annotate; all where it is empty.
    write : Path, optional
        Where the counts and weights go from which confidences are computed.
    count : collection of str
        Which texts count, as :func:`drugfacts.check.is_named` has it: all, where there are none. Of the others it is
        noted which frames found something, and no more.

    Returns
    -------
    int
        0, or 1 where a text could not be read.

    Raises
    ------
    DrugfactsError
        Where there are no texts with expected facts, or a file cannot be read or written.
    """
    if unknown := sorted(set(kinds) - set(KINDS)):
        raise DrugfactsError(f"--kind {unknown[0]}: no such kind: give one of {', '.join(KINDS)}")
    if write is not None and write.exists() and not options.force:
        raise DrugfactsError(f"{write} exists: name another file, or replace it with --force")
    notices = Notices(quiet=options.quiet)
    read_own(options.settings)
    calibration = Calibration()
    for case, _, result in extracted(find_cases(paths), options, notices, GroundsPipeline(options.settings)):
        if isinstance(result, Failure):
            notices.failure(result)
        elif count and not is_named(case.text, count):
            calibration.see(result)
        else:
            calibration.add(case.expected, result, kinds)
    _show(calibration)
    _show_own(calibration, options.settings)
    if write is not None:
        name = " ".join(count or [path.name for path in paths])
        write_file(write, calibration.precision(name).to_json())
    return 1 if notices.failures else 0


def _show_own(calibration: Calibration, settings: Settings) -> None:
    """Print what the frames of one's own found and how much of it was right: what their `precision` is to be."""
    from drugfacts.frames.own import grammar_with

    for frame in grammar_with(settings.frames).own:
        count = calibration.of_rule(frame.fact, frame.id)
        show(
            None, f"{frame.id}: precision: {count.right}/{count.found}" if count.found else f"{frame.id}: found nothing"
        )


def _show(calibration: Calibration) -> None:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD)
    for heading in ("confidence", "facts", "mean", "right"):
        table.add_column(heading, justify="right")
    for item in calibration.bins():
        table.add_row(
            f"{item.low:.2f} to {item.high:.2f}", str(item.found), f"{item.confidence:.3f}", f"{item.right:.3f}"
        )
    facts = len(calibration.judged)
    told = f"expected calibration error {calibration.error():.3f}, area under the ROC curve {calibration.ranking():.3f}"
    show(table, f"{facts} facts in {calibration.texts} texts; {told}")
