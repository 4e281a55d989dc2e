"""What a clause sets apart from what it says: "but not with X", "unlike X", "but not in Canada"."""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.clauses import Argument, Clause
from drugfacts.clauses.lists import excepted, may_except
from drugfacts.english import BARELY, NOT

from .allowed import is_allowed
from .arms import AGAINST, PERCENT
from .context import View
from .drug_slot import drugs_of
from .ellipsis import elided
from .hits import AgencyHit, DrugHit, TermHit
from .likened import LESS, contrasted, has_contrast, is_denied
from .model import Frame, Grammar
from .nobody import spared
from .pairs import NOBODY, Filled, Pairing, pairs
from .paths import arguments, is_excepted
from .term_slot import terms_of

_DENYING = (NOT | BARELY) - {"without"}
_GOES_ON = frozenset({",", ";", "but", "yet", "and", "though", "–", "—"})
_COMPARED = 9  # words from "less" to "than"
_TO_DRUG = 5  # words from "than" to the drug: "than with the older drug Y"
_COMPARING = frozenset({"compared", "relative", "comparison"})
_WITH_WHOM = frozenset({"with", "to"})
_LESS = 3  # words from "less" to a term
_BESIDE = ("appos", "npadvmod", "dobj")
_FROM_WHOM = frozenset({"with", "of", "from", "to", "on", "under"})


def set_apart(view: View, clause: Clause, frame: Frame, filled: Filled, words: Grammar) -> Iterator[Pairing]:
    """Drugs that the clause sets against its own: "unlike X", "but not with X"."""
    may = may_except(view.tree)
    for term in _excepted_terms(view, clause, frame, filled, words) if may else ():
        for drug in filled.drugs:
            yield Pairing(drug, term, _who_licenses(view, clause, filled), denied=True)
    asserted = frame.fact == "side_effect" and not is_denied(view.tree, clause)
    own = {drug.key for drug in filled.drugs}
    for drug, denied in elided(view, clause, filled.drug_source, words):
        if denied is not None and drug.key in own:
            continue  # "Y does not; it blocks T" takes up what was told before
        if frame.fact == "approval" and drug.view.mention(drug.end - 1, "drug") is None:
            continue  # "licensed for C when laxatives have not done enough"
        if denied is False and asserted and "than" in view.tree.lowers:
            continue  # "X cleared the skin faster than Y did"
        flipped = denied is False and not asserted  # "X does not cause C, but Y does", "X causes C, and Y rarely does"
        for term in filled.terms:
            for agency in NOBODY if denied is not None else filled.agencies or NOBODY:
                yield Pairing(drug, term, agency, flipped=flipped, denied=denied is True)
    if frame.fact == "side_effect" and not frame.fixed.get("negated"):
        yield from _harming(view, clause, filled, words)
    contrasts = has_contrast(view) and _says_what(view, clause, frame)
    for term in filled.terms if may or contrasts else ():
        if contrasts:
            for drug in contrasted(view, clause, words):
                yield Pairing(drug, term, None, flipped=True)
        for drug in _excluded(view, clause, frame, filled.drug_source, words):
            yield Pairing(drug, term, None, denied=True)


def _who_licenses(view: View, clause: Clause, filled: Filled) -> AgencyHit | None:
    """The one agency of a licence that some uses are excepted from: of "FDA-approved for C, but not for D"."""
    agencies = [hit for hit in filled.agencies if hit.view is view and not hit.excepted and not hit.elided]
    return agencies[0] if len(agencies) == len(filled.agencies) == 1 and agencies[0].end <= clause.at else None


def _harming(view: View, clause: Clause, filled: Filled, words: Grammar) -> Iterator[Pairing]:
    """The other drugs whose harm a clause denies of its own or says to be greater, and those that it spares."""
    own = {drug.key for drug in filled.drugs}
    for term in filled.terms if not _DENYING.isdisjoint(view.tree.lowers) else ():
        for drug in (*_troubled(view, clause, words), *_of_whom(view, term, words)):
            if drug.key not in own:
                yield Pairing(drug, term, None, flipped=True)
    for at, drug in spared(view, clause, words):
        for term in filled.terms:
            if term.view is view and term.end <= at:
                yield Pairing(drug, term, None, denied=True)
    yield from _counted(view, clause, filled, words)
    hard = any(words.isa(term.view.tree.lemma[term.head], "hard_outcome") for term in filled.terms)
    for drug in _outdone(view, clause, words) if not hard else ():
        for term in filled.terms if drug.key not in own else ():
            if term.view is not view or _GOES_ON.isdisjoint(view.tree.lowers[drug.end : term.start]):
                yield Pairing(drug, term, None, outdone=True)


