"""Failing kidneys and livers that only say how much of a drug to take: "needs a lower dose in kidney failure"."""

from __future__ import annotations

from .context import View
from .model import grammar

_STATES = frozenset({"in", "with"})


def is_about_dosing(view: View, start: int, end: int) -> bool:
    """Return whether words name the state of an organ by which a drug is dosed, in a sentence about dosing.

    "X builds up in kidney failure" and "take half the dose in liver disease" tell no use of X; "a dose of X for kidney
    disease" does.

    Parameters
    ----------
    view
        The sentence.
    start, end
        The words, half open.
    """
    words, tree = grammar(), view.tree
    organs, states, told = (words.members(name) for name in ("dosing_organ", "organ_state", "dosing_word"))
    term = [tree.lower(i) for i in range(start, end) if tree.words[i].isalpha()]
    of_organ = any(word in organs for word in term) and all(word in organs or word in states for word in term)
    if not of_organ or told.isdisjoint(tree.forms):
        return False
    at = end - 1
    while tree.dep[at] in {"conj", "appos"} and tree.head[at] != at:
        at = tree.head[at]
    return tree.dep[at] == "pobj" and tree.lower(tree.head[at]) in _STATES
