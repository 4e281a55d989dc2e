"""The marks in examples of frames: ``<drug>Lithium</drug> can cause <effect>tremor</effect>.``"""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = re.compile(r"<(/?)(\w+)>")


class Place(NamedTuple):
    """The words of a role in an example; offsets count code points of the text without marks."""

    role: str
    start: int
    end: int


def marked(text: str) -> tuple[str, list[Place]]:
    """Return the text without its marks, and what they mark.

    Raises
    ------
    ValueError
        Where a mark is opened twice, or closed without being open, or left open.

    Examples
    --------
    >>> marked("<drug>Zinc</drug> is a metal.")
    ('Zinc is a metal.', [Place(role='drug', start=0, end=4)])
    """
    plain, places, opened, last = "", [], dict[str, int](), 0
    for mark in _MARK.finditer(text):
        plain += text[last : mark.start()]
        last = mark.end()
        closes, role = mark.groups()
        if bool(closes) != (role in opened):
            raise ValueError(f"{mark.group()} {'closes nothing' if closes else 'is opened twice'}")
        if closes:
            places.append(Place(role, opened.pop(role), len(plain)))
        else:
            opened[role] = len(plain)
    if opened:
        raise ValueError(f"<{next(iter(opened))}> is not closed")
    return plain + text[last:], places
