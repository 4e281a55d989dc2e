"""From a text's record to its result."""

from __future__ import annotations

from drugfacts.readers import Failure, SourceText
from drugfacts.records import Document

from .compare import compare
from .findings import findings
from .levels import Identify, Level
from .report import CheckedText
from .suite import Case


def check_text(
    case: Case,
    source: SourceText | Failure,
    result: Document | Failure,
    level: Level = Level.RELAXED,
    identify: Identify | None = None,
) -> CheckedText:
    """Hold the record of a text against what is expected of it."""
    document = result if isinstance(result, Document) else None
    comparison = compare(case.expected, document, level, identify)
    text = source.text if isinstance(source, SourceText) and document is not None else None
    found = findings(comparison, case.file, text)
    failure = str(result) if isinstance(result, Failure) else None
    return CheckedText(case.name, case.text, case.file, comparison, found, failure)
