"""Tables and lines for people, on standard output."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table

# Without a terminal there is no width to fit: wide enough for a document's id and six numbers.
_WIDTH = 120


def show(table: Table | None, *lines: str) -> None:
    """Print ``lines`` as they are, and then ``table``."""
    from rich.console import Console

    console = Console(width=None if sys.stdout.isatty() else _WIDTH)
    for line in lines:
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    if table is not None:
        console.print(table)
