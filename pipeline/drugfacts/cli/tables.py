"""Tables and lines for people, on standard output."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from drugfacts.readers import one_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

# Without a terminal there is no width to fit: wide enough for a document's id and six numbers.
_WIDTH = 120


def console() -> Console:
    """Standard output for rich: plain where it is no terminal; a closed pipe raises BrokenPipeError."""
    from rich.console import Console

    class Output(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    return Output(width=None if sys.stdout.isatty() else _WIDTH)


def show(table: Table | None, *lines: str) -> None:
    """Print ``lines`` as they are, and then ``table``."""
    out = console()
    for line in lines:
        out.print(line, markup=False, highlight=False, soft_wrap=True)
    if table is not None:
        out.print(table)


def printable(text: str) -> str:
    r"""Spell out what would steer the terminal, but for ends of lines and tabs.

    Examples
    --------
    >>> printable("rash\x1b[2J\n")
    'rash\\x1b[2J\n'
    """
    return text if text.isprintable() else "".join(c if c in "\n\t" else one_line(c) for c in text)


def plain(text: str, style: str = "") -> Text:
    r"""Return words of a text as a cell: no markup, and what would steer the terminal spelled out.

    Examples
    --------
    >>> plain("[b]rash\u202e\x1b[2J").plain
    '[b]rash\\u202e\\x1b[2J'
    """
    from rich.text import Text

    return Text(one_line(text), style)
