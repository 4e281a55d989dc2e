"""A harm that people only used to think of: "was once thought to cause C", "it used to be said that X causes C"."""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.frames import Candidate

from .cues import Cues
from .scope import chain, text_of

_ONCE = frozenset({"once", "formerly", "previously", "originally", "initially"})
_SAYS_WHEN = _ONCE | {"used", "past", "time", "first", "days", "ago"}
_LONG_AGO = (" in the past ", " at one time ", " at first ", " in those days ", " years ago ", " decades ago ")
_SAYING = frozenset({"say", "claim", "rumour", "rumor"})


def is_once_thought(candidate: Candidate, known: Cues) -> bool:
    """Whether a harm is told as what was thought at another time, so that the text leaves it open or takes it back."""
    tree = candidate.clause.tree
    if candidate.frame.fact != "side_effect" or _SAYS_WHEN.isdisjoint(tree.lowers):
        return False
    links = chain(candidate)
    thinking = (at for at in links[1:] if tree.lemma[at] in known.hedge.verbs or tree.lemma[at] in _SAYING)
    return any(_is_over(tree, at) for at in thinking)


def _is_over(tree: Tree, verb: int) -> bool:
    """Whether a verb of thinking is said to be of the past: "once thought", "used to be thought"."""
    if tree.tag[verb] not in {"VBN", "VBD", "VB"}:
        return False
    above = tree.head[verb]
    if tree.lower(above) == "used" and tree.dep[verb] == "xcomp":
        return True
    now = any(tree.lower(k) in {"is", "are", "'s", "been"} for k in tree.children(verb, "auxpass"))
    if now or tree.children(verb, "neg"):
        return False
    if any(tree.lower(k) in _ONCE for k in tree.children(verb, "advmod")):
        return True
    beside = tree.children(verb, "prep", "npadvmod", "advmod")
    said = text_of(tree, [i for k in beside for i in sorted(tree.subtree(k))])
    return any(phrase in said for phrase in _LONG_AGO)
