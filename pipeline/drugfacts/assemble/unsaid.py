"""Uses that an approval leaves unsaid, since the passage has just told what the drug is for.

"Lasmiditan stops migraine. The FDA approved it in 2019." The next sentence is about the same drug and names no use, so
that the approval is for the only one told.

So too where a passage compares medicines: "X was licensed for C in 2014. Y got its licence a year later", of which the
text says nothing else that it is for, and "Both stop migraine. X has been licensed since 2019". And a step that was
refused is for what the drug was tried in right before: "X was tried in C, but the FDA declined to approve it".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from drugfacts.clauses import Argument
from drugfacts.frames import Candidate, TermHit, grammar

from .one import Read

_NEAR = 2  # sentences back to what the drug was said to be for
_FAR = 3  # sentences back to what others were
_MARKETED = frozenset({"use", "sale", "marketing", "prescription"})
_POINTS = frozenset({"this", "that", "it", "these", "they", "them"})
_PRACTISED = frozenset({"approved", "unspecified"})

_ANY = frozenset({"any", "anything", "nothing", "none", "no"})
_UNDOES = frozenset({"antidote", "reverse", "reversal", "counteract", "undo"})

Uses = dict[tuple[str, int], dict[str, TermHit]]
"""By drug and sentence, the conditions that it is for there, each by its key or its words."""


def with_unsaid(found: Iterable[Read]) -> list[Read]:
    """Return all that was read, approvals for nothing with the only use that the drug was said to have right before."""
    found = list(found)
    bare = [one for one in found if _says_no_use_at_all(one)]
    if not bare:
        return found
    uses = _told(found)
    filled = {id(one): _filled(one, uses) if _is_bare(one) else one for one in bare}
    known = _by_sentence(found)
    for one in filled.values():
        if one.candidate.term is None and (term := _tried(one, known)) is not None:
            filled[id(one)] = _with(one, term)
    return [filled.get(id(one), one) for one in found]


def _by_sentence(found: Iterable[Read]) -> dict[int, list[tuple[Read, TermHit]]]:
    """The uses that were read, approved or not, by known terms, each under the sentence of its term."""
    known: dict[int, list[tuple[Read, TermHit]]] = {}
    for one in found:
        term = one.candidate.term
        if one.candidate.frame.fact not in {"indication", "approval"} or one.verdict.dropped is not None:
            continue
        if term is not None and term.mention is not None and not term.anaphoric:
            known.setdefault(id(term.view), []).append((one, term))
    return known


def _tried(one: Read, known: Mapping[int, Sequence[tuple[Read, TermHit]]]) -> TermHit | None:
    """The one use, tried or denied, told before a step: "X was tried in C, and the FDA approved it", "declined it".

    In the sentence of a step, or in the one before where it names no other use.
    """
    candidate, view = one.candidate, one.candidate.view
    refused = _status(one) == "not_approved" or one.verdict.negated
    if candidate.clause.tree is not view.tree or not _ANY.isdisjoint(view.tree.lowers):
        return None
    if not refused and _status(one) != "approved":
        return None
    near = [(other, term) for other, term in known.get(id(view), ()) if term.end <= candidate.clause.at]
    goes_on = not view.has("condition") and not candidate.clause.roles.get("as")
    if goes_on and view.before is not None and view.before.block_index == view.block_index:
        near += known.get(id(view.before), ())
    of_drug = [(other, term) for other, term in near if other.candidate.drug.key == candidate.drug.key]
    told = {t.mention.key: t for other, t in reversed(of_drug) if t.mention and (refused or not other.verdict.negated)}
    return next(iter(told.values())) if len(told) == 1 else None


def _filled(one: Read, uses: Uses) -> Read:
    candidate = one.candidate
    near = _near(candidate, uses) or _of_others(candidate, uses)
    if len(near) != 1:
        return one
    (term,) = near.values()
    return _with(one, term)


def _with(one: Read, term: TermHit) -> Read:
    """An approval for a use told elsewhere, which is no second place where the use itself is told."""
    frame = replace(one.candidate.frame, also=())
    return replace(one, candidate=replace(one.candidate, frame=frame, term=term._replace(anaphoric=True)))


def _near(candidate: Candidate, uses: Uses) -> dict[str, TermHit]:
    """What the drug itself was said to be for right before, or in the same sentence."""
    sentences = range(candidate.view.index - _NEAR, candidate.view.index + 1)
    return {key: term for index in sentences for key, term in uses.get((candidate.drug.key, index), {}).items()}


def _of_others(candidate: Candidate, uses: Uses) -> dict[str, TermHit]:
    """What the passage is about, for a drug of which it tells no use: what others are for, or nobody by name.

    Not for an antidote, which is for the others' harm, nor where it is said as what the drug is allowed.
    """
    view, key = candidate.view, candidate.drug.key
    if view.has("condition") or candidate.clause.roles.get("as") or any(key == of for of, _ in uses):
        return {}
    if not _UNDOES.isdisjoint(view.tree.lemma):
        return {}
    near = range(view.index - _FAR, view.index + 1)
    told = (terms for (_, index), terms in uses.items() if index in near)
    if found := {of: term for terms in told for of, term in terms.items()}:
        return {of: term for of, term in found.items() if term.view.block_index == view.block_index}
    of_none = (use for use in view.uses if use.drug is None and use.view.index in near)
    return {
        use.mention.key: TermHit(use.view, use.head, use.start, use.end, use.mention, anaphoric=True)
        for use in of_none
        if use.mention is not None
    }


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
    """Whether what a step comes to is an approval."""
    return not one.verdict.negated and _status(one) == "approved"


def _says_no_use_at_all(one: Read) -> bool:
    """Whether it is a step of a regulator, and says neither for what nor for anything that no list has."""
    candidate, verdict = one.candidate, one.verdict
    if candidate.frame.fact != "approval" or candidate.term is not None:
        return False
    if candidate.frame.listed and not candidate.frame.needs_year:
        return False
    if verdict.dropped is not None:
        return False
    return all(map(_says_no_use, candidate.clause.roles.get("for", ())))


def _says_no_use(argument: Argument) -> bool:
    """Whether what an approval is for is who may take the drug, or points back: "for adults", "for this use"."""
    lemma = argument.tree.lemma[argument.head]
    points = lemma in _POINTS or grammar().isa(lemma, "use_anaphor")
    return points or lemma in _MARKETED or grammar().isa(lemma, "people")


def _status(one: Read) -> str:
    return str(one.verdict.fields.get("status", one.candidate.frame.fixed.get("status", "unspecified")))
