"""A report as Markdown, for a job summary or a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.check.findings import Finding
from drugfacts.check.report import CheckedText, Report
from drugfacts.check.score import scores

# A job summary holds one mebibyte; what is too long is not shown at all.
_AT_MOST = 900_000


def to_markdown(report: Report) -> str:
    """Return the verdict, the table by kind, and what fails.

    Examples
    --------
    >>> print(to_markdown(Report()).splitlines()[0])
    ### drugfacts check: passed
    """
    parts = [f"### drugfacts check: {'passed' if report.passed else 'failed'}", "", *_summary(report), "", *_table(report)]
    parts += [f"- {problem}" for problem in report.shortfalls]
    size = sum(map(len, parts))
    failing = [text for text in report.texts if not text.passed]
    for number, text in enumerate(failing):
        block = "\n".join(_details(text))
        size += len(block)
        if size > _AT_MOST:
            parts.append(f"\n… and {len(failing) - number} more texts")
            break
        parts.append(block)
    return "\n".join(parts) + "\n"


def _summary(report: Report) -> Iterator[str]:
    failing = sum(not text.passed for text in report.texts)
    better = f"; {len(report.better)} entries of the baseline are no longer needed" if report.better else ""
    yield (
        f"{len(report.texts)} texts at the level `{report.level.value}`, {failing} not as expected, "
        f"macro F1 {report.macro_f1:.3f}{better}."
    )


def _table(report: Report) -> Iterator[str]:
    yield "| kind | P | R | F1 | right | made up | missed |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for kind, score in scores(report.total).items():
        shares = (f"{share:.3f}" if score.occurs else "–" for share in (score.precision, score.recall, score.f1))
        yield f"| {kind} | {' | '.join(shares)} | {score.right} | {score.made_up} | {score.missed} |"


def _details(text: CheckedText) -> Iterator[str]:
    count = len(text.failing) + len(text.problems)
    yield f"\n<details><summary>{_escape(text.name)}: {count}</summary>\n"
    yield from (f"- {_escape(problem)}" for problem in text.problems)
    yield from (_item(finding) for finding in text.failing)
    yield "\n</details>"


def _item(finding: Finding) -> str:
    place = f" (line {finding.line})" if finding.line else ""
    sentence = f"<br>“{_escape(finding.sentence)}”" if finding.sentence else ""
    return f"- **{_escape(finding.key)}**{place}<br>{_escape(finding.why)}{sentence}"


def _escape(text: str) -> str:
    """Keep the text's own characters from being read as markup."""
    for mark in "\\`*_[]|":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
