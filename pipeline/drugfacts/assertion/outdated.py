"""Whether a mechanism or a harm is only what was once believed: "X was formerly thought to act on T"."""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.frames import Candidate

from .scope import chain, text_of

_KINDS = frozenset({"mechanism", "side_effect"})
_BELIEVING = frozenset({"think", "believe", "assume", "suppose", "presume", "consider", "hold", "suspect"})
_SAYING = frozenset({"say", "claim", "rumour", "rumor", "fear"})
_LONG_AGO = frozenset({"once", "formerly", "originally", "initially", "previously", "long", "earlier", "first"})
_THEN = (" in the past ", " at one time ", " at first ", " in those days ", " years ago ", " decades ago ")
_SIGNS = _LONG_AGO | {"used", "past", "time", "days", "ago"}
_PAST = frozenset({"was", "were"})


def is_outdated(candidate: Candidate) -> bool:
    """Return whether a verb of belief in the past governs what is told of a target or a harm.

    What has been thought for long is thought still: "has long been thought to act on T".
    """
    tree, fact = candidate.clause.tree, candidate.frame.fact
    if fact not in _KINDS or _SIGNS.isdisjoint(tree.forms):
        return False
    verbs = _BELIEVING if fact == "mechanism" else _BELIEVING | _SAYING
    return any(_was_believed(tree, at) for at in chain(candidate)[1:] if tree.lemma[at] in verbs)


def _was_believed(tree: Tree, verb: int) -> bool:
    """Whether a verb says what was believed, and is believed no more: "was once thought to", "used to be thought"."""
    if tree.tag[verb] not in {"VBN", "VBD"}:
        return False
    if tree.dep[verb] == "xcomp" and tree.lower(tree.head[verb]) == "used":
        return True
    beside = {tree.lower(k) for k in tree.kids[verb]}
    if beside.isdisjoint(_PAST):
        return False
    said = [i for k in tree.children(verb, "prep", "npadvmod", "advmod") for i in tree.subtree(k)]
    return not beside.isdisjoint(_LONG_AGO) or any(then in text_of(tree, sorted(said)) for then in _THEN)
