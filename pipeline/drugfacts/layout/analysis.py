"""The layout of a text: its blocks, then their sentences."""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.strings import PLAIN

from .blocks import build_blocks
from .chunks import read_chunks, title_chunk
from .model import Block, Layout, Sentence
from .sentences import split_sentences


def analyse(text: str, title: str | None = None) -> Layout:
    r"""Return the layout of a text.

    Parameters
    ----------
    text
        The whole text, any line endings; offsets in the result count its code points.
    title
        Its title where one came with it; it goes before a title found in the text.

    Examples
    --------
    >>> layout = analyse("Uses\nIt treats gout. It is old.\n\nSide effects\n- rash")
    >>> [(block.kind, block.section) for block in layout.blocks]
    [('heading', 'uses'), ('paragraph', 'uses'), ('heading', 'adverse_reactions'), ('item', 'adverse_reactions')]
    >>> len(layout.sentences)
    5
    """
    plain = text.translate(PLAIN)
    blocks = build_blocks(plain, read_chunks(plain, title))
    return Layout(tuple(blocks), tuple(_sentences(plain, blocks)), _name(title or _title_of(text, blocks)))


def title_of(text: str, title: str | None = None) -> str | None:
    r"""Return the title that `analyse` finds, without the rest.

    Examples
    --------
    >>> title_of("The town\n\nIt has a market.")
    'The town'
    """
    if title:
        return _name(title)
    plain = text.translate(PLAIN)
    found = title_chunk(plain, title)
    if found is not None:
        return _name(text[found.start : found.end])
    return _name(_title_of(text, build_blocks(plain, read_chunks(plain, title))))


def _title_of(text: str, blocks: list[Block]) -> str:
    # A text that begins with a question ("What is zurat?") is mostly named by it.
    named = [block for block in blocks[:1] if block.kind == "question"]
    named = [block for block in blocks if block.kind == "title"] or named
    return text[named[0].start : named[0].end] if named else ""


def _name(title: str) -> str | None:
    return " ".join(title.split()) or None


def _sentences(text: str, blocks: list[Block]) -> Iterator[Sentence]:
    for index, block in enumerate(blocks):
        if block.kind in ("title", "heading"):
            yield Sentence(block.start, block.end, index)
        else:
            for start, end in split_sentences(text, block.start, block.end):
                yield Sentence(start, end, index)
