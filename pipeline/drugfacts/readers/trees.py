"""A tree of elements, of HTML or XML, to marked-up text: one walk for all of them, without recursion.

What an element means is told by a vocabulary: HTML, JATS and SPL each have one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.entities import html5
from typing import Any, Literal

from .markup import Markup, on_one_line

Role = Literal["skip", "block", "heading", "list", "item", "table", "row", "header", "cell", "break", "pre", "raised"]
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What elements mean, by their local names; those that are not named run along in the text.

    Attributes
    ----------
    roles : mapping of str to Role
    level : callable
        The level of a heading, from the element; 0 where it heads nothing.
    skips : callable
        Whether an element is left out, with all that is in it.
    """

    roles: Mapping[str, Role]
    level: Callable[[Any], int]
    skips: Callable[[Any], bool] = field(default=lambda element: False)


def local(element: Any) -> str:
    """Return an element's name in lower case, less its namespace; empty for comments and the like."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def words_of(element: Any) -> str:
    """Return the words in an element on one line."""
    return on_one_line("".join(element.itertext()))


def write_tree(root: Any, vocabulary: Vocabulary, page: Markup) -> None:
    """Add what ``root`` holds to ``page``."""
    _Walk(vocabulary, page).run(root)


class _Walk:
    def __init__(self, vocabulary: Vocabulary, page: Markup) -> None:
        self.vocabulary = vocabulary
        self.page = page
        self.words: list[str] = []
        self.depth = 0  # of lists
        self.heading = 0  # the level of the open one
        self.item = 0  # the depth of the item whose words are gathered
        self.tables = 0  # open ones
        self.cells: list[str] = []
        self.is_header = False
        self.pre = 0

    def run(self, root: Any) -> None:
        from lxml import etree

        skipped = False  # whether the next event is the end of an element that was passed over
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start":
                role = self._role(element)
                if role in ("skip", "raised"):
                    self._say(_raised(element) if role == "raised" else None)
                    walk.skip_subtree()
                    skipped = True
                    continue
                if element.tag is etree.Entity:  # never expanded: a character that HTML names, or left as it is
                    self._say(html5.get(f"{element.name};", element.text))
                    continue
                self._open(element, role)
                self._say(element.text)
                continue
            if event == "end" and not skipped:
                self._close(self._role(element))
            skipped = False
            if element is not root:
                self._say(element.tail)
        self._flush()

    def _role(self, element: Any) -> Role | None:
        role = self.vocabulary.roles.get(local(element))
        return "skip" if role == "skip" or self.vocabulary.skips(element) else role

    def _say(self, words: str | None) -> None:
        if words:
            # A line end in the source is a blank; one that is meant is an element, or stands in preformatted text.
            self.words.append(words if self.pre else words.replace("\n", " ").replace("\r", " "))

    def _open(self, element: Any, role: Role | None) -> None:
        if role is None:
            return
        if role == "break":
            self.words.append("\n" if not self.tables else " ")
            return
        if self.tables:
            self._open_in_table(role)
            return
        self._flush()
        if role == "heading":
            self.heading = self.vocabulary.level(element)
        elif role == "list":
            self.depth += 1
        elif role == "item":
            self.item = max(self.depth, 1)
        elif role == "table":
            self.page.ends()
            self.tables = 1
        elif role == "pre":
            self.pre += 1

    def _open_in_table(self, role: Role) -> None:
        if role == "table":
            self.tables += 1
        if self.tables == 1 and role == "row":
            self._end_row()
        elif role in ("cell", "header") and self.tables == 1:
            self.words = []
            self.is_header = role == "header" and (self.is_header or not self.cells)
        else:
            self.words.append(" ")

    def _close(self, role: Role | None) -> None:
        if role is None or role == "break":
            return
        if self.tables:
            self._close_in_table(role)
            return
        self._flush()
        if role == "heading":
            self.heading = 0
        elif role == "list":
            self.depth = max(self.depth - 1, 0)
            if not self.depth:
                self.page.ends()
        elif role == "pre":
            self.pre = max(self.pre - 1, 0)

    def _close_in_table(self, role: Role) -> None:
        if role == "table":
            self.tables -= 1
            if not self.tables:
                self._end_row()
                self.page.ends()
        elif role in ("cell", "header") and self.tables == 1:
            self.cells.append("".join(self.words))
            self.words = []
        elif role == "row" and self.tables == 1:
            self._end_row()
        else:
            self.words.append(" ")

    def _end_row(self) -> None:
        if self.cells:
            self.page.row(self.cells, header=self.is_header)
        self.page.paragraph("".join(self.words))  # outside of cells: the caption
        self.cells, self.words, self.is_header = [], [], False

    def _flush(self) -> None:
        words = "".join(self.words)
        self.words = []
        if not words.strip():
            return
        if self.heading:
            self.page.heading(self.heading, words)
        elif self.item:
            self.page.item(words, self.item)
            self.item = 0
        else:
            self.page.paragraph(words)


def _raised(element: Any) -> str:
    """Return a raised number as such, so that 10 to the 9th is not 109."""
    return words_of(element).translate(_RAISED)
