"""Mend sentences on how many people get something, whose verb is read as part of a noun: "one in ten get headaches"."""

from __future__ import annotations

from .grammar import words
from .tree import FINITE, Tree

_BEFORE_NOUN = frozenset({"compound", "amod", "nmod", "nummod", "dep"})
_BETWEEN = frozenset({"a", "every", "each"})
_SOME = frozenset({"few", "many", "some", "most", "others", "handful"})
_ABOUT = frozenset({"about", "roughly", "up", "to", "around", "some", "only", "nearly", "almost", "a", "just", "over"})
_JOINTS = frozenset({",", ";", "and", "but", "while", "whereas"})
_VERB = ("nsubj", "nsubjpass")


def mend_shares(tree: Tree) -> None:
    """Mend a tree in place: "one in ten" and "a few" are the subjects of the plain form behind them."""
    tags, gets = tree.tag, words("gets")
    for v in range(1, len(tree) - 1):
        if tree.lowers[v] not in gets or (tags[v] in FINITE and tree.children(v, *_VERB)):
            continue
        first = _share_before(tree, v)
        joined = tree.dep[v] == "conj" and tags[v] == "NN"  # "a tenth feel E, and some complain of F"
        if first is None or not (tree.dep[v] in _BEFORE_NOUN or v == tree.root or joined):
            continue
        if tree.tag[tree.root] not in FINITE or _begins_clause(tree, first):
            _make_verb(tree, v, first)


def _share_before(tree: Tree, v: int) -> int | None:
    """The first word of what says how many, right before a word: "one" of "one in a hundred", "few" of "a few"."""
    if tree.lowers[v - 1] in _SOME:
        return v - 1
    if tree.tag[v - 1] != "CD":
        return None
    at = v - 2
    while at > 0 and tree.lowers[at] in _BETWEEN:
        at -= 1
    return at - 1 if at > 0 and tree.lowers[at] in {"in", "of"} and tree.tag[at - 1] == "CD" else None


def _begins_clause(tree: Tree, first: int) -> bool:
    """Whether a joint stands right before what says how many, "about" and the like left aside."""
    at = first - 1
    while at > 0 and tree.lowers[at] in _ABOUT:
        at -= 1
    return tree.lowers[at] in _JOINTS


def _make_verb(tree: Tree, v: int, first: int) -> None:
    """Make a word the verb of a clause whose subject begins with another, and what it was part of its object."""
    noun, old = tree.head[v], tree.root
    is_top = v == old or noun == old or tree.tag[old] not in FINITE
    before = tree.dep[v] in _BEFORE_NOUN and noun > v
    if is_top and v != old and tree.tag[old] not in FINITE:
        tree.move_root(v)
        if old != noun:
            tree.relabel(old, "prep" if tree.tag[old] == "IN" else "dep")
    elif not is_top:
        tree.move(v, old, "conj" if old < v else "parataxis")
    tree.tag[v], tree.lemma[v] = "VBP", tree.lowers[v]
    tree.move(first, v, "nsubj")
    if v - first > 1:
        prep = next(i for i in range(first + 1, v) if tree.lowers[i] in {"in", "of"})
        tree.move(prep, first, "prep")
        tree.move(v - 1, prep, "pobj")
    if before:
        tree.move(noun, v, "dobj" if tree.is_noun(noun) else "acomp")
        for k in [k for k in tree.kids[noun] if k < first]:
            tree.move(k, v, tree.dep[k] if tree.dep[k] != "nummod" else "dep")
    tree.clauses.clear()
