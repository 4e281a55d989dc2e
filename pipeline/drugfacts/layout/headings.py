"""Which lines are titles, headings and questions, by their looks and by the section titles that the data know.

Levels rank headings: a heading ends every section of the same or a greater level. Markdown headings rank by their
hashes (10, 20 …), numbered ones by their depth (22, 26 …), then capitals (24), bold (45), plain lines (50), lines that
end in a colon (60), run-in headings (80) and labels, which only qualify (90).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from .knowledge import knowledge
from .lines import Line

CAPITALS, BOLD, PLAIN, COLON, RUN_IN, LABEL = 24, 45, 50, 60, 80, 90

FINAL_STOP = re.compile(r"[.!;,][\"'”’)\]]{0,3}$")
"""The end of a line that is no heading."""
_QUESTION_MARK = re.compile(r"\?[\"'”’)\]*_]{0,3}$")
OPEN_ENDED = re.compile(
    r"(?:[,–—-]|\b(?:and|or|of|the|a|an|to|in|for|with|by|at|from|that|which|as|is|are|than))$", re.IGNORECASE
)
"""The end of a line whose sentence goes on below."""
_AMOUNTS = frozenset("~<>≤≥±£$€")
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
    return len(letters) >= 4 and sum(map(str.isupper, letters)) >= 0.9 * len(letters)


_WRAPPED = 50  # characters of a line that may be broken off by its width
_SENTENCE_BREAK = re.compile(r"[a-z)]{3}[.?!] [A-Z]")


def heads_are_numbered(lines: list[Line]) -> bool:
    """Tell whether single numbered lines head the parts of a text: their numbers rise, and there are two or more.

    A numbered line that stands alone may also be a list of one item; then the numbers begin again and again.
    """
    alone = [line.number for at, line in enumerate(lines) if line.mark == "number" and _is_alone(lines, at)]
    return len(alone) > 1 and all(first < second for first, second in pairwise(alone))


def _is_alone(lines: list[Line], at: int) -> bool:
    return bool(lines[at].number) and not _has_sibling(lines, at)


def heading_of(lines: list[Line], at: int, wraps: bool, numbered: bool) -> Heading | None:
    """Tell whether line ``at`` is a heading or a question.

    Parameters
    ----------
    wraps
        Whether the line seems to go on with the line before; then only marked headings count.
    numbered
        What `heads_are_numbered` says of the text.
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
        if rule[0] in "=-~" and not FINAL_STOP.search(line.text):
            return Heading(kind, 10 if rule[0] == "=" else 20, 2, True)
    if not is_short(line, 22, 140) or wraps:
        return None
    if line.mark in ("number", "section"):
        return _numbered(lines, at, kind, numbered)
    return _unmarked(lines, at, kind)


def _numbered(lines: list[Line], at: int, kind: Literal["heading", "question"], numbered: bool) -> Heading | None:
    """Read a line with a number before it as a heading, unless it is an item of a list or runs on as prose."""
    line = lines[at]
    level = 18 + 4 * max(1, len(line.number))
    known = knowledge().whole(line.text) is not None
    if (line.mark == "number" and not _is_alone(lines, at)) or _runs_on(lines, at):
        return None
    if kind == "question":
        return Heading(kind, level)
    if FINAL_STOP.search(line.text) or not is_short(line, 16, 120):
        return None
    if known or is_capitals(line.text):
        return Heading(kind, level)
    titled = line.text[:1].isupper() and at + 1 < len(lines) and not line.text.endswith(":")
    if titled and (
        (line.mark == "number" and numbered) or len(line.number) > 1 or (line.mark == "section" and not line.number)
    ):
        return Heading(kind, level)
    return None


