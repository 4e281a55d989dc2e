"""Whether a drug is but given in spite of what people have: "used with caution in patients with C"."""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.frames import Candidate, grammar

from .cues import Cues
from .denial import denial
from .scope import chain

_HAVING = frozenset({"with", "of"})


def is_guarded(candidate: Candidate, known: Cues) -> bool:
    """Whether people have the illness, and the drug is told to be given with care, or says but which people."""
    term, tree = candidate.term, candidate.clause.tree
    if candidate.frame.fact != "indication" or term is None or term.view is not candidate.view:
        return False
    people = _who_has(tree, term.head)
    if people is None:
        return False
    if tree.lemma[candidate.clause.at] in known.guarded.adjectives and denial(candidate, known) is not None:
        return True
    over = dict.fromkeys((*chain(candidate), *tree.ancestors(people)))
    return _are_told_by(candidate, people) or any(_guards(tree, at, known) for at in over)


def _who_has(tree: Tree, at: int) -> int | None:
    """The people who are said to have an illness: in "patients with B or C"."""
    while tree.dep[at] == "conj":
        at = tree.head[at]
    above = tree.head[at]
    has = tree.dep[at] == "pobj" and tree.lower(above) in _HAVING
    return tree.head[above] if has and grammar().isa(tree.lemma[tree.head[above]], "people") else None


def _are_told_by(candidate: Candidate, people: int) -> bool:
    """Whether the drug only says which people are meant: "X-treated patients with C", "X users with C"."""
    drug, tree = candidate.drug, candidate.clause.tree
    if not drug.said or drug.view is not candidate.view or drug.start >= people:
        return False
    return people in tree.ancestors(drug.end - 1)


def _guards(tree: Tree, at: int, known: Cues) -> bool:
    """Whether a word of giving is told of with care, or what any word says is said of the dose."""
    said_of = tree.children(at, "nsubj", "nsubjpass") if tree.lemma[at] != "be" else []
    if any(tree.lemma[k] in known.guarded.nouns for k in said_of):
        return True
    if not grammar().isa(tree.lemma[at], "take_verb"):
        return False
    held = (p for k in tree.children(at, "prep") for p in tree.children(k, "pobj"))
    with_care = any(tree.lower(k) in known.guarded.words for k in tree.children(at, "advmod"))
    return with_care or any(tree.lemma[p] in known.guarded.nouns for p in held)
