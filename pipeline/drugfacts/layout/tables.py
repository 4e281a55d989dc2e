"""Rows of tables: their cells, and what a header or a first cell says of them.

Three kinds say by layout what a sentence would say: tables of a label and its value ("Uses | gout"), those whose header
names sections ("Drug | Uses | Side effects"), and those with a medicine in each column. Their cells are blocks of their
own; the rows of others ("Effect | Frequency") stay whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .knowledge import Reading, knowledge

_BETWEEN = re.compile(r" *\| *|\t| {2,}")
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
    >>> [(cell.column, cell.start, cell.end) for cell in cells_of("Uses | | gout", 0, 13)]
    [(0, 0, 4), (2, 9, 13)]
    """
    found: list[Cell] = []
    column, at = 0, start
    while True:
        between = _BETWEEN.search(text, at, end)
        stop = between.start() if between else end
        left = at + len(text[at:stop]) - len(text[at:stop].lstrip())
        right = at + len(text[at:stop].rstrip())
        if left < right:
            found.append(Cell(column, left, right))
        if between is None:
            return found
        column, at = column + 1, between.end()


def header_of(text: str, cells: list[Cell]) -> dict[int, Reading]:
    """Return what the cells of a header say of their columns; nothing where it is no header of sections.

    Examples
    --------
    >>> row = "Drug | Uses | Colour"
    >>> {column: reading.section for column, reading in header_of(row, cells_of(row, 0, len(row))).items()}
    {1: 'uses'}
    >>> header_of("Effect | Frequency", cells_of("Effect | Frequency", 0, 18))
    {}
    """
    if not cells or text[cells[0].start : cells[0].end].lower() not in _NAMED:
        return {}
    read = {cell.column: knowledge().whole(text[cell.start : cell.end]) for cell in cells[1:]}
    return {column: reading for column, reading in read.items() if reading is not None}


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
