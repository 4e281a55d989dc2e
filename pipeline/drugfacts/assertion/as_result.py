"""Whether a denial tells what comes of what a drug does: "blocks S, so no T is made, and cells make no U"."""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.frames import Candidate, grammar

from .cues import Negation
from .denying_words import denies

_SO = frozenset({"so", "→", "->", "=>", "⇒", "hence", "thus", "therefore", "meaning"})
_AGAINST = frozenset({"but", "although", "though", "while", "whereas", "yet"})
_SUBJECTS = ("nsubj", "nsubjpass")
_GOES_ON = frozenset({"conj", "advcl", "ccomp", "parataxis", "relcl"})


def denies_but_a_result(candidate: Candidate, negation: Negation) -> bool:
    """Whether what is denied is what the body then does no more, so that the drug inhibits it.

    Of the drug itself nothing is denied: it is not the subject, and the clause goes on from another.
    """
    tree, term = candidate.clause.tree, candidate.term
    if candidate.frame.fixed.get("action") != "inhibits" or term is None or term.view.tree is not tree:
        return False
    if _is_none_then(tree, term.start):
        return True
    if not candidate.frame.is_weighed:
        return False
    for at in tree.ancestors(term.head):
        if tree.is_verb(at) and denies(tree, at, negation) is not None:
            return _goes_on(candidate, at) and not _is_inhibiting(tree, at)
    return False


def _is_none_then(tree: Tree, start: int) -> bool:
    """Whether "no" and a word for what follows stand before a term: "so no T", "→ no S or T"."""
    no = next((i for i in range(start - 1, max(start - 5, 0), -1) if tree.lower(i) == "no"), 0)
    return no > 1 and tree.lower(no - 1) in _SO


def _goes_on(candidate: Candidate, verb: int) -> bool:
    """Whether a clause is joined to one before it, and something else than the drug is its subject."""
    view, tree, drug = candidate.view, candidate.clause.tree, candidate.drug
    top = verb
    while tree.dep[top] in {"xcomp", "pcomp"}:
        top = tree.head[top] if tree.dep[top] == "xcomp" else tree.head[tree.head[top]]
    subjects = tree.children(top, *_SUBJECTS)
    if not subjects or not (tree.dep[top] in _GOES_ON or tree.children(top, "ccomp", "parataxis")):
        return False
    before = range(min(tree.subtree(subjects[0])))
    if before and tree.lower(before[-1]) in _AGAINST:
        return False  # "blocks S, but T is not made less"
    if not any(tree.is_verb(i) for i in before):
        return False
    drugs = range(drug.start, drug.end) if drug.said and drug.view is view else range(0)
    own = {i for s in subjects for i in tree.subtree(s)}
    return not any(i in view.anaphors or i in drugs or not tree.is_noun(s) for s in subjects for i in own)


def _is_inhibiting(tree: Tree, verb: int) -> bool:
    """Whether the verb says itself that something grows less: "so glucose is not lowered"."""
    return any(grammar().isa(tree.lemma[verb], name) for name in ("inhibit_verb", "thwart", "reduced"))
