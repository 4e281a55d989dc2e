"""Which drug a clause says with which term and which agency, once its slots are filled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from drugfacts.clauses import Argument

from .context import View
from .hits import AgencyHit, DrugHit, TermHit

_NEAR = 4  # words from a drug to its own "for": "Y, inhaled, for D"
_LISTING = frozenset({",", "and", "or"})
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
    found = [(drug, term) for drug in drugs for term in terms if not _has_its_own(view, drug, term, drugs)]
    found = [(drug, term) for drug, term in found if not _is_taken_for_next(view, drug, term)]
    return [(drug, term) for drug, term in found if not _is_shared_out(view, drug, term)]


def _is_shared_out(view: View, drug: DrugHit, term: TermHit) -> bool:
    """Whether behind a colon a term is told of another drug named there: "all five are licensed: X for C, Y for D"."""
    tree = view.tree
    if drug.view is not view or term.view is not view or ":" not in tree.words[: term.start]:
        return False
    colon = max(i for i in range(term.start) if tree.words[i] == ":")
    named = [m for i in range(colon + 1, term.start) if (m := view.mention(i, "drug")) is not None]
    start = max((m.end for m in named if m.key == drug.key), default=colon + 1)
    others = [m for m in named if m.start >= start]
    if not others or "for" not in tree.lowers[others[-1].end : min(others[-1].end + _NEAR + 2, term.start)]:
        return False
    between = range(start, others[-1].start)
    listed = all(tree.lower(i) in _LISTING or view.mention(i, "drug") is not None for i in between)
    return start == colon + 1 or not listed  # "X, Y and Z for C" is of them all


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


def _has_its_own(view: View, drug: DrugHit, term: TermHit, drugs: list[DrugHit]) -> bool:
    """Whether a drug further on in a list has a use of its own: Y in "X for C, and Y for D"."""
    if not drug.said or drug.view is not view or term.view is not view or term.end > drug.start:
        return False
    if not any(other.said and other.view is view and other.end <= term.start for other in drugs):
        return False
    return "for" in view.tree.lowers[drug.end : drug.end + _NEAR]


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
