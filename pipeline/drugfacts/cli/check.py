"""`drugfacts check`: texts with expected facts to a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drugfacts.check import Report, compare, find_cases, table
from drugfacts.engines import Pipeline, run
from drugfacts.readers import Failure
from drugfacts.readers.text import read_text

from .notices import Notices
from .tables import show


def check_paths(
    paths: Sequence[Path],
    *,
    min_f1: float | None = None,
    differences: int = 0,
    quiet: bool = False,
    config: Path | None = None,
    model: str | None = None,
    lexicon: Sequence[Path] = (),
) -> int:
    """Extract the facts of the texts below ``paths``, compare, print the table, and return the exit code.

    Parameters
    ----------
    paths : sequence of Path
        Folders with texts and expected facts, or expected-facts files.
    min_f1 : float, optional
        The macro F1 to reach; where it is left out, nothing may differ.
    differences : int
        How many differences to show for each text.
    quiet : bool
        Show no progress.
    config : Path, optional
        A pipeline config in place of the package's own.
    model : str, optional
        A spaCy model to parse with in place of the config's.
    lexicon : sequence of Path
        Files of one's own terms.

    Raises
    ------
    DrugfactsError
        Where an expected-facts file is unusable or has no text.
    """
    notices = Notices(quiet=quiet)
    cases = find_cases(paths)
    sources = (read_text(case.text, id=case.name, source=str(case.text)) for case in cases)
    results = notices.track(run(sources, Pipeline(config, model, lexicon)), what="Checking", total=len(cases))
    report = Report()
    for case, result in zip(cases, results, strict=True):
        if isinstance(result, Failure):
            notices.failure(result)
        report.add(case.name, compare(case.expected, None if isinstance(result, Failure) else result))
    show(table(report), *report.lines(differences))
    if min_f1 is not None and report.macro_f1 < min_f1:
        notices.failure(f"macro F1 {report.macro_f1:.4f} is below {min_f1:g}: see them with --differences 20")
    elif min_f1 is None and any(comparison.differences for comparison in report.texts.values()):
        count = sum(len(comparison.differences) for comparison in report.texts.values())
        notices.failure(f"{count} facts are not as expected: see them with --differences 20, or set --min-f1")
    return 1 if notices.failures else 0
