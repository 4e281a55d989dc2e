"""A report as JUnit XML, which CI servers show: one test case a text."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from drugfacts.check.lines import finding_lines
from drugfacts.check.report import CheckedText, Report

# What XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_junit(report: Report) -> str:
    """Return the report as JUnit XML.

    Examples
    --------
    >>> print(to_junit(Report()))
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="drugfacts check" tests="0" failures="0" errors="0">...
    """
    texts = report.texts
    failures = sum(not text.passed and text.failure is None for text in texts) + bool(report.shortfalls)
    errors = sum(text.failure is not None for text in texts)
    counts = {
        "tests": str(len(texts) + bool(report.shortfalls)),
        "failures": str(failures),
        "errors": str(errors),
    }
    root = ET.Element("testsuites", {"name": "drugfacts check", **counts})
    suite = ET.SubElement(root, "testsuite", {"name": f"drugfacts check ({report.level.value})", **counts})
    for text in texts:
        _case(suite, text)
    if report.shortfalls:
        case = ET.SubElement(suite, "testcase", {"classname": "drugfacts.check", "name": "thresholds"})
        ET.SubElement(case, "failure", {"message": "; ".join(report.shortfalls)}).text = "\n".join(report.shortfalls)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _case(suite: ET.Element, text: CheckedText) -> None:
    place = {"classname": "drugfacts.check", "name": _fit(text.name), "file": _fit(str(text.file.path))}
    case = ET.SubElement(suite, "testcase", place)
    if text.passed:
        return
    details = [*text.problems, *(line for finding in text.failing for line in finding_lines(finding, text))]
    if text.failure is not None:
        ET.SubElement(case, "error", {"message": _fit(text.failure)}).text = _fit("\n".join(details))
        return
    message = "; ".join(text.problems) or f"{len(text.failing)} facts are not as expected"
    ET.SubElement(case, "failure", {"message": _fit(message)}).text = _fit("\n".join(details))


def _fit(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
