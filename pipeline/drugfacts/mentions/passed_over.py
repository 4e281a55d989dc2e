r"""What a reader's eye passes over, taken out of a text: marks around words in bold, and the ends of lines.

Terms run over both: "**vitamin** D", "heart\n  failure", "hyper-\ntension".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

_MARK = r"(?<![\w*])(?:\*{1,3}|_{1,3})(?=\w)|(?<=[^\s*_])(?:\*{1,3}|_{1,3})(?![\w*])"
# The end of a line that another goes on from, with the indent of that, where this is more than the one line break.
_LINE_END = r"(?<=\w)-[ \t]*\n[ \t]*(?=\w)|(?:[ \t]{1,20}\n[ \t]*|\n[ \t]+)(?=[a-z(])"
_PASSED = re.compile(rf"{_MARK}|{_LINE_END}")
_LAST_WORD = re.compile(r"[a-z]+\Z")
_FIRST_WORD = re.compile(r"[a-z]+")
_LONGEST_PART = 30  # letters of the part of a word at the end of a line


@dataclass(frozen=True, slots=True)
class Clean:
    """A text without what is passed over, and the ways there and back; all offsets are code points.

    Attributes
    ----------
    text : str
        The text; a blank stands for the end of a line.
    """

    text: str
    _here: tuple[int, ...] = ()  # where in this text something was passed over, and where it ended in the other
    _there: tuple[int, ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of this text, half open, stands in the text as it was."""
        return self._back(start), self._back(end - 1) + 1

    def clean(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the text as it was, half open, stands in this one."""
        return self._forth(start), self._forth(end)

    def _back(self, offset: int) -> int:
        number = bisect_right(self._here, offset) - 1
        return offset if number < 0 else offset - self._here[number] + self._there[number]

    def _forth(self, offset: int) -> int:
        number = bisect_right(self._there, offset) - 1
        here = offset if number < 0 else offset - self._there[number] + self._here[number]
        return min(here, self._here[number + 1]) if number + 1 < len(self._here) else here


def clean(text: str, is_word: Callable[[str], bool]) -> Clean:
    r"""Take out of a text what the eye passes over.

    Parameters
    ----------
    text
        Any text.
    is_word
        Whether the two parts around a hyphen at the end of a line are one word: then the hyphen goes, too.

    Examples
    --------
    >>> found = clean("for **hyper-\ntension** and _anti-\ninflammatory_", {"hypertension"}.__contains__)
    >>> found.text, found.original(4, 16), found.clean(6, 20)
    ('for hypertension and anti inflammatory', (6, 20), (4, 16))
    """
    parts: list[str] = []
    here: list[int] = []
    there: list[int] = []
    length = last = 0
    for found in _PASSED.finditer(text):
        start, end = found.span()
        joint = "" if "\n" not in found.group() or is_word(_word_around(text, start, end)) else " "
        parts += (text[last:start], joint)
        length += start - last + len(joint)
        last = end
        here.append(length)
        there.append(last)
    return Clean("".join([*parts, text[last:]]), tuple(here), tuple(there)) if parts else Clean(text)


def _word_around(text: str, start: int, end: int) -> str:
    """The two parts of a word around a hyphen at the end of a line as one; nothing where there are none."""
    if text[start] != "-":
        return ""
    before = _LAST_WORD.search(text, max(0, start - _LONGEST_PART), start)
    after = _FIRST_WORD.match(text, end)
    return before.group() + after.group() if before is not None and after is not None else ""
