"""Harms that a sentence announces and the next ones tell, one each: "X has two rare problems. One is C."."""

from __future__ import annotations

from drugfacts.clauses import Tree

from .context import View
from .model import Grammar

_BE = frozenset({"is", "are", "was", "were"})
_ONE = frozenset({"one", "another"})
_ORDINALS = frozenset({"first", "second", "third", "fourth", "other", "others", "last", "next", "former", "latter"})
COUNTS = frozenset({"two", "three", "four", "five", "several", "some", "few", "2", "3", "4"})
_HAVE = frozenset({"have", "carry", "pose"})
_BACK = 3
"""So many sentences before it a harm may be announced, as those between tell one each."""


def is_announced(view: View, words: Grammar) -> bool:
    """Whether a sentence tells one of several harms that were announced of a drug.

    Examples
    --------
    >>> import drugfacts
    >>> from drugfacts.frames import grammar, views_of
    >>> nlp = drugfacts.load()
    >>> def announced(text):
    ...     return [is_announced(view, grammar()) for view in views_of(nlp(text))]
    >>> announced("Niacin has two rare problems. One is gout. The other is hepatitis.")
    [False, True, True]
    >>> announced("Niacin solves two problems. One is gout.")
    [False, False]
    """
    there: View | None = view
    for _ in range(_BACK):
        if there is None or not is_one_of_some(there.tree):
            return False
        there = there.before
        if there is not None and there.block_index == view.block_index and _announces(there.tree, words):
            return True
    return False


def is_one_of_some(tree: Tree) -> bool:
    """Whether a sentence tells one of several: "One is C.", "One of them is C.", "The second, C, ..."."""
    opening = tree.lowers[:2]
    if len(opening) < 2:
        return False
    if opening[0] in _ONE:
        return opening[1] in _BE or opening[1] in {"of", ","}
    return opening[0] == "the" and opening[1] in _ORDINALS


def _announces(tree: Tree, words: Grammar) -> bool:
    """Whether a sentence says that something has or brings several harms, and does not say which."""
    return any(
        tree.dep[at] == "dobj"
        and words.isa(tree.lemma[at], "harm_in_common")
        and any(tree.lower(k) in COUNTS for k in tree.kids[at])
        and (tree.lemma[tree.head[at]] in _HAVE or words.isa(tree.lemma[tree.head[at]], "cause_verb"))
        for at in range(len(tree))
    )
