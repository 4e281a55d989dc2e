"""Drugs that a sentence names only as taken beside the one it is about: "seizures, particularly when X is taken".

Who tells of a drug's harm adds with what it comes more easily. The other drug is then no cause of its own.
"""

from __future__ import annotations

from drugfacts.clauses.tree import FINITE

from .context import Mention, View
from .model import grammar

_JOINS = frozenset({",", "or", "and", "/", "(", ")"})
_DRUGS = ("drug", "drug_class")
_REACH = 10  # words from the drug back to what opens the aside


def taken_beside(view: View) -> frozenset[int]:
    """Return the words of the drugs that are only taken beside the one that the passage is about.

    Only where the passage is about another drug: after "particularly", "above all" and the like, and in what is but an
    item of a list of harms.
    """
    if view.beside is None:
        view.beside = _found(view) if view.topics and view.tree.is_parsed and view.has(*_DRUGS) else frozenset()
    return view.beside


def _found(view: View) -> frozenset[int]:
    topics = set(view.topics)
    named = {m for ms in view.mentions.values() for m in ms if m.kind in _DRUGS}
    others = (m for m in named if m.key not in topics and m.start > 1)
    return frozenset(i for m in others if _is_beside(view, m) for i in range(m.start, m.end))


def _is_beside(view: View, mention: Mention) -> bool:
    opens = _opening(view, mention)
    if opens is None:
        return False
    tree, at, words = view.tree, opens - 1, grammar()
    while at > 0 and (words.isa(tree.lemma[at], "people") or words.isa(tree.lower(at), "before_beside")):
        at -= 1
    if words.isa(tree.lower(at), "focus"):
        return True
    is_item = view.block.kind == "item" and view.block.section == "adverse_reactions"
    return is_item and opens > 1 and not any(tree.tag[i] in FINITE for i in range(opens))


def _opening(view: View, mention: Mention) -> int | None:
    """Where what is said of the other drug begins: at "with", "when", "on" with nothing but drugs behind it."""
    tree, words = view.tree, grammar()
    for at in range(mention.start - 1, max(mention.start - _REACH, 0), -1):
        word = tree.lower(at)
        if words.isa(word, "opens_beside") and (word != "on" or words.isa(tree.lemma[at - 1], "people")):
            return at
        is_drug = view.mention(at, *_DRUGS) is not None
        if not (is_drug or word in _JOINS or tree.tag[at][:2] in {"JJ", "NN", "DT", "VB"}) or tree.tag[at] in FINITE:
            return None
    return None
