"""A report for people: the table by kind, and each finding with its sentence and its reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .findings import Finding
from .report import CheckedText, Report
from .score import scores

if TYPE_CHECKING:
    from rich.table import Table

_SENTENCE = 200


def table(report: Report) -> Table:
    """Return the table of all kinds, with the macro F1 as its last row."""
    from rich import box
    from rich.table import Table

    result = Table(box=box.SIMPLE_HEAD, show_footer=True)
    result.add_column("kind", "macro F1")
    for name in ("P", "R"):
        result.add_column(name, justify="right")
    result.add_column("F1", f"{report.macro_f1:.3f}", justify="right")
    for name in ("right", "made up", "missed"):
        result.add_column(name, justify="right")
    for kind, score in scores(report.total).items():
        shares = (f"{share:.3f}" if score.occurs else "-" for share in (score.precision, score.recall, score.f1))
        result.add_row(kind, *shares, str(score.right), str(score.made_up), str(score.missed))
    return result


def lines(report: Report, at_most: int | None = None) -> Iterator[str]:
    """Yield each text's name with its findings, up to ``at_most``; with a baseline, only those that are new."""
    for text in report.texts:
        told = text.failing if report.has_baseline else text.findings
        shown = told[:at_most]
        if at_most == 0 or not (told or text.problems):
            continue
        yield text.name
        yield from (f"  {problem}" for problem in text.problems)
        for finding in shown:
            yield from (f"  {line}" for line in finding_lines(finding, text))
        if len(shown) < len(told):
            yield f"  and {len(told) - len(shown)} more"


def finding_lines(finding: Finding, text: CheckedText) -> Iterator[str]:
    """Yield a finding, its reason, its place in the expected facts, and its sentence."""
    yield finding.key
    place = f" ({text.file.path}:{finding.line})" if finding.line else ""
    yield f"    {finding.why}{place}"
    if finding.sentence:
        sentence = finding.sentence if len(finding.sentence) <= _SENTENCE else finding.sentence[: _SENTENCE - 1] + "…"
        rule = f" [{finding.rule}]" if finding.rule else ""
        yield f"    {finding.start}-{finding.end}: {sentence}{rule}"
