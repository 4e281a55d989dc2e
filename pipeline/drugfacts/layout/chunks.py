"""Lines → chunks: which lines are headings, items and titles, and which lines together make one paragraph or item."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from .bare import bare_items
from .headings import LABEL, OPEN_ENDED, PLAIN, Heading, heading_of, heads_are_numbered
from .knowledge import knowledge
from .lines import Line, has_columns, read_lines
from .model import BlockKind
from .titles import field_value, front_matter, is_boilerplate, title_lines

_FINAL = re.compile(r"[.!?:][\"'”’)\]]{0,3}(?:\[\d[\d,–-]*\])?$")
_FIRST_LINES = 64  # more than a title can stand behind: front matter takes no more than 40
_SHORTEST_WRAPPED = 35  # code points; a shorter line was not broken for want of room
_LONGEST_WRAPPED = 200  # code points; where a line is longer, lines are paragraphs
_SLACK = 8  # code points that a line broken by its width may be short of it
_LABELLED = re.compile(r"[A-Z](?:[^\s:.;!?]*[ ]){0,5}[^\s:.;!?]*:[ ]+\S")
"""A line that begins with a label: "Usual: 5 mg twice a day"."""


@dataclass(slots=True)
class Chunk:
    """A future block: its kind and span, and what of its looks matters for what follows.

    ``level`` ranks headings (a smaller one stands higher; see `headings`); ``gap`` counts the blank lines before;
    ``indent`` and ``mark`` tell the nesting of items.
    """

    kind: BlockKind
    start: int
    end: int
    gap: int
    level: int = 0
    indent: int = 0
    mark: str = ""


def read_chunks(text: str, title: str | None = None) -> list[Chunk]:
    r"""Return the chunks of a text in order; offsets in code points.

    Examples
    --------
    >>> [(chunk.kind, chunk.start, chunk.end) for chunk in read_chunks("Uses\n- It treats\n  gout.")]
    [('heading', 0, 4), ('item', 7, 24)]
    """
    return _Chunker(text, title, read_lines(text)).run()


def title_chunk(text: str, title: str | None = None) -> Chunk | None:
    """Return the title among the chunks of a text, without reading the others."""
    chunker = _Chunker(text, title, read_lines(text, _FIRST_LINES))
    chunker.find_title()
    return next((chunk for chunk in chunker.chunks if chunk.kind == "title" and chunk.start < chunk.end), None)


class _Chunker:
    def __init__(self, text: str, title: str | None, lines: list[Line]) -> None:
        self.text = text
        self.title = title
        self.lines = lines
        self.width = _wrap_width(lines)
        self.unwrapped = any(len(line.text) > _LONGEST_WRAPPED for line in lines)
        self.longest = max((_width(line) for line in lines), default=0)
        self.bare = bare_items(lines, wrapped=self.width > 0)
        self.numbered = heads_are_numbered(lines)
        self.chunks: list[Chunk] = []
        self.last: Line | None = None  # the last line of the open chunk

    def run(self) -> list[Chunk]:
        at = self.find_title()
        while at < len(self.lines):
            at = self._next(at)
        return [chunk for chunk in self.chunks if chunk.start < chunk.end]

    def find_title(self) -> int:
        """Take the title, if there is one: the first lines, or those after a form's own ("Package leaflet: …")."""
        at, named = front_matter(self.lines)
        if named is not None:
            start, end = field_value(named)
            self.chunks.append(Chunk("title", start, end, named.gap))
        if at:
            return at
        if len(self.lines) > 1 and is_boilerplate(self.lines[0].text) and self.lines[1].gap:
            self._open("heading", self.lines[0], self.lines[0], level=PLAIN)
            at = 1
        span = title_lines(self.lines[at : at + 5], self.title, after_form=at > 0)
        if span is None:
            return at
        start, count = span
        self._open("title", self.lines[at], self.lines[at + count - 1], start=start)
        return at + count

    def _next(self, at: int) -> int:
        """Take one or more lines, beginning with line ``at``; return the index of the next line to take."""
        line = self.lines[at]
        if line.mark == "rule":
            self.last = None
            return at + 1
        if line.mark in ("bullet", "number") and line.start == line.end:
            return self._lone_mark(at)
        if at in self.bare:
            self._open("item", line, line, mark="bare")
            self.last = None
            return at + 1
        open_chunk = self.chunks[-1] if self.last is not None and line.gap == 0 else None
        heading = heading_of(self.lines, at, self._wraps(at), self.numbered)
        if heading is not None:
            self._heading(line, heading, at)
            return at + heading.lines
        if line.mark in ("bullet", "number"):
            # Bullets differ by their character, numbers from letters: what tells nested lists without indents apart.
            mark = self.text[line.outer] if line.mark == "bullet" else "1" if line.number else "a"
            self._open("item", line, line, mark=mark)
        elif line.mark == "row" and self._in_table(at):
            header = at + 1 < len(self.lines) and self.lines[at + 1].mark == "rule" and self.lines[at + 1].gap == 0
            self._open("heading" if header else "item", line, line, level=LABEL if header else 0, mark="row")
        elif open_chunk is not None and self.last is not None and self._joins(open_chunk, self.last, line):
            open_chunk.end = line.end
        else:
            self._open("paragraph", line, line)
        self.last = line
        return at + 1

    def _open(self, kind: BlockKind, first: Line, last: Line, start: int = -1, level: int = 0, mark: str = "") -> None:
        begin = first.start if start < 0 else start
        self.chunks.append(Chunk(kind, begin, last.end, first.gap, level, first.indent, mark))

    def _heading(self, line: Line, heading: Heading, at: int) -> None:
        last = self.lines[at + heading.lines - 1 - heading.underlined]
        self._open(heading.kind, line, last, level=heading.level)
        self.last = None

    def _lone_mark(self, at: int) -> int:
        """A bullet or number alone on its line stands before the next line, as in text taken from PDF files."""
        after = at + 1
        if after >= len(self.lines) or self.lines[after].mark or self.lines[after].gap > 1:
            self.last = None
            return after
        mark, line = self.lines[at], self.lines[after]
        self._open("item", mark, line, start=line.start, mark=mark.mark)
        self.last = line
        return after + 1

    def _in_table(self, at: int) -> bool:
        line = self.lines[at]
        before = at > 0 and line.gap == 0 and self.lines[at - 1].mark in ("row", "rule")
        after = at + 1 < len(self.lines) and self.lines[at + 1].gap == 0 and self.lines[at + 1].mark in ("row", "rule")
        return before or after or has_columns(line.text)

    def _wraps(self, at: int) -> bool:
        """Tell whether line ``at`` seems to go on with the sentence of the line before."""
        line = self.lines[at]
        if self.last is None or line.gap or not self.chunks or line.mark:
            return False
        return not _FINAL.search(self.last.text[-40:]) and self._joins(self.chunks[-1], self.last, line)

    def _joins(self, chunk: Chunk, last: Line, line: Line) -> bool:
        """Tell whether a line goes on with the paragraph or item that ``last`` ended."""
        if not line.text or line.mark in ("answer", "question", "markdown") or line.bold or _is_labelled(line):
            return False
        if chunk.kind == "item":
            if chunk.mark in ("row", "bare"):
                return False
            if line.indent > chunk.indent:
                return True
        elif chunk.kind != "paragraph":
            return False
        tail = last.text[-40:]
        if line.text[:1].islower() and len(last.text) >= max(_SHORTEST_WRAPPED, self.width // 2):
            return True
        if not _FINAL.search(tail) and OPEN_ENDED.search(tail):
            return True
        room = _width(last) + 1 + len(line.text[:60].split()[0])
        if self.width:
            return room > self.width - (0 if _FINAL.search(tail) else _SLACK) and not tail.endswith(":")
        if self.unwrapped or chunk.kind != "paragraph" or _FINAL.search(tail) or _LABELLED.match(line.text):
            return False
        # Where another line is longer, this one was not broken off for want of room.
        return max(60, self.longest - _SLACK) < room <= _LONGEST_WRAPPED and len(line.text) > 30


def _width(line: Line) -> int:
    """Return the width of a line with its indent and mark."""
    return line.end - line.outer + line.indent


def _is_labelled(line: Line) -> bool:
    """Tell whether a line begins with a label that the data know: "Side effects: …"."""
    label, colon, _ = line.text[:80].partition(": ")
    return bool(colon) and label[:1].isupper() and knowledge().whole(label) is not None


def _wrap_width(lines: list[Line]) -> int:
    """Return the width that a text is hard-wrapped at, or 0 where lines are paragraphs.

    Mid-sentence breaks (a line that begins in lower case right after an unfinished one) tell a wrapped text.
    """
    pairs = broken = width = 0
    for last, line in pairwise(lines):
        if line.gap or line.mark or last.mark in ("rule", "row"):
            continue
        pairs += 1
        if line.text[:1].islower() and len(last.text) >= 40 and not _FINAL.search(last.text[-40:]):
            broken += 1
            width = max(width, _width(last))
    return width if broken >= 2 and broken * 4 >= pairs and width <= _LONGEST_WRAPPED else 0
