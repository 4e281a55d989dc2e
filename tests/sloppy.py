"""Ways in which text is spoiled on its way from page to page, for tests and for ``benchmarks/sloppy.py``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from textwrap import wrap
from types import MappingProxyType

_WIDTH = 72
_LISTED = ("-", "*", "•", "|", "#")


def _wrapped(text: str) -> str:
    """The lines of paragraphs filled as a typewriter does, also behind hyphens."""
    return "\n".join("\n".join(wrap(line, _WIDTH)) if _is_prose(line) else line for line in text.split("\n"))


def _is_prose(line: str) -> bool:
    return len(line) > _WIDTH and not line.lstrip().startswith(_LISTED)


def _bold(text: str, mark: str) -> str:
    return re.sub(r"\b([A-Z][a-z]{7,})\b(?![-'’])", rf"{mark}\1{mark}", text)


SPOILED: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "no blank before a bracket": lambda text: re.sub(r"(?<=\w) \(", "(", text),
        "none behind a comma": lambda text: re.sub(r", (?=[A-Za-z])", ",", text),
        "none behind a semicolon": lambda text: text.replace("; ", ";"),
        "none behind a colon": lambda text: re.sub(r": (?=[A-Za-z])", ":", text),
        "none behind a full stop": lambda text: re.sub(r"(?<=[a-z])\. (?=[A-Z])", ".", text),
        "a blank before each mark": lambda text: re.sub(r"([,;:)])", r" \1", text),
        "hyphens that do not break, curly quotes": lambda text: re.sub(r"(?<=\w)-(?=\w)", "\u2011", text).replace(
            "'", "’"
        ),
        "blanks that do not break": lambda text: re.sub(r" (?=\d)", "\u00a0", text),
        "lines wrapped": _wrapped,
        "words in bold": lambda text: _bold(text, "**"),
        "words in italics": lambda text: _bold(text, "_"),
        "no marks before items": lambda text: re.sub(r"(?m)^\s*(?:[-*•]|\d+[.)])\s+", "", text),
        "no apostrophes": lambda text: re.sub("['’]", "", text),
        "lower case": str.lower,
        "capitals": str.upper,
        "one line": lambda text: re.sub(r"\s*\n\s*", " ", text),
    }
)
"""By what is done to a text."""
