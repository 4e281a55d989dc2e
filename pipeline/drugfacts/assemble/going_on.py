"""Uses that a sentence goes on to after a step that is not said again: "approved for A in 2012 and, in 2014, for B".

What stands between may be of any length: "licensed for A that has not responded to two other drugs, and for B". The
words right before the use tell: a purpose, with a date or another name of the medicine before it, right behind a comma
or "and".
"""

from __future__ import annotations

import re

from drugfacts.clauses import Tree
from drugfacts.clauses.tree import FINITE
from drugfacts.frames import MONTH, YEAR, TermHit, grammar

_PURPOSE = frozenset({"for", "in", "against", "as"})
_JOINTS = frozenset({",", "and", "or", "nor", ";", "then", "plus", "(", "–", "—"})
_DATE = re.compile(
    rf"{MONTH}|{YEAR}|\d{{1,2}}(?:st|nd|rd|th)?|early|late|mid|in|on|since|from|by|later|also|again|finally|as|well"
)
_WITHIN = frozenset({"NN", "JJ", "DT", "PO", "HY", "CD"})
_NAMED = ("drug", "agency")
_AS_WELL = ["as", "well", "as"]
_DENIES = frozenset({"not", "n't", "never"})
_SAID_OF_IT = 8  # words behind a use in which it may be denied
_AFTER = 3  # words behind a use at which a clause of its own may begin


def goes_on(term: TermHit, step: int) -> bool:
    """Whether the words before a use tie it to a step before it, across a comma or "and"."""
    tree = term.view.tree
    if not step < term.start or _has_own_verb(tree, term, step):
        return False
    behind = tree.lowers[term.end : term.end + _SAID_OF_IT]
    if "which" in behind and not _DENIES.isdisjoint(behind):
        return False  # "in B, for which it is not"
    at = _before_purpose(tree, term.start - 1, step)
    return at is not None and _is_joined(term, at, step)


def goes_on_listing(tree: Tree, end: int, start: int) -> bool:
    """Whether one use is listed after another, perhaps with others between that nobody knows: C in "A, B, C"."""
    between = range(end, start)
    joined = any(tree.lower(i) in _JOINTS for i in between)
    return joined and all(tree.lower(i) in _JOINTS - {";"} or tree.tag[i][:2] in _WITHIN for i in between)


def stands_after_colon(tree: Tree, step: int, start: int) -> bool:
    """Whether a use is the first behind a colon after a step: "has approval for two things only: A and B"."""
    at = start - 1
    while at > step and tree.tag[at][:2] in _WITHIN:
        at -= 1
    return at > step and tree.words[at] == ":" and not any(tree.tag[i] in FINITE for i in range(step + 1, at))


def _has_own_verb(tree: Tree, term: TermHit, step: int) -> bool:
    """Whether a use belongs to a verb of its own: "approved for A, and in B it is tried", ", and many use it for B"."""
    verb = next((i for i in tree.ancestors(term.head) if tree.tag[i] in FINITE and i != step), None)
    if verb is not None and step < verb < term.start and tree.dep[verb] == "conj" and tree.children(verb, "nsubj"):
        return True
    if verb is not None and verb >= term.end and tree.dep[verb] not in {"relcl", "advcl", "ccomp"}:
        return True
    return any(tree.dep[i] in {"nsubj", "nsubjpass"} for i in range(term.end, min(term.end + _AFTER, len(tree))))


def _before_purpose(tree: Tree, at: int, step: int) -> int | None:
    """The word before the purpose that a use stands in, "for the treatment of", "to prevent"; None where none does."""
    while at > step:
        if tree.lower(at) in _PURPOSE and tree.tag[at] == "IN":
            return at - 1
        if tree.lower(at) == "to" and tree.tag[at] == "TO":
            return at - 1
        of_people = tree.lower(at) == "with" and grammar().isa(tree.lemma[at - 1], "people")
        acts = grammar().isa(tree.lemma[at], "relieve_verb") and tree.tag[at] in {"VB", "VBG"}
        if not (tree.tag[at][:2] in _WITHIN or tree.lower(at) == "of" or of_people or acts):
            return None
        at -= 1
    return None


def _is_joined(term: TermHit, at: int, step: int) -> bool:
    """Whether nothing but a date or a name stands between a purpose and the comma or "and" that joins it."""
    tree, view = term.view.tree, term.view
    joined = tree.lowers[at - 2 : at + 1] == _AS_WELL
    while at > step:
        if tree.lower(at) in _JOINTS:
            joined = True
        elif not (_DATE.fullmatch(tree.lower(at)) or view.mention(at, *_NAMED) or tree.words[at] == ")"):
            return joined
        at -= 1
    return joined
