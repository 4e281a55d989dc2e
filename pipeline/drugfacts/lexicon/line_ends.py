"""Lines of a paragraph joined to one, so that a term may run over their ends: "heart\\n  failure", "hyper-\\ntension"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

# The end of a line that another follows, with the indent of that, where this is more than the one line break.
_END = re.compile(r"-[ \t]*\n[ \t]*(?=\w)|[ \t]+\n[ \t]*(?=\S)|\n[ \t]+(?=\S)")
_LAST_WORD = re.compile(r"[a-z]+\Z")
_FIRST_WORD = re.compile(r"[a-z]+")
_LONGEST_PART = 30  # letters of the part of a word at the end of a line


@dataclass(frozen=True, slots=True)
class Joined:
    """A text with its lines joined, and the way back.

    Attributes
    ----------
    text : str
        The text, with a blank or nothing for the end of a line.
    """

    text: str
    _at: tuple[int, ...]
    _by: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the joined text stands in the text as it was, half open, in code points."""
        return self._place(start), self._place(end - 1) + 1

    def _place(self, offset: int) -> int:
        number = bisect_right(self._at, offset) - 1
        return offset + (self._by[number] if number >= 0 else 0)


def joined(text: str, is_word: Callable[[str], object]) -> Joined | None:
    """Join the lines of a text; None where every end of a line is one character.

    Parameters
    ----------
    text
        Any text.
    is_word
        Whether two parts around a hyphen at the end of a line are one word: then the hyphen goes, too.

    Examples
    --------
    >>> found = joined("hyper-\\ntension and anti-\\ninflammatory drugs", {"hypertension"}.__contains__)
    >>> found.text, found.span(0, 12)
    ('hypertension and anti inflammatory drugs', (0, 14))
    >>> joined("heart\\nfailure", bool) is None
    True
    """
    parts: list[str] = []
    at: list[int] = []
    by: list[int] = []
    length = last = 0
    for end in _END.finditer(text):
        parts.append(text[last : end.start()])
        last = end.end()
        parts.append("" if text[end.start()] == "-" and is_word(_word_around(text, *end.span())) else " ")
        length += len(parts[-2]) + len(parts[-1])
        at.append(length)
        by.append(last - length)
    if not parts:
        return None
    return Joined("".join([*parts, text[last:]]), tuple(at), tuple(by))


def _word_around(text: str, start: int, end: int) -> str:
    """The two parts of a word around the end of a line as one; nothing where one of them is no plain word."""
    before = _LAST_WORD.search(text, max(0, start - _LONGEST_PART), start)
    after = _FIRST_WORD.match(text, end)
    return before.group() + after.group() if before is not None and after is not None else ""
