"""Which lines are titles, headings and questions, by their looks and by the section titles that the data know.

Levels rank headings: a heading ends every section of the same or a greater level. Markdown headings rank by their
hashes (10, 20 …), numbered ones by their depth (22, 26 …), then capitals (24), bold (45), plain lines (50), lines that
end in a colon (60), run-in headings (80) and labels, which only qualify (90).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .knowledge import fold_title, knowledge
from .lines import Line

CAPITALS, BOLD, PLAIN, COLON, RUN_IN, LABEL = 24, 45, 50, 60, 80, 90

_TITLE_PREFIX = re.compile(r"(?:title|headline)\s*:\s*(?=\S)", re.IGNORECASE)
_FINAL_STOP = re.compile(r"[.!;,][\"'”’)\]]{0,3}$")
_QUESTION_MARK = re.compile(r"\?[\"'”’)\]*_]{0,3}$")
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found: its kind and level, and how many lines it takes (with its underline)."""

    kind: Literal["heading", "question"]
    level: int
    lines: int = 1
    underlined: bool = False


def is_short(line: Line, words: int = 12, length: int = 100) -> bool:
    """Tell whether a line is short enough for a heading."""
    return len(line.text) <= length and line.words <= words


def is_capitals(text: str) -> bool:
    """Tell whether a title is in capitals: at least four letters, all but a few of them capital.

    Examples
    --------
    >>> is_capitals("HOW TO TAKE IT"), is_capitals("DNA binding")
    (True, False)
    """
    letters = _LETTERS.findall(text[:200])
    return len(letters) >= 4 and sum(char.isupper() for char in letters) >= 0.9 * len(letters)


def is_boilerplate(text: str) -> bool:
    """Tell whether a line names the kind of document ("Package leaflet: …") and so is not its title."""
    reading = knowledge().whole(text)
    return reading is not None and reading.section == "boilerplate"


def title_lines(lines: list[Line], title: str | None, after_form: bool) -> tuple[int, int] | None:
    """Return where the title of a text starts and how many of its first lines it takes, or None.

    Parameters
    ----------
    title
        The title handed in with the text: a first line that says the same is the title whatever it looks like.
    after_form
        Whether the lines follow a line that `is_boilerplate`.
    """
    if not lines:
        return None
    first = lines[0]
    if title is not None and fold_title(first.text[:1000]) == fold_title(title):
        return first.start, 1
    prefix = _TITLE_PREFIX.match(first.text)
    start = first.start + prefix.end() if prefix else first.start
    count = _title_length(lines)
    if prefix or (first.mark == "markdown" and first.level == 1):
        return start, count
    if (
        len(lines) == 1
        or first.mark not in ("", "markdown", "section")
        or not _looks_like_title(lines, count, after_form)
    ):
        return None
    return start, count


def _title_length(lines: list[Line]) -> int:
    """Count the lines of a title that is wrapped: short first lines, then a blank one."""
    first = lines[0]
    for count in (2, 3):
        if len(lines) <= count or any(line.gap or line.mark for line in lines[1:count]) or lines[count].gap == 0:
            continue
        end = lines[count - 1]
        goes_on = end.text[0].islower() or len(first.text) >= 60
        if goes_on and len(first.text) >= 45 and end.end - first.start <= 300 and not _FINAL_STOP.search(end.text):
            return count
    return 1


def _looks_like_title(lines: list[Line], count: int, after_form: bool) -> bool:
    first, last, after = lines[0], lines[count - 1], lines[count] if count < len(lines) else None
    if last.end - first.start > 250 or first.words > 30 or _FINAL_STOP.search(last.text) or last.text.endswith(":"):
        return False
    reading = knowledge().whole(first.text)
    if reading is not None or (after is None) or not (first.text[0].isupper() or not first.text[0].isalpha()):
        return False
    if after.gap or after.mark == "rule":
        return True
    if after_form and after.words <= 4:
        return True  # the generic name below the brand
    return not after.text[0].islower() and len(after.text) > len(first.text) and is_short(first, 16, 120)


