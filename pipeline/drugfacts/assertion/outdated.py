"""Whether a mechanism is only what was once believed: "X was formerly thought to act on T"."""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.frames import Candidate

from .scope import chain

_BELIEVING = frozenset({"think", "believe", "assume", "suppose", "presume", "consider", "hold", "suspect"})
_LONG_AGO = frozenset({"once", "formerly", "originally", "initially", "previously", "long", "earlier", "first"})
_PAST = frozenset({"was", "were"})


def is_outdated(candidate: Candidate) -> bool:
    """Return whether a verb of belief in the past governs what is told of a target.

    What has been thought for long is thought still: "has long been thought to act on T".
    """
    tree = candidate.clause.tree
    if candidate.frame.fact != "mechanism" or _LONG_AGO.isdisjoint(tree.forms):
        return False
    return any(_was_believed(tree, at) for at in chain(candidate)[1:])


def _was_believed(tree: Tree, verb: int) -> bool:
    """Whether a verb says what was believed, and is believed no more: "was once thought to"."""
    if tree.lemma[verb] not in _BELIEVING or tree.tag[verb] not in {"VBN", "VBD"}:
        return False
    beside = {tree.lower(k) for k in tree.kids[verb]}
    return not beside.isdisjoint(_LONG_AGO) and not beside.isdisjoint(_PAST)
