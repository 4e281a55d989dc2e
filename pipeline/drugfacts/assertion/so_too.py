"""What a sentence says of more harms by taking up what it said of others: "C is common, and so is D".

What but comes next, "followed by D", is not said to be as common.
"""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.clauses.tree import FINITE
from drugfacts.frames import Candidate

from .scope import text_of

_TAKES_UP = frozenset({"is", "are", "was", "were", "do", "does", "did"})
_TOO = frozenset({"too", "likewise", "ditto"})
_STOPS = frozenset({";", ":"})
_NUMBERS = frozenset({"%", "percent", "cent"})


def said_of_others(candidate: Candidate) -> str:
    """The words that the term takes over from the harms before it, less numbers, which are theirs alone; or nothing."""
    term = candidate.term
    if term is None or term.anaphoric:
        return ""
    tree = term.view.tree
    at = _taken_up(tree, term.start, term.end)
    if at is None:
        return ""
    start = next((i + 1 for i in range(at - 1, -1, -1) if tree.words[i] in _STOPS), 0)
    return text_of(tree, [i for i in range(start, at) if tree.tag[i] != "CD" and tree.lower(i) not in _NUMBERS])


def taken_up_from(tree: Tree, end: int) -> int:
    """Where after a place a sentence goes on with "so is D", which says nothing of what stands before."""
    return next((i for i in range(end, len(tree) - 1) if _is_so(tree, i)), len(tree))


def _is_so(tree: Tree, at: int) -> bool:
    return tree.lower(at) == "so" and tree.lower(at + 1) in _TAKES_UP


def _taken_up(tree: Tree, start: int, end: int) -> int | None:
    """Where begins what takes up: "so is D", and "; D too"."""
    for i in range(start - 1, 0, -1):
        if _is_so(tree, i):
            return i
        if tree.words[i] in _STOPS:
            closes = next((k for k in range(end, len(tree)) if tree.words[k] in _STOPS), len(tree))
            alone = not any(tree.tag[k] in FINITE for k in range(i, closes))
            return i if alone and not _TOO.isdisjoint(tree.lowers[end:closes]) else None
        if tree.tag[i] in FINITE and not (i and _is_so(tree, i - 1)):
            return None
    return None
