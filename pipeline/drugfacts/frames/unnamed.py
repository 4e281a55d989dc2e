"""Targets without a name of their own: an amount of what somebody makes, walls that germs are kept from building."""

from __future__ import annotations

from drugfacts.clauses import Tree

from .hits import TermHit
from .model import Grammar

_LONGEST = 7  # words that say who makes it
_INSIDE = frozenset({"pcomp", "ccomp", "xcomp", "acl"})
_ENDS = frozenset({"conj", "cc", "punct", "advcl", "parataxis"})


def is_built(tree: Tree, at: int, words: Grammar) -> bool:
    """Whether it is what somebody is told to build, in a clause that hangs on another: "stops germs making protein"."""
    if not words.isa(tree.lemma[at], "built") or tree.dep[at] != "dobj":
        return False
    verb = tree.head[at]
    return tree.dep[verb] in _INSIDE and words.isa(tree.lemma[verb], "building")


def with_maker(hit: TermHit, words: Grammar) -> TermHit:
    """An amount with what says whence it comes: "amount of sugar made by the liver", "that the liver releases"."""
    tree = hit.view.tree
    if hit.mention is not None or not words.isa(tree.lemma[hit.head], "amount") or hit.end >= len(tree):
        return hit
    for inner in range(hit.start, hit.end):
        for k in tree.children(inner, "acl", "relcl"):
            inside = {*tree.subtree(k, _ENDS)}.difference(*(tree.subtree(p) for p in _shares(tree, k)))
            end = next(i for i in range(hit.end, len(tree) + 1) if i not in inside)  # up to a comma
            if k < end <= hit.end + _LONGEST:
                return hit._replace(end=end)
    return hit


def _shares(tree: Tree, verb: int) -> list[int]:
    """What says by how much it changes, which is told of the amount: "by a third", "by up to 90 %"."""
    by = [k for k in tree.children(verb, "prep") if tree.lower(k) == "by"]
    return [k for k in by if "CD" in [tree.tag[i] for i in tree.subtree(k)]]