def _runs_on(lines: list[Line], at: int) -> bool:
    """Tell whether a line breaks off within a sentence that the next one ends: "1. It inhibits", "an enzyme"."""
    line, after = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if after is None or after.gap or after.mark or len(line.text) < _WRAPPED:
        return False
    return after.text[:1].islower() or _SENTENCE_BREAK.search(line.text) is not None


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
    """Read a line as a heading by its wording, its capitals or how it stands apart."""
    line = lines[at]
    before = lines[at - 1] if at else None
    apart = line.gap > 0 or before is None or _stands_alone(before) or _is_next_group(lines, at)
    if kind == "question":
        many = re.search(r"[.?!]\s", line.text) is not None
        return None if many or not apart else Heading(kind, BOLD if line.bold else PLAIN)
    if line.text.endswith(":"):
        return _colon_line(line, apart)
    stopped = line.text.endswith((",", ";", "!")) or (line.text.endswith(".") and not is_capitals(line.text))
    if apart and not stopped and knowledge().whole(line.text) is not None:
        if is_capitals(line.text):
            return Heading(kind, CAPITALS, _capital_lines(lines, at))
        return Heading(kind, BOLD if line.bold else PLAIN)
    if FINAL_STOP.search(line.text) or knowledge().is_byline(line.text):
        return None
    if not is_capitals(line.text) and knowledge().is_open_lead_in(line.text):
        return None
    if is_capitals(line.text) and apart and is_short(line, 16, 120):
        return Heading(kind, CAPITALS, _capital_lines(lines, at))
    if line.bold and apart:
        return Heading(kind, BOLD)
    return Heading(kind, PLAIN) if apart and not _is_grouped(lines, at) and _plain(lines, at) else None


def _is_grouped(lines: list[Line], at: int) -> bool:
    """Tell whether a line is what the one right above names the frequency of: "Common (1 in 10)", "  Nausea; rash"."""
    line, before = lines[at], lines[at - 1] if at else None
    if before is None or line.gap or before.mark:
        return False
    return _names_frequency(before)


def _is_next_group(lines: list[Line], at: int) -> bool:
    """Tell whether a line names the frequency of the lines below it, as the one before the last does of that."""
    return at > 1 and lines[at].gap == 0 and _names_frequency(lines[at - 2]) and _names_frequency(lines[at])


def _names_frequency(line: Line) -> bool:
    reading = knowledge().whole(line.text) if is_short(line) else None
    return reading is not None and reading.label and any(name == "frequency" for name, _ in reading.attributes)


def _capital_lines(lines: list[Line], at: int) -> int:
    """Count the lines of a heading in capitals that goes on below: it breaks off, or is long."""
    count = 1
    while count < 3 and at + count < len(lines):
        last, line = lines[at + count - 1], lines[at + count]
        broken = OPEN_ENDED.search(last.text) is not None or len(last.text) >= 50
        if line.gap or line.mark or not broken or not is_capitals(line.text) or not is_short(line, 16, 120):
            break
        count += 1
    return count


def _colon_line(line: Line, apart: bool) -> Heading | None:
    """A line that ends in a colon: a heading if the data know its wording or it stands in capitals or bold."""
    if not apart:
        return None
    if is_capitals(line.text):
        return Heading("heading", CAPITALS)
    if line.bold:
        return Heading("heading", BOLD)
    reading = knowledge().whole(line.text)
    if reading is None or reading.own_line or (not reading.label and knowledge().is_clause(line.text)):
        return None  # unknown, or a clause that introduces a list
    return Heading("heading", COLON)


def _is_title_case(text: str) -> bool:
    """Tell whether the words of a title's second part are capitalised too: "Side Effects: What to Expect"."""
    words = [word for word in text.split() if len(word) > 3]
    return len(words) >= 2 and all(word[0].isupper() for word in words)


def _stands_alone(before: Line) -> bool:
    """Tell whether the line right before is finished, so that the next one may be a heading."""
    return before.mark in ("rule", "row") or before.text[-1:] in '.!?:)]”"' or is_short(before, 10, 80)


def _plain(lines: list[Line], at: int) -> bool:
    """Tell whether a short line without any mark heads the text below it."""
    line, after = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if after is None or not is_short(line, 10, 80) or line.mark == "row" or not _LETTERS.search(line.text):
        return False
    if not (line.text[:1].isupper() or line.text[:1].isdigit() or line.text[:1] in "\"'“‘"):
        return False
    label, colon, rest = line.text.partition(": ")
    if colon and (rest[:1].islower() or (knowledge().whole(label) is not None and not _is_title_case(rest))):
        return False  # "Side effects: nausea"
    if colon and at and (rest[:1].isdigit() or rest[:1] in _AMOUNTS):
        return False  # "Loss: 3-5%"
    if re.search(r"[.!?]\s+\S", line.text):
        return False
    if line.gap == 0 and at and lines[at - 1].text[-1:] not in '.!?:)]”"':
        return False
    if after.gap == 0:
        return not after.text[:1].islower() or after.mark != ""
    return after.mark != "rule"
