"""The title of a text: which of its first lines it is."""

from __future__ import annotations

import re

from .headings import FINAL_STOP, is_short
from .knowledge import fold_title, knowledge
from .lines import Line

_TITLE_PREFIX = re.compile(r"(?:title|headline)\s*:\s*(?=\S)", re.IGNORECASE)
_FIELD = re.compile(r"[A-Za-z][\w-]{0,30}:")
_TITLE_FIELD = re.compile(r"title:\s*[\"']?")
_LONGEST_FRONT_MATTER = 40  # lines


def front_matter(lines: list[Line]) -> tuple[int, Line | None]:
    r"""Return how many lines the front matter of a markdown text takes, and its line with the title.

    Examples
    --------
    >>> from drugfacts.layout.lines import read_lines
    >>> count, title = front_matter(read_lines("---\ntitle: Gout\nlang: en\n---\nText."))
    >>> count, title.text
    (4, 'title: Gout')
    """
    if not lines or lines[0].text != "---":
        return 0, None
    title = None
    for count, line in enumerate(lines[1:_LONGEST_FRONT_MATTER], 2):
        if line.mark == "rule":
            return (count, title) if count > 2 else (0, None)
        if title is None and _TITLE_FIELD.match(line.text):
            title = line
        elif line.indent == 0 and line.mark != "bullet" and not _FIELD.match(line.text):
            break
    return 0, None


def field_value(line: Line) -> tuple[int, int]:
    """Return the span of the value of a front matter's title line, without quotes."""
    found = _TITLE_FIELD.match(line.text)
    start = line.start + (found.end() if found else 0)
    end = line.end - (line.text[-1] in "\"'" and line.end - 1 > start)
    return start, end


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
        goes_on = end.text[:1].islower() or len(first.text) >= 60
        if goes_on and len(first.text) >= 45 and end.end - first.start <= 300 and not FINAL_STOP.search(end.text):
            return count
    return 1


def _looks_like_title(lines: list[Line], count: int, after_form: bool) -> bool:
    first, last, after = lines[0], lines[count - 1], lines[count] if count < len(lines) else None
    if last.end - first.start > 250 or first.words > 30 or FINAL_STOP.search(last.text) or last.text.endswith(":"):
        return False
    reading = knowledge().whole(first.text)
    if reading is not None or (after is None) or not (first.text[:1].isupper() or not first.text[:1].isalpha()):
        return False
    if after.gap or after.mark == "rule":
        return True
    if after_form and after.words <= 4:
        return True  # the generic name below the brand
    return not after.text[:1].islower() and len(after.text) > len(first.text) and is_short(first, 16, 120)
