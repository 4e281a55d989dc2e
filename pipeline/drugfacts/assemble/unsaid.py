"""Uses that an approval leaves unsaid, since the passage has just told what the drug is for.

"Lasmiditan stops migraine. The FDA approved it in 2019." The next sentence is about the same drug and names no use, so
that the approval is for the only one told. Of the use itself it says no more than before: it stays plain practice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from drugfacts.clauses import Argument
from drugfacts.frames import TermHit, grammar

from .one import Read

_NEAR = 2  # sentences back to what the drug was said to be for
_MARKETED = frozenset({"use", "sale", "marketing", "prescription"})
_PRACTISED = frozenset({"approved", "unspecified"})

Uses = dict[tuple[str, int], dict[str, TermHit]]
"""By drug and sentence, the conditions that it is for there, each by its key or its words."""


def with_unsaid(found: Iterable[Read]) -> list[Read]:
    """Return all that was read, approvals for nothing with the only use that the drug was said to have right before."""
    found = list(found)
    uses = _told(found)
    return [_filled(one, uses) if _is_bare(one) else one for one in found]


def _filled(one: Read, uses: Uses) -> Read:
    candidate = one.candidate
    sentences = range(candidate.view.index - _NEAR, candidate.view.index + 1)
    near = {key: term for index in sentences for key, term in uses.get((candidate.drug.key, index), {}).items()}
    if len(near) != 1:
        return one
    (term,) = near.values()
    frame = replace(candidate.frame, also=())
    return replace(one, candidate=replace(candidate, frame=frame, term=term._replace(anaphoric=True)))


def _told(found: Iterable[Read]) -> Uses:
    uses: Uses = {}
    for one in found:
        term = one.candidate.term
        if term is None or term.is_people or not _is_use(one):
            continue
        place = one.candidate.drug.key, one.candidate.view.index
        uses.setdefault(place, {}).setdefault(term.mention.key if term.mention else term.text.lower(), term)
    return uses


def _is_use(one: Read) -> bool:
    """Whether it says what the drug is given for, in practice or by its licence."""
    is_asserted = one.verdict.dropped is None and not one.verdict.negated
    return is_asserted and one.candidate.frame.fact in {"approval", "indication"} and _status(one) in _PRACTISED


def _is_bare(one: Read) -> bool:
    """Whether it is an approval, and says neither for what nor for anything that no list has."""
    candidate, verdict = one.candidate, one.verdict
    if candidate.frame.fact != "approval" or candidate.term is not None or candidate.frame.listed:
        return False
    if verdict.dropped is not None or verdict.negated or _status(one) != "approved":
        return False
    return all(map(_says_no_use, candidate.clause.roles.get("for", ())))


def _says_no_use(argument: Argument) -> bool:
    """Whether what an approval is for is who may take the drug, or that it may be used: "approved for adults"."""
    lemma = argument.tree.lemma[argument.head]
    return lemma in _MARKETED or grammar().isa(lemma, "people")


def _status(one: Read) -> str:
    return str(one.verdict.fields.get("status", one.candidate.frame.fixed.get("status", "unspecified")))
