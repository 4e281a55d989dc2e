"""`drugfacts report`: a run as one page to look at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drugfacts.writers.sinks import AtomicFile, refuse_existing

from .notices import Notices
from .records import read_records


def write_report(
    run: Path, out: Path, *, texts: Sequence[str] = (), title: str | None = None, force: bool = False
) -> int:
    """Write the page of the records in ``run`` and return the exit code.

    Parameters
    ----------
    run : Path
        Records from ``drugfacts extract``.
    out : Path
        The page.
    texts : sequence of str
        Where the texts are, if not where the records say.
    title : str, optional
        The page's title; the name of ``run`` where it is left out.
    force : bool
        Replace an existing page.

    Raises
    ------
    DrugfactsError
        Where ``run`` cannot be read, or ``out`` exists.
    """
    from drugfacts.report import Texts, make_report, to_page

    refuse_existing(out, force=force)
    report = make_report(read_records(run), title=title or f"Facts of {run.name}", find_text=Texts(texts).find)
    sink = AtomicFile(out, force=force)
    try:
        sink.write(to_page(report).encode("utf-8"))
        sink.finish()
    except BaseException:
        sink.abandon()
        raise
    missing = sum(document.segments is None for document in report.documents)
    notices = Notices()
    if missing:
        notices.warning(
            f"{missing} texts are not at hand: the page has their evidence only; give them with --text PATH"
        )
    notices.note(f"{report.counts['facts']} facts of {len(report.documents)} documents; written to {out}")
    return 0
