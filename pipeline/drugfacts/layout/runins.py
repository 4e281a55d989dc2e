"""Headings and labels that stand at the start of a paragraph or item, or before one of its sentences.

"How they work. Warfarin acts …", "RESULTS. Mean pain …", "Off-label: gambling …", "Gepants  The gepants block …".
A colon after an ordinary clause ("The most common are: …") is none: only wordings that the data know, capitals, bold,
or, in a text that uses such headings anyway, a short label of the same style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .headings import is_capitals
from .knowledge import Reading, knowledge

Style = Literal["colon", "stop", "question", "dash", "space", "bold"]

_LABEL = re.compile(
    r"((?:[^\n.:?!]|\.(?=\d)){2,90}?)(?:(:)(?=\s|[^\W\d_])|(\.)(?=\s+[^\sa-z])|(\?)(?=\s)|\s([–—-]|\.{3,}|…)(?=\s))\s*"
)
_BOLD = re.compile(r"(\*\*|__)([^*_\n]{1,90})\1([:.?]?)\s*(?:[–—:-]\s+)?(?=\S)")
_SPACED = re.compile(r"([A-Z][^\s.:;,?!]*(?: [^\s.:;,?!]+){0,4})(?: {2,}|\t+)(?=\S)")
_INNER = re.compile(
    r"(?:(?<=[.!?;])\s+|\n\s*|(?<=[a-z)][.;])(?=[A-Z]))((?:[^\n.:?!;]|\.(?=\d)){2,80}?)"
    r"(:(?=[^\W\d_]|\s+\S)|\s*(?:\.{3,}|…)(?=\s+\S))\s*"
)
_POINTS = re.compile(r"\.{3}|…")
_WORDED = re.compile(r"[A-Z][a-z]+\.\s+[A-Z]")
_STYLES: dict[str, Style] = {":": "colon", ".": "stop", "?": "question", "–": "dash", "—": "dash", "-": "dash"}
"""By the mark; a row of points is a colon."""


@dataclass(frozen=True, slots=True)
class RunIn:
    """A run-in heading: its span, where the rest begins, what it says (None: unknown wording) and its style."""

    start: int
    end: int
    rest: int
    style: Style
    reading: Reading | None


def run_in_at(text: str, start: int, end: int, styles: frozenset[Style], is_item: bool) -> RunIn | None:
    """Return the run-in heading that a paragraph or item begins with, or None.

    Parameters
    ----------
    styles
        Styles that the text uses with known wordings; in these an unknown short label counts as well.
    is_item
        In items an unknown label may be the thing listed ("Nausea: usually mild"): only known wordings count.

    Examples
    --------
    >>> found = run_in_at("How they work. Warfarin acts.", 0, 29, frozenset(), False)
    >>> found.end, found.rest, found.reading.section
    (14, 15, 'mechanism')
    >>> run_in_at("The most common are: nausea and rash.", 0, 37, frozenset(), False) is None
    True
    """
    window = min(end, start + 120)
    if (bold := _BOLD.match(text, start, window)) and bold.end() < end:
        reading = knowledge().whole(bold.group(2))
        closed = bold.group(3) or bold.group(2)[-1] in ":.?" or text[bold.end(2) + 2 : bold.end()].strip()
        if reading is not None or (closed and not is_item):
            return RunIn(bold.start(2), bold.end(2), bold.end(), "bold", reading)
    if (spaced := _SPACED.match(text, start, window)) and not is_item and spaced.end() < end:
        reading = knowledge().whole(spaced.group(1))
        if reading is not None or text[spaced.end()].isupper() or text[spaced.end()].isdigit():
            return RunIn(start, spaced.end(1), spaced.end(), "space", reading)
    found = _LABEL.match(text, start, window)
    if found is None or found.end() >= end:
        return None
    label = found.group(1)
    mark = next(mark for mark in found.groups()[1:] if mark)
    style = _STYLES.get(mark, "colon")
    points = mark not in _STYLES
    close = found.end(1) if style == "dash" or points else found.end(1) + 1
    reading = knowledge().whole(label) if points or _may_be_known(label, style) else None
    if reading is not None and (reading.own_line or not _may_stand(label, reading, style)):
        return None
    if reading is None and (is_item or not _is_label(label, style, styles)):
        return None
    return RunIn(start, close, found.end(), style, reading)


def _may_be_known(label: str, style: Style) -> bool:
    words = len(label.split())
    if label[0].islower():
        return False
    if style == "question":
        return words <= 12
    if style == "dash":
        return words <= 4
    return words <= (8 if style == "stop" else 14)


def _may_stand(label: str, reading: Reading, style: Style) -> bool:
    """Tell whether known words are a title here, and no clause ("Side effects include: …") or answer ("Sometimes.")."""
    if style == "question":
        return True
    if reading.label:
        return style != "stop" or len(label.split()) > 1
    return not knowledge().is_clause(label)


def _is_label(label: str, style: Style, styles: frozenset[Style]) -> bool:
    """Tell whether unknown words look like a label in a text that uses labels of this style."""
    words = label.split()
    if style in ("question", "dash") or not label[0].isupper() or len(words) > 5:
        return False
    if not knowledge().may_be_label(label):
        return False
    if is_capitals(label) and (style == "colon" or style in styles):
        return len(words) > 1 or len(label) >= 5
    return style in styles and len(words) <= 4


def is_worded(text: str, start: int) -> bool:
    """Tell whether a paragraph begins with one word and its full stop: "Blood. Neutropenia is …"."""
    return _WORDED.match(text, start) is not None


def inner_labels(text: str, start: int, end: int) -> Iterator[RunIn]:
    """Yield labels with attributes before later sentences and lines: "… Less common effects: …; rare: …".

    Examples
    --------
    >>> text = "Sleep suffers. Less common effects: rash. Rare: coma."
    >>> [text[found.start : found.end] for found in inner_labels(text, 0, len(text))]
    ['Less common effects:', 'Rare:']
    """
    if text.find(":", start, end) < 0 and _POINTS.search(text, start, end) is None:
        return
    for found in _INNER.finditer(text, start, end):
        reading = knowledge().whole(found.group(1)) if len(found.group(1).split()) <= 12 else None
        if reading is not None and reading.attributes and not reading.own_line:
            yield RunIn(found.start(1), found.end(2), found.end(), "colon", reading)
