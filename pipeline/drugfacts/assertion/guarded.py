"""Whether a drug is but given in spite of what people have: "used with caution in patients with C"."""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.frames import Candidate, grammar

from .cues import Cues
from .scope import chain

_HAVING = frozenset({"with", "of"})


def is_guarded(candidate: Candidate, known: Cues) -> bool:
    """Whether people have the illness, and the words say how carefully or in which dose they get the drug."""
    term, tree = candidate.term, candidate.clause.tree
    if candidate.frame.fact != "indication" or term is None or term.view is not candidate.view:
        return False
    return _is_of_people(tree, term.head) and any(_guards(tree, at, known) for at in chain(candidate))


def _is_of_people(tree: Tree, at: int) -> bool:
    """Whether an illness is what people are said to have: C in "patients with B or C"."""
    while tree.dep[at] == "conj":
        at = tree.head[at]
    above = tree.head[at]
    has = tree.dep[at] == "pobj" and tree.lower(above) in _HAVING
    return has and grammar().isa(tree.lemma[tree.head[above]], "people")


def _guards(tree: Tree, at: int, known: Cues) -> bool:
    """Whether a word is told of with care, or what it says is said of the dose."""
    if any(tree.lower(k) in known.guarded.words for k in tree.children(at, "advmod")):
        return True
    held = (p for k in tree.children(at, "prep") for p in tree.children(k, "pobj"))
    said_of = tree.children(at, "nsubj", "nsubjpass") if tree.lemma[at] != "be" else []
    return any(tree.lemma[k] in known.guarded.nouns for k in (*held, *said_of))