def heading_of(lines: list[Line], at: int, wraps: bool) -> Heading | None:
    """Tell whether line ``at`` is a heading or a question.

    Parameters
    ----------
    wraps
        Whether the line seems to go on with the line before; then only marked headings count.
    """
    line = lines[at]
    if not line.text or line.mark in ("bullet", "rule", "answer") or (line.mark == "row" and "|" in line.text):
        return None
    asks = _QUESTION_MARK.search(line.text) is not None
    kind: Literal["heading", "question"] = "question" if asks or line.mark == "question" else "heading"
    if line.mark == "question":
        return Heading("question", PLAIN)
    if line.mark == "markdown":
        return Heading(kind, 10 * line.level)
    after = lines[at + 1] if at + 1 < len(lines) else None
    if after is not None and after.mark == "rule" and after.gap == 0 and is_short(line) and not wraps:
        rule = after.text.strip()
        if rule[0] in "=-~" and not _FINAL_STOP.search(line.text):
            return Heading(kind, 10 if rule[0] == "=" else 20, 2, True)
    if not is_short(line, 22, 140) or wraps:
        return None
    if line.mark in ("number", "section"):
        return _numbered(lines, at, kind)
    return _unmarked(lines, at, kind)


def _numbered(lines: list[Line], at: int, kind: Literal["heading", "question"]) -> Heading | None:
    line = lines[at]
    level = 18 + 4 * max(1, len(line.number))
    known = knowledge().whole(line.text) is not None
    if line.mark == "number" and (not line.number or _has_sibling(lines, at)):
        return None
    if kind == "question":
        return Heading(kind, level)
    if _FINAL_STOP.search(line.text) or not is_short(line, 16, 120):
        return None
    if known or is_capitals(line.text):
        return Heading(kind, level)
    titled = line.text[0].isupper() and at + 1 < len(lines) and not line.text.endswith(":")
    if titled and (line.mark == "number" or len(line.number) > 1 or not line.number):
        return Heading(kind, level)
    return None


def _has_sibling(lines: list[Line], at: int) -> bool:
    """Tell whether the line before or after carries the neighbouring number: then they are items of a list."""
    number = lines[at].number
    for step in (-1, 1):
        if 0 <= at + step < len(lines):
            other = lines[at + step]
            if other.mark == "number" and other.number == (number[0] + step,):
                return True
    return at > 0 and lines[at - 1].text.endswith(":") and lines[at].gap <= 1 and number == (1,)


def _unmarked(lines: list[Line], at: int, kind: Literal["heading", "question"]) -> Heading | None:
    line = lines[at]
    before = lines[at - 1] if at else None
    apart = line.gap > 0 or before is None or _stands_alone(before)
    if kind == "question":
        many = re.search(r"[.?!]\s", line.text) is not None
        return None if many or not apart else Heading(kind, BOLD if line.bold else PLAIN)
    if line.text.endswith(":"):
        return _colon_line(line, apart)
    known = knowledge().whole(line.text)
    stopped = line.text.endswith((",", ";", "!")) or (line.text.endswith(".") and line.words > 4)
    if known is not None and apart and not stopped:
        return Heading(kind, CAPITALS if is_capitals(line.text) else BOLD if line.bold else PLAIN)
    if _FINAL_STOP.search(line.text) or knowledge().is_byline(line.text):
        return None
    if is_capitals(line.text) and apart and is_short(line, 16, 120):
        return Heading(kind, CAPITALS)
    if line.bold and apart:
        return Heading(kind, BOLD)
    return Heading(kind, PLAIN) if apart and _plain(lines, at) else None


def _colon_line(line: Line, apart: bool) -> Heading | None:
    """A line that ends in a colon: a heading if the data know its wording or it stands in capitals or bold."""
    if not apart:
        return None
    if is_capitals(line.text):
        return Heading("heading", CAPITALS)
    if line.bold:
        return Heading("heading", BOLD)
    reading = knowledge().whole(line.text)
    if reading is None or reading.own_line or fold_title(line.text).rsplit(" ", 1)[-1] in knowledge().not_labels:
        return None  # unknown, or a clause that introduces a list
    return Heading("heading", COLON)


def _stands_alone(before: Line) -> bool:
    """Tell whether the line right before is finished, so that the next one may be a heading."""
    return before.mark == "rule" or before.text[-1:] in '.!?:)]”"' or is_short(before, 10, 80)


def _plain(lines: list[Line], at: int) -> bool:
    """Tell whether a short line without any mark heads the text below it."""
    line, after = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if after is None or not is_short(line, 10, 80) or line.mark == "row" or not _LETTERS.search(line.text):
        return False
    if not (line.text[0].isupper() or line.text[0].isdigit() or line.text[0] in "\"'“‘"):
        return False
    if re.search(r"[.!?]\s+\S", line.text):
        return False
    if line.gap == 0 and at and lines[at - 1].text[-1:] not in '.!?:)]”"':
        return False
    if after.gap == 0:
        return not after.text[:1].islower() or after.mark != ""
    return after.mark != "rule"
