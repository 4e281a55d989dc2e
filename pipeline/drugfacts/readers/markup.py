"""Headings, paragraphs, lists and tables to text in the way that the layout reads them: as Markdown has them."""

from __future__ import annotations

import re

_SPACE = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r" ?\n ?")
_PARAGRAPHS = re.compile(r"\n{2,}")


class Markup:
    r"""Gathers blocks and joins them.

    Examples
    --------
    >>> page = Markup()
    >>> page.heading(2, "Uses")
    >>> page.paragraph("It treats  gout.")
    >>> page.item("acute", 1)
    >>> page.item("chronic", 1)
    >>> page.text()
    '## Uses\n\nIt treats gout.\n\n- acute\n- chronic\n'
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._last = ""

    def heading(self, level: int, words: str) -> None:
        """Add a heading; 1 is the title's level."""
        line = on_one_line(words)
        if line:
            self._add("heading", f"{'#' * min(level, 6)} {line}")

    def paragraph(self, words: str) -> None:
        """Add a paragraph; line ends in it stay, two of them end it."""
        for part in _PARAGRAPHS.split(_LINE_ENDS.sub("\n", _SPACE.sub(" ", words))):
            if part.strip():
                self._add("paragraph", part.strip())

    def item(self, words: str, depth: int) -> None:
        """Add an item of a list; lists within lists are deeper."""
        line = on_one_line(words)
        if line:
            self._add("item", f"{'  ' * (depth - 1)}- {line}")

    def row(self, cells: list[str], *, header: bool = False) -> None:
        """Add a row of a table."""
        cells = [on_one_line(cell).replace("|", "/") for cell in cells]
        if any(cells):
            self._add("row", f"| {' | '.join(cells)} |" + (f"\n|{' --- |' * len(cells)}" if header else ""))

    def ends(self) -> None:
        """End a list or table: the next one is another."""
        self._last = ""

    def text(self) -> str:
        """Return all of it."""
        return "".join(self._parts) + "\n" if self._parts else ""

    def _add(self, kind: str, part: str) -> None:
        if self._parts:
            self._parts.append("\n" if kind == self._last and kind in ("item", "row") else "\n\n")
        self._parts.append(part)
        self._last = kind


def on_one_line(words: str) -> str:
    r"""Return words with every white space one blank.

    Examples
    --------
    >>> on_one_line(" a\n b\u00a0c ")
    'a b c'
    """
    return " ".join(words.split())
