"""The stretch of a sentence in which one thing is told."""

from __future__ import annotations

from bisect import bisect_right

from drugfacts.clauses import Tree

from .context import View

SUBJECT = ("nsubj", "nsubjpass", "expl")
_BREAKS = frozenset({";", ":", "–", "—"})
_BESIDE = frozenset({"conj", "parataxis"})


def stretch_of(view: View, at: int) -> tuple[int, int]:
    """The stretch of a sentence that a word's step is told in: up to the next full clause beside it, half open."""
    if view.borders is None:
        view.borders = _borders(view.tree)
    borders = view.borders
    after = bisect_right(borders, at)
    return borders[after - 1], borders[after]


def _borders(tree: Tree) -> list[int]:
    """Where the stretches of a sentence begin, in order, and where the last one ends."""
    borders = {0, len(tree)}
    for i, word in enumerate(tree.words):
        if word in _BREAKS:
            borders.add(i)
        elif tree.dep[i] in _BESIDE and (subjects := tree.children(i, *SUBJECT)):
            borders.add(min(tree.subtree(subjects[0])))
    return sorted(borders)
