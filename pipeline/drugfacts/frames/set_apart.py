"""What a clause sets apart from what it says: "but not with X", "unlike X", "but not in Canada"."""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.clauses import Argument, Clause
from drugfacts.clauses.lists import excepted, may_except

from .allowed import is_allowed
from .context import View
from .drug_slot import drugs_of
from .ellipsis import elided
from .hits import DrugHit, TermHit
from .model import Frame, Grammar
from .pairs import Filled, Pairing, pairs
from .paths import arguments, is_excepted
from .term_slot import terms_of

_CONTRAST = frozenset({"unlike", "contrast"})
_BESIDE = ("appos", "npadvmod", "dobj")
_FROM_WHOM = frozenset({"with", "of", "from", "to", "on", "under"})


def set_apart(view: View, clause: Clause, frame: Frame, filled: Filled, words: Grammar) -> Iterator[Pairing]:
    """Drugs that the clause sets against its own: "unlike X", "but not with X"."""
    may = may_except(view.tree)
    for term in _excepted_terms(view, clause, frame, filled, words) if may else ():
        for drug in filled.drugs:
            yield Pairing(drug, term, None, denied=True)
    for drug, denied in elided(view, clause, filled.drug_source, words):
        for term in filled.terms:
            yield Pairing(drug, term, None, flipped=not denied, denied=denied)
    says_what = frame.fact == "side_effect" or (
        frame.fact in {"mechanism", "indication"} and view.tree.is_verb(clause.at)
    )
    contrasts = says_what and not _CONTRAST.isdisjoint(view.tree.lowers)
    for term in filled.terms if frame.fact == "side_effect" and not frame.fixed.get("negated") else ():
        for drug in (*_troubled(view, clause, words), *_of_whom(view, term, words)):
            yield Pairing(drug, term, None, flipped=True)
    for term in filled.terms if may or contrasts else ():
        if contrasts:
            for drug in _contrasted(view, clause, words):
                yield Pairing(drug, term, None, flipped=True)
        for drug in _excluded(view, clause, frame, filled.drug_source, words):
            yield Pairing(drug, term, None, denied=True)


def denied_elsewhere(view: View, clause: Clause, frame: Frame, filled: Filled, words: Grammar) -> Iterator[Pairing]:
    """The same approval denied for another country: "licensed for C in the US, but not in Canada"."""
    if frame.fact != "approval" or "not" not in view.tree.lowers:
        return
    places = (a for a in arguments(view, clause, "in") if a.tree is view.tree and is_excepted(a))
    if any(view.tree.lemma[a.head] in words.countries or view.tree.lower(a.head) in words.countries for a in places):
        for drug, term in pairs(view, filled.drugs, filled.terms):
            yield Pairing(drug, term, None, denied=True)


def _excepted_terms(view: View, clause: Clause, frame: Frame, filled: Filled, words: Grammar) -> list[TermHit]:
    """The terms that the clause excepts: "for depression, not for migraine", "headache but not nausea"."""
    source = filled.term_source
    heads = excepted(source.tree, source.head) if source is not None and source.tree is view.tree else []
    found = [hit for head in heads for hit in terms_of(view, Argument(view.tree, head), frame.fact, words)]
    for path in frame.term:
        for a in arguments(view, clause, path) if path != "compound" else ():
            if a.tree is view.tree and is_excepted(a):
                hits = terms_of(view, a, frame.fact, words)
                found += [hit for hit in hits if is_allowed(hit, path, frame, view, words)]
    return found


def _contrasted(view: View, clause: Clause, words: Grammar) -> list[DrugHit]:
    """X in "Unlike X, Y does not ..." and "In contrast to X, Y does not ..."."""
    tree = view.tree
    found: list[DrugHit] = []
    for top in clause.links:
        for k in tree.children(top, "prep", "advmod", "mark"):
            if tree.lower(k) == "unlike":
                found.extend(h for p in tree.children(k, "pobj") for h in drugs_of(view, p, words))
            for p in tree.children(k, "pobj"):
                if tree.lower(p) == "contrast":
                    found.extend(
                        h
                        for x in tree.children(p, "prep")
                        for o in tree.children(x, "pobj")
                        for h in drugs_of(view, o, words)
                    )
    return [h for h in found if h.said]


def _troubled(view: View, clause: Clause, words: Grammar) -> Iterator[DrugHit]:
    """Y in "X does not dry the mouth, a problem with Y"."""
    tree = view.tree
    if words.members("beside_harm").isdisjoint(tree.lowers[clause.at + 1 :]):
        return
    said = [k for at in (clause.at, *tree.children(clause.at, "dobj")) for k in tree.children(at, *_BESIDE)]
    for noun in said:
        if words.isa(tree.lemma[noun], "beside_harm") and any(tree.words[i] == "," for i in range(clause.at, noun)):
            for prep in tree.children(noun, "prep"):
                for p in tree.children(prep, "pobj") if tree.lower(prep) in _FROM_WHOM else ():
                    yield from (hit for hit in drugs_of(view, p, words) if hit.said)


def _of_whom(view: View, term: TermHit, words: Grammar) -> Iterator[DrugHit]:
    """Y in "X lacks the cough of Y"."""
    if term.view is view and not term.anaphoric:
        for prep in view.tree.children(term.head, "prep"):
            for p in view.tree.children(prep, "pobj") if view.tree.lower(prep) == "of" and prep == term.end else ():
                yield from (hit for hit in drugs_of(view, p, words) if hit.said)


def _excluded(view: View, clause: Clause, frame: Frame, taken: Argument | None, words: Grammar) -> list[DrugHit]:
    """Y in "with X but not with Y", "X, but not Y, ..."."""
    if taken is None:
        return []
    tree = view.tree
    found = [hit for head in excepted(taken.tree, taken.head) for hit in drugs_of(view, head, words)]
    for path in frame.drug:
        for argument in arguments(view, clause, path):
            if argument != taken and argument.tree is tree and is_excepted(argument):
                found.extend(drugs_of(view, argument.head, words))
    return found
