"""A report as JSON: figures, and every finding with its place and its reason."""

from __future__ import annotations

import json
from typing import Any

from drugfacts.check.findings import Finding
from drugfacts.check.report import CheckedText, Report
from drugfacts.check.score import macro, scores


def to_json(report: Report) -> str:
    """Return the report as JSON; the same results give the same characters.

    Examples
    --------
    >>> json.loads(to_json(Report()))["passed"]
    True
    """
    total = report.total
    content = {
        "schema_version": "1.0",
        "level": report.level.value,
        "passed": report.passed,
        "problems": report.shortfalls,
        "macro": {measure: round(macro(total, measure), 4) for measure in ("precision", "recall", "f1")},
        "kinds": {
            kind: {
                "precision": round(score.precision, 4),
                "recall": round(score.recall, 4),
                "f1": round(score.f1, 4),
                "right": score.right,
                "made_up": score.made_up,
                "missed": score.missed,
            }
            for kind, score in scores(total).items()
        },
        "qualifiers": {name: {"right": r, "asked": n} for name, (r, n) in sorted(total.qualifiers.items())},
        "better": report.better,
        "not_in_baseline": report.unknown,
        "texts": [_text(text) for text in report.texts],
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _text(text: CheckedText) -> dict[str, Any]:
    failing = {id(finding) for finding in text.failing}
    return {
        "name": text.name,
        "text": str(text.text),
        "expected": str(text.file.path),
        "passed": text.passed,
        "problems": list(text.problems),
        "findings": [_finding(finding, id(finding) in failing) for finding in text.findings],
    }


def _finding(finding: Finding, fails: bool) -> dict[str, Any]:
    difference = finding.difference
    changes = difference.changes or (difference.near.changes if difference.near else ())
    return {
        "outcome": difference.outcome,
        "kind": difference.kind,
        "drug": difference.drug,
        "term": difference.term or None,
        "detail": difference.detail or None,
        "fails": fails,
        "why": finding.why,
        "fields": [{"field": c.field, "expected": c.expected, "found": c.found} for c in changes],
        "line": finding.line,
        "start": finding.start,
        "end": finding.end,
        "sentence": finding.sentence or None,
        "rule": finding.rule or None,
        "id": difference.found.id if difference.found else None,
    }
