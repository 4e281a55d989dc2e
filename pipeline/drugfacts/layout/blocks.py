"""Chunks → blocks: which section, heading, lead-in and attributes hold where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from .calls import advice_at, called_lists
from .chunks import Chunk
from .headings import LABEL, RUN_IN
from .knowledge import Reading, fold_title, knowledge
from .lines import first_cell
from .model import Attributes, Block, BlockKind
from .runins import RunIn, Style, inner_labels, is_worded, run_in_at
from .sentences import split_sentences
from .tables import Cell, cells_of, header_of, label_of, value_of
from .use_lines import tells_use

_TELLS_NOTHING = frozenset({None, "description"})
_OF_HARM = frozenset({"adverse_reactions", "warnings", "overdose", "withdrawal", "pregnancy", "results", "reporting"})
"""Sections within which a frequency says how often a harm comes; in others it opens a section of harms."""
_WITH_SIGNS = frozenset({"overdose", "withdrawal"})
"""Sections within which symptoms are those of what the section is about, and not of a disease."""
_MANY = 2  # paragraphs: where more begin with a word and a full stop, that is a style

_Force = tuple[str | None, dict[str, str]]
"""A section and its attributes in force; the value "none" takes an attribute back."""


@dataclass(slots=True)
class _Frame:
    """A heading in force.

    ``passing``: its attributes hold for the list or paragraph right below only; ``brief``: so does its section.
    """

    level: int
    index: int
    section: str | None
    attributes: dict[str, str]
    passing: bool = False
    brief: bool = False


@dataclass(slots=True)
class _LeadIn:
    """What introduces the items at some depth: the block, and the section and attributes it gives them."""

    index: int | None
    section: str | None
    attributes: dict[str, str]


@dataclass(slots=True)
class _Item:
    """An open item: a deeper one that follows is its child."""

    indent: int
    mark: str
    index: int
    colon: bool
    force: _Force


_POINTS_BELOW = re.compile(r"\b(?:these|following|below|listed|any of)\b", re.IGNORECASE)
_GRAVE: Attributes = (("serious", "true"),)


def build_blocks(text: str, chunks: list[Chunk]) -> list[Block]:
    r"""Return the blocks of a text, in order.

    Examples
    --------
    >>> from drugfacts.layout.chunks import read_chunks
    >>> text = "Side effects\n\nRare:\n- coma\n- rash"
    >>> [(block.section, block.attributes) for block in build_blocks(text, read_chunks(text))[2:]]
    [('adverse_reactions', (('frequency', 'rare'),)), ('adverse_reactions', (('frequency', 'rare'),))]
    """
    return _Builder(text, chunks).run()


class _Builder:
    def __init__(self, text: str, chunks: list[Chunk]) -> None:
        self.text = text
        self.chunks = chunks
        self.run_ins = _run_ins(text, chunks)
        self.styles = _styles(text, chunks, self.run_ins.values())
        self.blocks: list[Block] = []
        self.frames: list[_Frame] = []
        self.items: list[_Item] = []
        self.lead_in: _LeadIn | None = None  # of the list that follows the last block
        self.fresh = False  # whether the last block was a heading or a lead-in, whose attributes hold for the next
        self.in_list = False
        self.columns: dict[int, Reading] = {}  # what the header of a table says of its columns
        self.compared: dict[int, int] = {}  # the blocks that head the columns of a table, by column
        self.grave = False  # whether groups of frequency are those of serious harms

    def run(self) -> list[Block]:
        for at, chunk in enumerate(self.chunks):
            if chunk.mark != "row" or chunk.gap:
                self.columns, self.compared = {}, {}
            if chunk.mark == "row" and self._row(at, chunk):
                continue
            if chunk.kind == "item":
                self._item(at, chunk)
            else:
                self.items.clear()
                self.in_list = False
                if chunk.kind == "paragraph":
                    self._paragraph(at, chunk)
                else:
                    self._heading(at, chunk)
        return self.blocks

    # --- what is in force -------------------------------------------------------------------------------------------
    def _in_force(self) -> _Force:
        return (self.frames[-1].section, self.frames[-1].attributes) if self.frames else (None, {})

    def _push(self, level: int, reading: Reading | None, passing: bool) -> _Frame:
        """Close what a heading of this level ends, and open its own section; the heading's block comes next."""
        section, attributes = self._in_force()
        if reading is not None and reading.section == "disease" and section in _WITH_SIGNS:
            reading = None
        label = reading is not None and reading.label
        if label:
            # A label keeps the section, but not what its own siblings say: "Common side effects", "Serious ones".
            above = [frame for frame in self.frames if frame.level < level]
            attributes = above[-1].attributes if above else {}
            level = max(level, LABEL)
        while self.frames and self.frames[-1].level >= level:
            self.frames.pop()
        if reading is None:
            section, attributes = self._in_force()
        elif label:
            section = _labelled(section, reading)
            attributes = _merged(attributes, reading.attributes)
        else:
            section, attributes = reading.section, _merged({}, reading.attributes)
        section = None if section == "boilerplate" else section
        frame = _Frame(level, len(self.blocks), section, attributes, passing)
        self.frames.append(frame)
        return frame

    def _expire(self) -> None:
        """Drop the attributes of headings that hold only for the list or paragraph right below them."""
        while self.frames and (self.frames[-1].brief or (self.frames[-1].passing and self.frames[-1].level >= LABEL)):
            self.frames.pop()
        if self.frames and self.frames[-1].passing:
            self.frames[-1].attributes = {}

    def _add(
        self,
        kind: BlockKind,
        start: int,
        end: int,
        force: _Force | None = None,
        heading: int | None = None,
        lead_in: int | None = None,
    ) -> None:
        section, attributes = force if force is not None else self._in_force()
        if section is None and kind in ("paragraph", "item") and tells_use(self.text, start):
            section = "uses"
        if heading is None and self.frames and self.frames[-1].index < len(self.blocks):
            heading = self.frames[-1].index
        stated: Attributes = tuple((key, value) for key, value in attributes.items() if value != "none")
        self.blocks.append(Block(kind, start, end, section, stated, heading, lead_in))

    # --- headings ---------------------------------------------------------------------------------------------------
    def _heading(self, at: int, chunk: Chunk) -> None:
        words = self.text[chunk.start : chunk.end]
        reading = knowledge().title(words) if chunk.kind != "title" else knowledge().whole(words)
        if reading is not None and chunk.mark == "row":
            reading = replace(reading, attributes=())  # "How common" heads a column
        listed = at + 1 < len(self.chunks) and self.chunks[at + 1].kind == "item"
        listed = listed or (_names_frequency(reading) and self._is_bare_list(at + 1))
        passing = words.endswith(":") or chunk.mark == "row" or (reading is not None and reading.label and listed)
        self.grave = self._is_of_the_grave(chunk, reading)
        self._open_heading(chunk.kind, chunk.start, chunk.end, chunk.level, reading, passing)
        if self.grave:
            self.frames[-1].attributes = _merged(self.frames[-1].attributes, _GRAVE)
        self.lead_in = _LeadIn(len(self.blocks) - 1, *self._in_force())
        self.fresh = True

    def _is_bare_list(self, at: int) -> bool:
        """Whether a paragraph is but what belongs to the group named right above: "Nausea; rash", and no full stop."""
        if at >= len(self.chunks) or self.chunks[at].kind != "paragraph" or self.chunks[at].gap:
            return False
        return self.text[self.chunks[at].end - 1] not in ".!?:"

    def _is_of_the_grave(self, chunk: Chunk, reading: Reading | None) -> bool:
        """Whether a group of frequency is one of those of serious harms: right below what says so, or the next of them.

        "See a doctor at once if you notice any of these:", "Rare (1 in 1,000 people):", a list, "Very rare:", a list.
        """
        if not _names_frequency(reading):
            return False
        if self.grave:
            return True
        above = self.blocks[-1] if self.blocks else None
        if above is None or above.kind != "paragraph" or above.section != "adverse_reactions" or chunk.gap:
            return False
        words = self.text[above.start : above.end].rstrip()
        if not words.endswith(":") and _POINTS_BELOW.search(words) is None:
            return False  # "See a doctor at once if your face swells."
        said = knowledge().qualify(fold_title(words), "adverse_reactions")
        return dict(_GRAVE).items() <= dict(said).items()

    def _open_heading(
        self, kind: BlockKind, start: int, end: int, level: int, reading: Reading | None, passing: bool
    ) -> None:
        frame = self._push(level, reading, passing)
        parent = self.frames[-2].index if len(self.frames) > 1 else None
        self._add(kind, start, end, (frame.section, frame.attributes), parent)

    # --- paragraphs -------------------------------------------------------------------------------------------------
    def _paragraph(self, at: int, chunk: Chunk) -> None:
        """Add a paragraph and the title that runs into it; it may lead in the items below."""
        grave, self.grave = self.grave, False
        if not self.fresh:
            self._expire()
        run_in = self.run_ins.get(chunk.start)
        if run_in is None and self.styles:
            run_in = run_in_at(self.text, chunk.start, chunk.end, self.styles, is_item=False)
        start = chunk.start
        if run_in is not None:
            self._run_in(run_in)
            start = run_in.rest
            # "Side effects: dizziness, blurry vision" says nothing of the next paragraph.
            self.frames[-1].brief = run_in.style == "colon" and self.text[chunk.end - 1] != ":"
        self._body(start, chunk.end)
        follows = self.chunks[at + 1] if at + 1 < len(self.chunks) else None
        self.lead_in = None
        if follows is not None and follows.kind == "item":
            self.lead_in = self._leads(len(self.blocks) - 1, follows.gap, self._in_force())
            self.grave = grave and _names_frequency(knowledge().whole(self.text[chunk.start : chunk.end]))
            if self.grave and self.lead_in is not None:
                self.lead_in = replace(self.lead_in, attributes=_merged(self.lead_in.attributes, _GRAVE))
        self.fresh = self.lead_in is not None

    def _run_in(self, run_in: RunIn) -> None:
        kind: BlockKind = "question" if run_in.style == "question" else "heading"
        self._open_heading(kind, run_in.start, run_in.end, RUN_IN, run_in.reading, passing=True)

    def _body(self, start: int, end: int) -> None:
        """Add a paragraph, cut where labels stand before its later sentences."""
        first = True
        for label in inner_labels(self.text, start, end):
            if label.start > start:
                self._cut(start, label.start, first)
            self._open_heading("heading", label.start, label.end, LABEL, label.reading, passing=True)
            start, first = label.rest, False
        self._cut(start, end, first)

    def _cut(self, start: int, end: int, first: bool) -> None:
        """Add a part of a paragraph; behind a label that stands within it, the label holds for one sentence only."""
        start += len(self.text[start:end]) - len(self.text[start:end].lstrip())
        end = start + len(self.text[start:end].rstrip())
        if start == end:
            return
        spans = [] if first else list(split_sentences(self.text, start, end))
        if len(spans) < 2:
            self._told(start, end)
            return
        self._add("paragraph", *spans[0])
        self._expire()
        self._add("paragraph", spans[1][0], spans[-1][1])

    def _told(self, start: int, end: int) -> None:
        """Add a part of a paragraph; a list of harms that it tells the reader to act upon is one item."""
        section, attributes = self._in_force()
        for at, rest, stop, reading in called_lists(self.text, start, end, section):
            if at > start:
                self._add("paragraph", start, _trimmed_end(self.text, start, at))
            self._add("paragraph", at, _trimmed_end(self.text, at, rest))
            kept = attributes if reading.section == section else {}
            force = (reading.section, _merged(kept, reading.attributes))
            self._add("item", rest, stop, force, lead_in=len(self.blocks) - 1)
            start = stop
        start = end - len(self.text[start:end].lstrip())
        if start < end:
            self._add("paragraph", start, end)

    def _leads(self, index: int, gap: int, force: _Force) -> _LeadIn | None:
        """Return what a paragraph or item says of the list right below it; None where it does not introduce one."""
        block = self.blocks[index]
        words = self.text[block.start : block.end]
        if words[-1] in ".!?" and gap and block.kind == "paragraph":
            return None
        section, attributes = force
        if words[-1] in ".!?":
            return _LeadIn(index, section, attributes)
        sentences = list(split_sentences(words[-600:]))
        start, end = sentences[-1]
        if len(sentences) > 1 and knowledge().is_anaphoric(fold_title(words[-600:][start:end])):
            start = sentences[-2][0]
        reading = knowledge().lead_in(words[-600:][start:end], section)
        if reading is None:
            return _LeadIn(index, section, attributes)
        kept = attributes if reading.section == section else {}
        return _LeadIn(index, reading.section, _merged(kept, reading.attributes))

    # --- items ------------------------------------------------------------------------------------------------------
    def _item(self, at: int, chunk: Chunk) -> None:
        """Add an item under its lead-in or the item above it; one that but names a group opens a label."""
        if not self.in_list and not self.fresh:
            self._expire()
        self.in_list, self.fresh = True, False
        while self.items and not _is_child(chunk, self.items[-1]):
            self.items.pop()
        if self.items:
            parent = self.items[-1]
            lead_in = self._leads(parent.index, 0, parent.force) or _LeadIn(parent.index, *parent.force)
        else:
            lead_in = self.lead_in or _LeadIn(None, *self._in_force())
        words = self.text[chunk.start : chunk.end]
        if chunk.mark == "row" and (reading := knowledge().whole(first_cell(words))) and reading.label:
            self._label_item(at, chunk, reading, lead_in)  # "Eye disorders   12   9": a group's sums
            return
        if (words.endswith(":") or self._has_children(at)) and (reading := knowledge().whole(words)):
            self._label_item(at, chunk, reading, lead_in)
            return
        run_in = run_in_at(self.text, chunk.start, chunk.end, frozenset(), is_item=True)
        force, heading, start = (lead_in.section, lead_in.attributes), None, chunk.start
        if run_in is not None and run_in.reading is not None:
            heading, start = len(self.blocks), run_in.rest
            force = _narrowed(force, run_in.reading)
            self._add("heading", run_in.start, run_in.end, force)
        self.items.append(_Item(chunk.indent, chunk.mark, len(self.blocks), words.endswith(":"), force))
        advice = advice_at(self.text, start, chunk.end) if force[0] == "adverse_reactions" else chunk.end
        self._add("item", start, _trimmed_end(self.text, start, advice), force, heading, lead_in.index)
        if advice < chunk.end:
            self._add("item", advice, chunk.end, (None, {}), heading, lead_in.index)

    # --- rows of tables ---------------------------------------------------------------------------------------------
    def _row(self, at: int, chunk: Chunk) -> bool:
        """Add a row whose cells say something by where they stand; False where it is to be read as any other."""
        cells = cells_of(self.text, chunk.start, chunk.end)
        if header := header_of(self.text, cells):
            self.columns = header
            self._head(chunk.start, chunk.end, None, LABEL)
            return True
        label = None if self.columns else label_of(self.text, cells)
        if label is None and not self.columns and not self.compared and self._compares(at, cells):
            for cell in cells:
                self.compared[cell.column] = self._head(cell.start, cell.end, None, LABEL)
            return True
        value = None if label or self.columns else value_of(self.text, cells)
        if value is not None:
            self._add("item", cells[0].start, cells[0].end, _narrowed(self._in_force(), value))
            return True
        if len(cells) < 2 or not (label or self.columns):
            return False
        own = self._head(cells[0].start, cells[0].end, label, LABEL if self.columns else RUN_IN)
        for cell in cells[1:]:
            self._add("item", cell.start, cell.end, self._of_column(cell), self.compared.get(cell.column, own))
        return True

    def _head(self, start: int, end: int, reading: Reading | None, level: int) -> int:
        """Add a cell that heads others, and return its index."""
        self._expire()
        self._open_heading("heading", start, end, level, reading, passing=True)
        self.frames[-1].brief = True
        self.lead_in, self.fresh = None, False
        return len(self.blocks) - 1

    def _compares(self, at: int, cells: list[Cell]) -> bool:
        """Whether each column below a row is of one thing: a labelled row of several values comes next."""
        if at + 1 >= len(self.chunks) or self.chunks[at + 1].mark != "row" or self.chunks[at + 1].gap:
            return False
        below = cells_of(self.text, self.chunks[at + 1].start, self.chunks[at + 1].end)
        columns = [cell.column for cell in below[1:]]
        return (
            len(columns) > 1
            and label_of(self.text, below) is not None
            and columns == [cell.column for cell in cells if cell.column]
        )

    def _of_column(self, cell: Cell) -> _Force:
        """What is in force in a cell."""
        if not self.columns:
            return self._in_force()
        reading = self.columns.get(cell.column)
        return (None, {}) if reading is None else (reading.section, dict(reading.attributes))

    def _label_item(self, at: int, chunk: Chunk, reading: Reading, lead_in: _LeadIn) -> None:
        """An item that is a label as a whole: over its children or, without any, over the items that follow."""
        if self._has_children(at):
            force = _narrowed((lead_in.section, lead_in.attributes), reading)
            self.items.append(_Item(chunk.indent, chunk.mark, len(self.blocks), True, force))
            self._add("heading", chunk.start, chunk.end, force, None, lead_in.index)
            return
        self.items.clear()
        self._open_heading("heading", chunk.start, chunk.end, LABEL, reading, passing=True)
        self.lead_in = _LeadIn(len(self.blocks) - 1, *self._in_force())

    def _has_children(self, at: int) -> bool:
        if at + 1 >= len(self.chunks) or self.chunks[at + 1].kind != "item":
            return False
        chunk, after = self.chunks[at], self.chunks[at + 1]
        colon = self.text[chunk.end - 1] == ":"
        return _is_child(after, _Item(chunk.indent, chunk.mark, 0, colon, (None, {})))


