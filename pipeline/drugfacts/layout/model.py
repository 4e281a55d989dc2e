"""What layout analysis gives: blocks and sentences of a text, as plain data."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, cast

BlockKind = Literal["title", "heading", "paragraph", "item", "question"]
Attributes = tuple[tuple[str, str], ...]

HEADING_KINDS: frozenset[str] = frozenset({"title", "heading", "question"})
"""Kinds of blocks that stand over others."""


class Block(NamedTuple):
    """One piece of the layout.

    Attributes
    ----------
    kind : {"title", "heading", "paragraph", "item", "question"}
    start, end : int
        Half-open span in code points of the text, without bullet, number, markup and outer white space.
    section : str or None
        Section kind in force (for a heading: the one it opens), from ``data/sections.yaml``.
    attributes : tuple of (key, value)
        What titles, labels and lead-ins say about this block: ``frequency``, ``status``, ``serious``, ``boxed``,
        ``negated``.
    heading : int or None
        Index of the nearest heading, question or title over this block.
    lead_in : int or None
        For an item: index of the block that introduces its list.
    """

    kind: BlockKind
    start: int
    end: int
    section: str | None = None
    attributes: Attributes = ()
    heading: int | None = None
    lead_in: int | None = None


class Sentence(NamedTuple):
    """A sentence: half-open span in code points of the text, and the index of its block."""

    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Blocks and sentences of one text, both in text order, and the title (the text's own, or the one handed in)."""

    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    title: str | None = None

    def block_at(self, offset: int) -> int | None:
        """Return the index of the block that holds a character, or None.

        Examples
        --------
        >>> Layout((Block("paragraph", 2, 9),), ()).block_at(8)
        0
        """
        at = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return at if at >= 0 and offset < self.blocks[at].end else None

    def to_data(self) -> dict[str, Any]:
        """Return lists and scalars only, for JSON and msgpack.

        Examples
        --------
        >>> Layout((Block("title", 0, 4),), (Sentence(0, 4, 0),), "Abcd").to_data()["sentences"]
        [[0, 4, 0]]
        """
        blocks = [
            [b.kind, b.start, b.end, b.section, [list(pair) for pair in b.attributes], b.heading, b.lead_in]
            for b in self.blocks
        ]
        return {"title": self.title, "blocks": blocks, "sentences": [[s.start, s.end, s.block] for s in self.sentences]}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Layout:
        """Read back what `to_data` gave.

        Examples
        --------
        >>> layout = Layout((Block("title", 0, 4),), (Sentence(0, 4, 0),), "Abcd")
        >>> Layout.from_data(layout.to_data()) == layout
        True
        """
        blocks = tuple(
            Block(cast("BlockKind", kind), start, end, section, tuple((k, v) for k, v in attributes), heading, lead_in)
            for kind, start, end, section, attributes, heading, lead_in in data["blocks"]
        )
        return cls(blocks, tuple(Sentence(*row) for row in data["sentences"]), data["title"])
