"""Which drug a clause says with which term and which agency, once its slots are filled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from drugfacts.clauses import Argument

from .context import View
from .hits import AgencyHit, DrugHit, TermHit

_LISTING = frozenset({",", "and", "or"})
_NEAR = 8  # words from a "for" to the end of a use
_PURPOSE = frozenset({"for", "in", "against"})
_ALONE = frozenset({"also", "alone", "too"})
_JOINS = frozenset({"and", "but", "while", "with"})
_ADDED = (",", "together")
NOBODY: tuple[AgencyHit | None, ...] = (None,)


class Pairing(NamedTuple):
    """One thing that a clause says: the fillers of its slots, and whether it denies them or says them of another drug.

    ``flipped``, ``denied`` and ``outdone`` are those of `Candidate`.
    """

    drug: DrugHit
    term: TermHit | None
    agency: AgencyHit | None
    flipped: bool = False
    denied: bool = False
    outdone: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """The slots of a frame as a clause fills them."""

    drugs: list[DrugHit]
    drug_source: Argument | None
    terms: list[TermHit]
    term_source: Argument | None
    agencies: list[AgencyHit]


def pairings(view: View, filled: Filled) -> Iterator[Pairing]:
    """Every drug with its terms and agencies; agencies that are excepted ("but not by the FDA") deny."""
    for drug, term in pairs(view, filled.drugs, filled.terms):
        if term is not None and (_overlap(drug, term) or _is_named_in(drug, term)):
            view.tell("term", "is_the_drug", argument=Argument(term.view.tree, term.head))
            continue
        for agency in [a for a in filled.agencies if not a.excepted and _is_of(a, term)] or NOBODY:
            yield Pairing(drug, term, agency)
        for agency in (a for a in filled.agencies if a.excepted):
            yield Pairing(drug, term, agency, denied=True)


def _is_of(agency: AgencyHit, term: TermHit | None) -> bool:
    """Whether an agency is not that of another use alone: "for A (EMA, 2019), later for B"."""
    return agency.beside is None or term is None or agency.beside == term.head


def pairs(view: View, drugs: list[DrugHit], terms: list[TermHit]) -> list[tuple[DrugHit, TermHit | None]]:
    """Every drug with every term; one by one where the text says "respectively" or "in that order"."""
    if not terms:
        return [(drug, None) for drug in drugs]
    if 1 < len(drugs) == len(terms) and _in_order(view.tree.lowers):
        in_text = sorted(terms, key=lambda term: term.start)
        return list(zip(sorted(drugs, key=lambda drug: drug.start), in_text, strict=True))
    alone = [_also_for(view, term, {drug.key for drug in drugs}) for term in terms]
    return [
        (drug, term)
        for drug in drugs
        for term, only in zip(terms, alone, strict=True)
        if only in {None, drug.key} and not _is_taken_for_next(view, drug, term)
    ]


def _also_for(view: View, term: TermHit, keys: set[str]) -> str | None:
    """The one of several drugs of which alone a term is told: Y in "all three for C, and Y also for D"."""
    tree = view.tree
    if term.view is not view or term.anaphoric or len(keys) == 1:
        return None
    near = range(term.start - 1, max(term.start - _NEAR, 1), -1)
    at = next((i for i in near if tree.lower(i) in _PURPOSE), 0)
    named = view.mention(at - 2, "drug") if at > 1 and tree.lower(at - 1) in _ALONE else None
    joined = named is not None and named.start > 0 and tree.lower(named.start - 1) in _JOINS
    return named.key if named is not None and joined and named.key in keys else None


def _is_taken_for_next(view: View, drug: DrugHit, term: TermHit) -> bool:
    """Whether a drug is added for what follows it alone: Y in "X is used for C and, together with Y, for D"."""
    tree, at = view.tree, drug.start - 1
    if not drug.said or drug.view is not view or term.view is not view or term.end > drug.start:
        return False
    while at > term.end and (tree.lower(at) in _LISTING or view.mention(at, "drug", "drug_class") is not None):
        at -= 1
    return at - 2 >= term.end and tree.lower(at) == "with" and (tree.words[at - 2], tree.lower(at - 1)) == _ADDED


def _in_order(words: Sequence[str]) -> bool:
    """Whether what is listed goes with what is listed, one by one."""
    return "respectively" in words or ("order" in words and words[words.index("order") - 2 :][:2] == ["in", "that"])


def _is_named_in(drug: DrugHit, term: TermHit) -> bool:
    """Whether a drug that is left unsaid is but part of the term's name: "heparin-induced thrombocytopenia"."""
    inside = (m for i in range(term.start, term.end) for m in term.view.mentions.get(i, ()))
    return not drug.said and any(m.kind == "drug" and m.key == drug.key for m in inside)


def _overlap(drug: DrugHit, term: TermHit) -> bool:
    return (
        drug.said
        and drug.view is term.view
        and drug.start < term.end
        and term.start < drug.end
        and drug.start <= term.head < drug.end
    )