def _is_child(chunk: Chunk, item: _Item) -> bool:
    """Tell whether an item is nested in an open one: deeper, or marked otherwise below an item that ends in a colon."""
    if chunk.indent > item.indent + 1:
        return True
    return item.colon and chunk.mark != item.mark and chunk.indent >= item.indent


def _trimmed_end(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _merged(attributes: dict[str, str], stated: Attributes) -> dict[str, str]:
    return {**attributes, **dict(stated)}


def _names_frequency(reading: Reading | None) -> bool:
    """Whether a label says how often something comes, and nothing else."""
    return reading is not None and reading.label and [key for key, _ in reading.attributes] == ["frequency"]


def _labelled(section: str | None, reading: Reading) -> str | None:
    """Return the section below a label: the one in force, unless it tells nothing that the label could narrow.

    How often something comes can be said of harms only: "Common: …" opens a section of its own below "What it is for".
    """
    if section not in _OF_HARM and any(key == "frequency" for key, _ in reading.attributes):
        return reading.section
    return reading.section if section in _TELLS_NOTHING else section


def _narrowed(force: _Force, reading: Reading) -> _Force:
    """Return what is in force below a label within a list."""
    section, attributes = force
    if reading.label:
        return _labelled(section, reading), _merged(attributes, reading.attributes)
    return reading.section, _merged({}, reading.attributes)


def _run_ins(text: str, chunks: list[Chunk]) -> dict[int, RunIn]:
    """Return the run-in headings of paragraphs, by their start, that are such whatever the styles of the text."""
    paragraphs = (chunk for chunk in chunks if chunk.kind == "paragraph")
    found = ((chunk.start, run_in_at(text, chunk.start, chunk.end, frozenset(), False)) for chunk in paragraphs)
    return {start: run_in for start, run_in in found if run_in is not None}


def _styles(text: str, chunks: list[Chunk], run_ins: Iterable[RunIn]) -> frozenset[Style]:
    """Return the styles of run-in headings that a text uses: two at least have wordings that the data know.

    Of single words with a full stop ("Blood. …", "Gut. …") one is enough where three paragraphs or more begin so.
    """
    counts = Counter(run_in.style for run_in in run_ins if run_in.reading is not None)
    if counts["stop"] == 1:
        counts["stop"] += sum(chunk.kind == "paragraph" and is_worded(text, chunk.start) for chunk in chunks) > _MANY
    return frozenset(style for style, count in counts.items() if count >= 2)
