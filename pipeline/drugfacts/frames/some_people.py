"""Sentences that tell of some of those who take a drug, or of what they find: "Some people find that their hair thins".

Where nothing else is spoken of that they have, what becomes of them then, or of parts of their bodies, is put down to
the drug though no sentence before told of harm.
"""

from __future__ import annotations

from drugfacts.clauses import Tree

from .context import View
from .model import Grammar

_SECTIONS = frozenset({None, "adverse_reactions", "warnings", "overdose"})
_SOME = frozenset({"some", "few", "many", "several", "others", "occasional", "odd", "minority", "handful", "lots"})
_YOU = frozenset({"you", "people", "users", "patients"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_IN = frozenset({"in", "for"})
_HAVING = frozenset({"with", "without"})


def tells_of_some(view: View, words: Grammar) -> bool:
    """Whether a sentence tells of some people who are said to have nothing, or of what people find.

    Examples
    --------
    >>> import drugfacts
    >>> from drugfacts.frames import grammar, views_of
    >>> nlp = drugfacts.load()
    >>> def tells(text):
    ...     return tells_of_some(views_of(nlp(text))[0], grammar())
    >>> tells("Some lose their appetite on enalapril."), tells("You may notice that your ankles swell on enalapril.")
    (True, True)
    >>> tells("Some with gout lose their appetite on enalapril."), tells("The doctor will check your ankles for gout.")
    (False, False)
    """
    tree = view.tree
    if view.block.section not in _SECTIONS:
        return False
    some = not _SOME.isdisjoint(tree.lowers)
    if not some and _YOU.isdisjoint(tree.lowers):
        return False
    return any(
        _is_of_people(tree, at, words) and ((some and _is_some(tree, at)) or _finds(tree, at, words))
        for at in range(len(tree))
        if tree.dep[at] in _SUBJECT or (tree.dep[at] == "pobj" and tree.lower(tree.head[at]) in _IN)
    )


def _is_of_people(tree: Tree, at: int, words: Grammar) -> bool:
    """Whether a word stands for people of whom nothing more is said."""
    if not (words.isa(tree.lemma[at], "people") or tree.lowers[at] in _SOME):
        return False
    own = tree.kids[at]
    return not any(tree.dep[k] == "relcl" or tree.lower(k) in _HAVING for k in own)


def _is_some(tree: Tree, at: int) -> bool:
    return tree.lowers[at] in _SOME or any(tree.lower(k) in _SOME for k in tree.kids[at] if k < at)


def _finds(tree: Tree, at: int, words: Grammar) -> bool:
    """Whether what somebody finds is told in a clause: "You may find that your hair thins"."""
    verb = tree.head[at]
    return words.isa(tree.lemma[verb], "find_verb") and bool(tree.children(verb, "ccomp"))
