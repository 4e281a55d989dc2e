"""Particles of verbs that the small parser takes for prepositions or adjectives: "switches on T", "holds back T"."""

from __future__ import annotations

from .grammar import words
from .tree import Tree

_ENDS = frozenset({",", ";", ".", ":", ")", "–", "—"})
_ADJECTIVE = frozenset({"amod", "compound", "nmod", "advmod"})


def for_preposition(tree: Tree, v: int) -> None:
    """In "switches on the receptor", read as in "acts on the receptor": the receptor is what is switched on."""
    if tree.lemma[v] not in words("switching") or tree.children(v, "dobj", "prt"):
        return
    at = v + 1
    if at >= len(tree) or tree.lower(at) not in {"on", "off"} or tree.dep[at] != "prep" or tree.head[at] != v:
        return
    for thing in tree.children(at, "pobj"):
        tree.move(thing, v, "dobj")
    tree.relabel(at, "prt")
    tree.tag[at] = "RP"


def for_adjective(tree: Tree, v: int) -> None:
    """In "holds back the hormone", read as a hormone of the back: it is what is held back."""
    at = v + 1
    if tree.lemma[v] not in words("holding_back") or at + 1 >= len(tree) or tree.lower(at) != "back":
        return
    noun = tree.head[at]
    if tree.dep[at] in _ADJECTIVE and tree.dep[noun] == "dobj" and tree.head[noun] == v and noun > at:
        if tree.lower(at + 1) in words("of_the_back"):
            return
        tree.move(at, v, "prt")
        tree.tag[at] = "RP"


def for_good(tree: Tree) -> None:
    """In "binds the receptor for good" with "for good" hung on the noun: it says how the verb does it."""
    at = tree.lowers.index("good") - 1
    ends = at + 2 >= len(tree) or tree.words[at + 2] in _ENDS
    if at < 1 or tree.lowers[at] != "for" or not ends or not tree.is_noun(tree.head[at]):
        return
    verb = next((k for k in tree.ancestors(at) if tree.is_verb(k)), None)
    if verb is not None:
        tree.move(at, verb, "prep")
