"""Lists without bullets: several short lines in a row under a heading or a lead-in that ends in a colon."""

from __future__ import annotations

from .headings import is_short
from .knowledge import knowledge
from .lines import Line


def bare_items(lines: list[Line], wrapped: bool = False) -> frozenset[int]:
    r"""Return the indices of the lines that are items of a list without bullets.

    In a text that is not hard-wrapped, whole sentences are items too below a line that breaks off where they must
    follow ("It is indicated for").

    Examples
    --------
    >>> from drugfacts.layout.lines import read_lines
    >>> sorted(bare_items(read_lines("Side effects\nNausea\nDry mouth")))
    [1, 2]
    """
    found: list[int] = []
    at = 1
    while at < len(lines):
        run = _run(lines, at) if _opens(lines, at) else range(0)
        if not run and not wrapped and knowledge().is_open_lead_in(lines[at - 1].text):
            run = _completing(lines, at)
        found.extend(run)
        at = run[-1] + 1 if run else at + 1
    return frozenset(found)


def _opens(lines: list[Line], at: int) -> bool:
    """Tell whether a list may begin at line ``at``, by the line before."""
    before, line = lines[at - 1], lines[at]
    if line.gap > 1 or not _is_bare(line):
        return False
    if before.text.endswith(":"):
        return True
    if before.mark == "markdown":
        return before.level > 1
    reading = knowledge().title(before.text)
    known = reading is not None and reading.section != "boilerplate"
    return known and before.mark in ("", "number", "section")


def _run(lines: list[Line], at: int) -> range:
    """Return the lines of the list: all adjacent (two at least), or all one blank line apart (three at least)."""
    step = lines[at + 1].gap if at + 1 < len(lines) else 9
    if step > 1:
        return range(0)
    end = at + 1
    while end < len(lines) and _is_bare(lines[end]) and lines[end].gap == step:
        end += 1
    if end < len(lines) and lines[end].gap == 0 and lines[end].mark != "rule":
        end -= 1  # the last short line heads the paragraph below it
    return range(at, end) if end - at >= 2 + step else range(0)


def _completing(lines: list[Line], at: int) -> range:
    """Return the lines that complete a lead-in, from line ``at``: as far apart as the first, up to the next title."""
    end, gap = at, lines[at].gap
    while end < len(lines) and gap <= 1 and lines[end].gap == gap and _may_complete(lines[end]):
        end += 1
    return range(at, end)


def _may_complete(line: Line) -> bool:
    if line.mark or line.bold or line.text[:1].islower():
        return False
    return line.text[-1] == "." or knowledge().whole(line.text) is None


def _is_bare(line: Line) -> bool:
    if line.mark or line.bold or not is_short(line, 7, 70) or line.text[-1:] in ".!?:":
        return False
    return knowledge().whole(line.text) is None
