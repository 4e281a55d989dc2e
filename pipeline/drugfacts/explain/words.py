"""Words of a sentence as stretches of the text."""

from __future__ import annotations

from collections.abc import Iterable

from drugfacts.clauses import Tree
from drugfacts.clauses.tree import CLAUSAL

from .model import Piece


def piece(tree: Tree, tokens: Iterable[int], text: str) -> Piece:
    """The stretch from the first of some words to the last, without white space around.

    Parameters
    ----------
    tokens : iterable of int
        Words of the tree; at least one.
    text : str
        The document's text.
    """
    spans = [tree.offsets[i] for i in tokens]
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    said = text[start:end]
    start, end = start + len(said) - len(said.lstrip()), end - len(said) + len(said.rstrip())
    return Piece(start, max(start, end), text[start:end])


def phrase(tree: Tree, head: int, text: str) -> Piece:
    """The words around a head, without other clauses that hang from it."""
    return piece(tree, tree.subtree(head, CLAUSAL), text)
