"""A report as workflow commands, which GitHub shows as annotations at the line they are about.

Source: "Workflow commands for GitHub Actions", GitHub documentation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from drugfacts.check.findings import Finding
from drugfacts.check.load import ExpectedError
from drugfacts.check.report import CheckedText, Report


def to_annotations(report: Report, read: Callable[[Path], str]) -> Iterator[str]:
    """Yield an annotation for everything that fails.

    What stands in the expected facts is shown there, what was made up in the text.

    Parameters
    ----------
    report : Report
    read : callable
        A text's path to its content, for the line of a sentence in it.
    """
    for text in report.texts:
        for problem in text.problems:
            yield _error(problem, text.file.path, None, "drugfacts check")
        content = None
        for finding in text.failing:
            if finding.line is None and finding.start is not None and content is None:
                content = read(text.text)
            yield _of(finding, text, content or "")
    for problem in report.shortfalls:
        yield _error(problem, None, None, "drugfacts check")


def error_annotation(error: ExpectedError) -> str:
    """Return the annotation for a file of expected facts that cannot be used."""
    return _error(error.problem, error.path, error.line, "drugfacts check")


def _of(finding: Finding, text: CheckedText, content: str) -> str:
    message = f"{finding.key}\n{finding.why}" + (f"\n{finding.sentence}" if finding.sentence else "")
    title = f"{finding.difference.outcome}: {finding.difference.term or finding.difference.drug}"
    if finding.line is not None or finding.start is None:
        return _error(message, text.file.path, finding.line, title)
    return _error(message, text.text, content.count("\n", 0, finding.start) + 1, title)


def _error(message: str, path: Path | None, line: int | None, title: str) -> str:
    properties = {"file": path.as_posix() if path else None, "line": line, "title": title}
    said = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value is not None)
    return f"::error {said}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
