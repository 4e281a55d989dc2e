"""Cut a text that is too long to be read at once, where its layout has borders."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .analysis import analyse
from .model import HEADING_KINDS, Layout

_MARK_AT_MOST = 12  # code points before a block on its line: a bullet, a number, hashes
_OVER_AT_MOST = 2000  # code points of headings that a part repeats
_BREAK = "\n\n"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text: what stands over it, and then its own stretch of the text.

    Attributes
    ----------
    text : str
        To be read in place of the whole.
    pieces : tuple of (int, int, int)
        Where each piece begins and ends in ``text``, and begins in the whole; in code points.
    """

    text: str
    pieces: tuple[tuple[int, int, int], ...]

    def to_whole(self, start: int, end: int) -> Span | None:
        """Return where a span of this part stands in the whole; None where it is in no single piece."""
        for first, last, there in self.pieces:
            if first <= start and end <= last:
                return there + start - first, there + end - first
        return None


def parts_of(text: str, most: int, title: str | None = None) -> Iterator[Part]:
    r"""Yield the parts of a text, of at most ``most`` code points each, or the whole where that is no longer.

    A part begins at a heading, if there is one in the second half of what would fit, or else at a paragraph, an item, a
    sentence, at last a space. It repeats the title, the headings and the lead-in that stand over its beginning.

    Parameters
    ----------
    text : str
    most : int
    title : str, optional
        Where one came with the text.

    Examples
    --------
    >>> text = "Zurat\n\nUses\n\nIt treats gout.\n\nSide effects\n\nIt causes rash."
    >>> [part.text for part in parts_of(text, 40)]
    ['Zurat\n\nUses\n\nIt treats gout.\n\n', 'Zurat\n\nSide effects\n\nIt causes rash.']
    """
    if len(text) <= most:
        yield Part(text, ((0, len(text), 0),))
        return
    layout = analyse(text, title)
    borders = _borders(text, layout)
    here = 0
    while here < len(text):
        over = _over(text, layout, here, min(most // 4, _OVER_AT_MOST)) if here else []
        room = most - sum(end - start + len(_BREAK) for start, end in over)
        until = len(text) if len(text) - here <= room else _cut(text, borders, here, here + room)
        yield _part(text, [*over, (here, until)])
        here = until


def _part(text: str, spans: Sequence[Span]) -> Part:
    pieces, at = [], 0
    for start, end in spans:
        pieces.append((at, at + end - start, start))
        at += end - start + len(_BREAK)
    return Part(_BREAK.join(text[start:end] for start, end in spans), tuple(pieces))


def _borders(text: str, layout: Layout) -> tuple[list[int], ...]:
    """Return where headings, paragraphs, items and sentences begin: the better borders first."""
    headings: list[int] = []
    paragraphs: list[int] = []
    items: list[int] = []
    for block in layout.blocks:
        line = _line_start(text, block.start)
        if line is not None:
            kind = headings if block.kind in HEADING_KINDS else items if block.kind == "item" else paragraphs
            kind.append(line)
    return headings, paragraphs, items, [sentence.start for sentence in layout.sentences]


def _line_start(text: str, start: int) -> int | None:
    """Return where the line of a block begins, or None where more than a mark stands before the block on it."""
    before = text[max(0, start - _MARK_AT_MOST - 1) : start]
    at = max(before.rfind("\n"), before.rfind("\r")) + 1
    if at == 0 and start > len(before):
        return None
    return start - len(before) + at


def _cut(text: str, borders: tuple[list[int], ...], here: int, limit: int) -> int:
    """Return the best border between ``here`` and ``limit``."""
    for lowest in (here + (limit - here) // 2, here):
        for places in borders:
            at = bisect_right(places, limit) - 1
            if at >= 0 and places[at] > lowest:
                return places[at]
    return max(text.rfind(" ", here + 1, limit) + 1, text.rfind("\n", here + 1, limit) + 1) or limit


def _over(text: str, layout: Layout, here: int, most: int) -> list[Span]:
    """Return what stands over the block at ``here``: title and headings, outermost first, then a list's lead-in."""
    at = bisect_left(layout.blocks, here, key=lambda block: block.end)
    if at >= len(layout.blocks):
        return []
    block = layout.blocks[at]
    found: list[int] = [] if block.lead_in is None else [block.lead_in]
    up = block.heading
    while up is not None and up not in found:
        found.append(up)
        up = layout.blocks[up].heading
    spans: list[Span] = []
    for index in found:
        over = layout.blocks[index]
        start = _line_start(text, over.start)
        span = (over.start if start is None else start, over.end)
        if span[1] <= here and sum(e - s for s, e in [*spans, span]) <= most:
            spans.append(span)
    return sorted(spans)
