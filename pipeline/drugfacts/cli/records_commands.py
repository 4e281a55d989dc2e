"""The commands that take records which a run has written: their arguments and help."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from drugfacts.writers.destination import destination
from drugfacts.writers.formats import parse_formats

from .options import Force, Formats, Job, Out, Quiet, RecordsFile, Run

records = typer.Typer()


@records.command(epilog="Example:\n\n    drugfacts summary outputs/facts.jsonl --document ketamine-anxiety")
def summary(
    file: RecordsFile,
    document: Annotated[
        str | None,
        typer.Option("--document", "-d", metavar="ID", help="Show the facts of this document."),
    ] = None,
) -> Job:
    """Show how many facts of each kind each document has, or the facts of one."""
    from .summary import show_summary

    return partial(show_summary, file, document)


_EXAMPLES_CONVERT = """
Examples:

    drugfacts convert facts.jsonl --out facts.sqlite

    drugfacts convert reports/ --format csv --out tables/

    drugfacts convert facts.jsonl --format csv | head

Exit codes: 0 all well; 1 writing failed midway; 2 wrong usage, or no records.
"""


@records.command(epilog=_EXAMPLES_CONVERT)
def convert(
    file: RecordsFile,
    out: Out = None,
    format: Formats = None,
    force: Force = False,
    quiet: Quiet = False,
) -> Job:
    """Write records that a run has written in other formats, without reading the texts again."""
    from .convert import convert_records

    return partial(convert_records, file, destination(out, parse_formats(format)), force=force, quiet=quiet)


_EXAMPLES_MERGE = """
Examples:

    drugfacts merge facts.jsonl --out statements.jsonl

    drugfacts merge monday.jsonl tuesday.jsonl --contradictions

Exit codes: 0 all well; 1 writing failed; 2 wrong usage.
"""


@records.command(epilog=_EXAMPLES_MERGE)
def merge(
    runs: Annotated[
        list[Path], typer.Argument(metavar="RUN...", help="Records as JSON Lines, or a run folder, from extract.")
    ],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Where to write; standard output by default.")
    ] = None,
    contradictions: Annotated[
        bool, typer.Option("--contradictions", help="Only what is asserted in one place and denied in another.")
    ] = False,
    force: Force = False,
) -> Job:
    """Merge facts that several documents state into one statement each: how many say it, where, and who denies it."""
    from .merge import merge_runs

    return partial(merge_runs, runs, out, contradictions=contradictions, force=force)


_EXAMPLES_REPORT = """
Examples:

    drugfacts report outputs/facts.jsonl --out report.html

    drugfacts report facts.jsonl --text texts/ --out report.html

Exit codes: 0 all well; 1 writing failed; 2 wrong usage.
"""


@records.command(epilog=_EXAMPLES_REPORT)
def report(
    run: Run,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The page to write.")],
    text: Annotated[
        list[str] | None,
        typer.Option("--text", "-t", metavar="PATH", help="The texts, if they are not where the records say."),
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="The page's title.")] = None,
    force: Force = False,
) -> Job:
    """Write one page to look at: texts with their facts marked, a card a drug, charts, a table to filter.

    The page needs nothing but itself: it opens from disk, without network.
    """
    from .report import write_report

    return partial(write_report, run, out, texts=text or (), title=title, force=force)


_EXAMPLES_DIFF = """
Example:

    drugfacts diff before.jsonl now.jsonl

Exit codes: 0 the same facts; 1 others; 2 wrong usage, or no records.
"""


@records.command(epilog=_EXAMPLES_DIFF)
def diff(
    before: Annotated[
        Path, typer.Argument(metavar="A.jsonl", help="Records of the earlier run: a file, or a run folder.")
    ],
    now: Annotated[Path, typer.Argument(metavar="B.jsonl", help="Records of the later run.")],
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line, with the whole fact.")] = False,
) -> Job:
    """Show which facts two runs found otherwise: added, removed, or changed in a qualifier."""
    from .diff import show_diff

    return partial(show_diff, before, now, as_json=json)
