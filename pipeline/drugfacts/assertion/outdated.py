"""Whether a mechanism or a harm is only what was once believed: "X was formerly thought to act on T"."""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.frames import Candidate

from .cues import Cues
from .scope import chain, text_of

_KINDS = frozenset({"mechanism", "side_effect"})
_ONCE = frozenset({"once", "formerly", "previously", "originally", "initially", "earlier", "first", "long"})
_SAYS_WHEN = _ONCE | {"used", "past", "time", "days", "ago"}
_LONG_AGO = (" in the past ", " at one time ", " at first ", " in those days ", " years ago ", " decades ago ")
_SAYING = frozenset({"say", "claim", "rumour", "rumor", "hold"})
_NOW = frozenset({"is", "are", "'s", "been"})


def is_outdated(candidate: Candidate, known: Cues) -> bool:
    """Return whether a verb of belief in the past governs what is told of a target or a harm.

    What has been thought for long is thought still: "has long been thought to act on T".
    """
    tree = candidate.clause.tree
    if candidate.frame.fact not in _KINDS or _SAYS_WHEN.isdisjoint(tree.lowers):
        return False
    thinking = (at for at in chain(candidate)[1:] if tree.lemma[at] in known.hedge.verbs or tree.lemma[at] in _SAYING)
    return any(_is_over(tree, at) for at in thinking)


def _is_over(tree: Tree, verb: int) -> bool:
    """Whether a verb of thinking is said to be of the past: "once thought", "used to be thought"."""
    if tree.tag[verb] not in {"VBN", "VBD", "VB"}:
        return False
    if tree.lower(tree.head[verb]) == "used" and tree.dep[verb] == "xcomp":
        return True
    now = any(tree.lower(k) in _NOW for k in tree.children(verb, "auxpass"))
    if now or tree.children(verb, "neg"):
        return False
    if any(tree.lower(k) in _ONCE for k in tree.children(verb, "advmod")):
        return True
    beside = tree.children(verb, "prep", "npadvmod", "advmod")
    said = text_of(tree, [i for k in beside for i in sorted(tree.subtree(k))])
    return any(phrase in said for phrase in _LONG_AGO)
