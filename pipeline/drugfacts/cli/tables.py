"""Tables and lines for people, on standard output."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

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