def _says_what(view: View, clause: Clause, frame: Frame) -> bool:
    """Whether it follows from a contrast what the other drug does: not of a use or kind that is but granted to one."""
    if frame.fact == "side_effect" or (frame.fact == "mechanism" and view.tree.is_verb(clause.at)):
        return True
    return frame.fact != "approval" and is_denied(view.tree, clause)


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
    said = [term.head for term in filled.terms if term.view is view and not term.anaphoric]
    heads = list(dict.fromkeys([*heads, *(k for head in said for k in excepted(view.tree, head))]))
    found = [hit for head in heads for hit in terms_of(view, Argument(view.tree, head), frame.fact, words)]
    for path in frame.term:
        for a in arguments(view, clause, path) if path != "compound" else ():
            if a.tree is view.tree and is_excepted(a):
                hits = terms_of(view, a, frame.fact, words)
                found += [hit for hit in hits if is_allowed(hit, path, frame, view, words)]
    return found


def _outdone(view: View, clause: Clause, words: Grammar) -> Iterator[DrugHit]:
    """Y in "X causes less A than Y", "X makes you less drowsy than Y does", "X is less likely to cause A than Y"."""
    tree = view.tree
    than = next((i for i in range(len(tree)) if tree.lower(i) == "than"), None)
    if than is None or is_denied(tree, clause):
        return
    less = [i for i in range(max(0, than - _COMPARED), than - 1) if tree.lower(i) in LESS]
    if not less or not _DENYING.isdisjoint(tree.lowers[max(0, less[-1] - 3) : less[-1]]):
        return
    said = (hit for at in range(than + 1, min(than + _TO_DRUG, len(tree))) for hit in drugs_of(view, at, words))
    yield from (hit for hit in said if hit.said and hit.start > than)


def _counted(view: View, clause: Clause, filled: Filled, words: Grammar) -> Iterator[Pairing]:
    """Both drugs where the numbers of both are told, "(4% v 12%)", and Y in "Compared with Y, X causes less A"."""
    others = list(_compared(view, clause, filled, words))
    for term in filled.terms if others else ():
        if term.view is not view:
            continue
        counted = _has_two_shares(view, term)
        less = not LESS.isdisjoint(view.tree.lowers[max(0, term.start - _LESS) : term.start])
        less = less and "than" not in view.tree.forms and not words.isa(view.tree.lemma[term.head], "hard_outcome")
        for drug in (*others, *(filled.drugs if counted else ())) if counted or less else ():
            yield Pairing(drug, term, None, outdone=True)


def _compared(view: View, clause: Clause, filled: Filled, words: Grammar) -> Iterator[DrugHit]:
    """Y in "Compared with Y, X ..." and "X ... than Y"."""
    tree, own = view.tree, {drug.key for drug in filled.drugs}
    if (_COMPARING | {"than"}).isdisjoint(tree.lowers) or is_denied(tree, clause):
        return
    for at in range(1, len(tree)):
        with_whom = tree.lower(at) in _WITH_WHOM and tree.lower(at - 1) in _COMPARING
        if not with_whom and tree.lower(at) != "than":
            continue
        said = (hit for i in range(at + 1, min(at + _TO_DRUG, len(tree))) for hit in drugs_of(view, i, words))
        yield from (hit for hit in said if hit.said and hit.start > at and hit.key not in own)


def _has_two_shares(view: View, term: TermHit) -> bool:
    """Whether a bracket behind a term, before the next one, tells two shares: "less A (4% v 12%)"."""
    tree = view.tree
    for at in range(term.end, len(tree)):
        if view.mention(at, "condition") is not None:
            return False
        if tree.words[at] == "(":
            end = next((i for i in range(at, len(tree)) if tree.words[i] == ")"), len(tree))
            numbers = [i for i in range(at, end) if tree.tag[i] == "CD"]
            shares = [i for i in range(at, end) if tree.lower(i) in PERCENT]
            return len(numbers) > 1 and bool(shares) and not (AGAINST | {"and"}).isdisjoint(tree.lowers[at:end])
    return False


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
    """Y in "X lacks the cough of Y", "Y's cough has not been seen with X", "the cough that plagues Y is absent"."""
    if term.view is view and not term.anaphoric:
        tree, top = view.tree, term.head
        above = tree.head[top] if tree.dep[top] == "appos" else top
        owners = [*tree.children(top, "poss"), *tree.children(above, "poss")]
        owners += [k for verb in tree.children(top, "relcl") for k in tree.children(verb, "dobj")]
        for k in dict.fromkeys(owners):
            if view.mention(k, "drug", "drug_class") is not None:
                yield from (hit for hit in drugs_of(view, k, words) if hit.said)
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
