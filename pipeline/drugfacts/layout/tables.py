"""Rows of tables: their cells, and what a header or a first cell says of them.

Two kinds say by layout what a sentence would say: tables of a label and its value ("Uses | gout"), and tables whose
header names sections ("Drug | Uses | Side effects"). Their cells are blocks of their own; the rows of others ("Effect |
Frequency") stay whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .knowledge import Reading, knowledge

_CELL = re.compile(r"(?:(?! {2,}|\t|\|).)+")
_NAMED = frozenset(
    {"drug", "drugs", "medicine", "medicines", "medication", "name", "agent", "generic name", "substance"}
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not empty: its column, from 0, and its span without outer white space."""

    column: int
    start: int
    end: int


def cells_of(text: str, start: int, end: int) -> list[Cell]:
    r"""Return the cells of a row.

    Examples
    --------
    >>> [(cell.column, cell.start, cell.end) for cell in cells_of("Uses | gout", 0, 11)]
    [(0, 0, 4), (1, 7, 11)]
    """
    found: list[Cell] = []
    for match in _CELL.finditer(text, start, end):
        left = match.start() + len(match.group()) - len(match.group().lstrip())
        right = match.start() + len(match.group().rstrip())
        if left < right:
            found.append(Cell(len(found), left, right))
    return found


def header_of(text: str, cells: list[Cell]) -> tuple[Reading | None, ...]:
    """Return what the cells of a header say of their columns; nothing where it is no header of sections.

    Examples
    --------
    >>> row = "Drug | Uses | Colour"
    >>> [reading and reading.section for reading in header_of(row, cells_of(row, 0, len(row)))]
    [None, 'uses', None]
    >>> header_of("Effect | Frequency", cells_of("Effect | Frequency", 0, 18))
    ()
    """
    if len(cells) < 2 or text[cells[0].start : cells[0].end].lower() not in _NAMED:
        return ()
    read = [knowledge().whole(text[cell.start : cell.end]) for cell in cells[1:]]
    return (None, *read) if any(reading is not None for reading in read) else ()


def label_of(text: str, cells: list[Cell]) -> Reading | None:
    """Return what the first cell of a row says of the second, where this one holds words.

    Examples
    --------
    >>> label_of("Uses | gout", cells_of("Uses | gout", 0, 11)).section
    'uses'
    >>> label_of("Cardiac disorders | 12", cells_of("Cardiac disorders | 12", 0, 22)) is None
    True
    """
    if len(cells) < 2:
        return None
    reading = knowledge().whole(text[cells[0].start : cells[0].end])
    if reading is None or not (reading.label or reading.section):
        return None
    told = any(c.isalpha() for c in text[cells[1].start : cells[1].end])
    return reading if told or reading.section == "approval" else None


def value_of(text: str, cells: list[Cell]) -> Reading | None:
    """Return what the last cell of a row says of the first, where it is a label as a whole: "Rash | rare".

    Examples
    --------
    >>> value_of("Rash | rare", cells_of("Rash | rare", 0, 11)).attributes
    (('frequency', 'rare'),)
    """
    if len(cells) != 2:
        return None
    reading = knowledge().whole(text[cells[1].start : cells[1].end])
    return reading if reading is not None and reading.label and reading.attributes else None
