"""Lists in which each drug has terms of its own before it: "C (5%) and D with X, and E (7%) with Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from drugfacts.clauses import Argument

from .candidate import Candidate
from .context import Mention, View
from .hits import DrugHit, TermHit
from .labels import head_of

_WITH = frozenset({"with", "on", "after", "under"})
_JOINTS = frozenset({",", ";", "and", "but", "while"})
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_DRUGS = ("drug", "drug_class")
_SAYING = frozenset({"VB", "MD"})


def shared_out(view: View) -> tuple[tuple[int, int], ...]:
    """Return the drugs that a list gives to the terms before each: by its first word, with where its terms begin.

    Empty without such a list: only where the sentence says nothing more behind the first drug, no verb, and no term
    behind the last drug.
    """
    if view.shared is None:
        view.shared = _found(view) if view.tree.is_parsed and view.has("condition") and view.has(*_DRUGS) else ()
    return view.shared


def owner_of(view: View, at: int) -> int | None:
    """Return the first word of the drug to which a list gives the term at a word, None where there is no such list."""
    return next((drug for first, drug in shared_out(view) if first <= at < drug), None)


def goes_on_to(candidate: Candidate) -> Iterator[Candidate]:
    """Yield what a harm of one drug says of the others of its list: E of Y in "C was seen with X and E with Y"."""
    view, term, frame = candidate.view, candidate.term, candidate.frame
    plain = frame.fact == "side_effect" and not (candidate.flipped or candidate.denied or frame.only_denied)
    own = owner_of(view, term.start) if plain and term is not None and term.view is view else None
    for first, at in shared_out(view) if own is not None else ():
        drug = view.mention(at, *_DRUGS)
        if at == own or drug is None:
            continue
        for mention in _starts(view, "condition"):
            if first <= mention.start < at:
                head = head_of(view, mention)
                hit = TermHit(view, head, mention.start, mention.end, mention)
                said = DrugHit(drug.key, view, drug.start, drug.end)
                yield replace(candidate, drug=said, term=hit, sources={"term": Argument(view.tree, head)})


def _found(view: View) -> tuple[tuple[int, int], ...]:
    tree, drugs = view.tree, _starts(view, *_DRUGS)
    if len(drugs) < 2 or any(drug.start < 2 or tree.lower(drug.start - 1) not in _WITH for drug in drugs):
        return ()
    named, terms = view.named, _starts(view, "condition")
    if any(t.start >= drugs[-1].end for t in terms):
        return ()
    if any(tree.tag[i][:2] in _SAYING for i in range(drugs[0].end, drugs[-1].start) if i not in named):
        return ()
    for one, other in pairwise(drugs):
        if tree.lower(_after_bracket(view, one.end)) not in _JOINTS:
            return ()
        between = any(one.end <= t.start and t.end < other.start for t in terms)
        if not between or not _follows_noun(view, other.start - 1):
            return ()
    if not any(t.end < drugs[0].start for t in terms):
        return ()
    return tuple(zip((0, *(drug.end for drug in drugs)), (drug.start for drug in drugs), strict=False))


def _starts(view: View, *kinds: str) -> list[Mention]:
    """The longest mentions of some kinds, by where they begin."""
    return [m for i in range(len(view.tree)) if (m := view.mention(i, *kinds)) is not None and m.start == i]


def _follows_noun(view: View, prep: int) -> bool:
    """Whether a term, with or without a bracket, stands right before a preposition: no "and with Y"."""
    before = prep - 1
    return view.tree.words[before] in _CLOSING or before in view.named or view.tree.is_noun(before)


def _after_bracket(view: View, at: int) -> int:
    if view.tree.words[at] not in _OPENING:
        return at
    return next((i + 1 for i in range(at, len(view.tree) - 1) if view.tree.words[i] in _CLOSING), at)
