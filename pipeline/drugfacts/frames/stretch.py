"""The stretch of a sentence in which one thing is told."""

from __future__ import annotations

from .context import View

SUBJECT = ("nsubj", "nsubjpass", "expl")
_BREAKS = frozenset({";", ":", "–", "—"})


def stretch_of(view: View, at: int) -> tuple[int, int]:
    """The stretch of a sentence that a word's step is told in: up to the next full clause beside it, half open."""
    tree = view.tree
    borders = {0, len(tree)}
    for i, word in enumerate(tree.words):
        if word in _BREAKS:
            borders.add(i)
        elif tree.dep[i] in {"conj", "parataxis", "ROOT"} and tree.children(i, *SUBJECT):
            before = min(tree.children(i, *SUBJECT))
            borders.add(min(tree.subtree(before)) if tree.dep[i] != "ROOT" else 0)
    return max(b for b in borders if b <= at), min(b for b in borders if b > at)
