"""A text cut into stretches that look the same throughout, each knowing the facts that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

LOOKS = {
    "cue": "cue",
    "action": "cue",
    "drug": "drug",
    "target": "target",
    "effect": "term",
    "condition": "term",
    "use": "term",
    "agency": "agency",
    "mention": "drug",
}
"""How the words of a role look; of several roles, the first named here."""

_RANKS = {role: rank for rank, role in enumerate(LOOKS)}


@dataclass(frozen=True, slots=True)
class Mark:
    """Code points ``start`` to ``end`` of the text in a role; ``fact`` is the fact's anchor, empty for a mention."""

    start: int
    end: int
    role: str
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text.

    Attributes
    ----------
    text : str
    start : int
        Where it begins in the text, in code points.
    look : str
        One of the values of :data:`LOOKS`; empty for plain text.
    title : str
        The roles, for people.
    facts : tuple of str
        Anchors of the facts whose words these are, in order.
    anchor : bool
        True where evidence begins, to be linked to.
    """

    text: str
    start: int
    look: str = ""
    title: str = ""
    facts: tuple[str, ...] = ()
    anchor: bool = False


def segments(text: str, marks: Sequence[Mark], anchors: Iterable[int] = (), offset: int = 0) -> Iterator[Segment]:
    """Cut ``text``, which begins at ``offset``, where its marks change. The segments' texts together are the text.

    Examples
    --------
    >>> marks = [Mark(0, 4, "drug", "f1"), Mark(15, 21, "effect", "f1")]
    >>> [(s.text, s.look) for s in segments("Zinc may cause nausea.", marks)]
    [('Zinc', 'drug'), (' may cause ', ''), ('nausea', 'term'), ('.', '')]
    """
    first, last = offset, offset + len(text)
    begun = sorted((mark for mark in marks if mark.start < last and mark.end > first), key=lambda mark: mark.start)
    places = {place for place in anchors if first <= place < last}
    edges = {first, last, *places, *(e for m in begun for e in (m.start, m.end) if first < e < last)}
    stops = sorted(edges)
    active: list[Mark] = []
    upcoming = 0
    for start, end in pairwise(stops):
        active = [mark for mark in active if mark.end > start]
        while upcoming < len(begun) and begun[upcoming].start <= start:
            active.append(begun[upcoming])
            upcoming += 1
        yield _segment(text[start - offset : end - offset], start, active, start in places)


def _segment(text: str, start: int, active: Sequence[Mark], anchor: bool) -> Segment:
    roles = sorted({mark.role for mark in active}, key=lambda role: _RANKS.get(role, len(_RANKS)))
    facts = tuple(dict.fromkeys(mark.fact for mark in active if mark.fact))
    look = LOOKS.get(roles[0], "term") if roles else ""
    return Segment(text, start, look, ", ".join(roles), facts, anchor)
