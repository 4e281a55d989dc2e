"""Lists in which each drug has terms of its own before it: "C (5%) and D with X, and E (7%) with Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from drugfacts.clauses import Argument

from .arms import GIVEN, GROUPS, PEOPLE
from .candidate import Candidate
from .context import Mention, View
from .hits import DrugHit, TermHit
from .labels import head_of

_WITH = frozenset({"with", "on", "after", "under"})
_TO_WHICH = frozenset({"of", "to", "in", "for", "from", "about", "by"})
"""Prepositions by which terms are given to drugs where the same one is before each: "C is typical of X, D of Y"."""
_TAKEN_BY = PEOPLE | GIVEN | {"the", "who", "that", "on", "with"}
_TAKEN = 5  # words of "in those who were given"
_PRONOUNS = frozenset({"that", "those"})
_JOINTS = frozenset({",", ";", "and", "or", "but", "while"})
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_DRUGS = ("drug", "drug_class")
SHARED = frozenset({"side_effect", "indication"})
"""Of what kind the facts are that such a list tells."""
_BEHIND = GROUPS | PEOPLE | {"only", "alone", "mainly", "mostly", "chiefly"}
"""What may stand between a drug and the joint of its list: "X users, and", "X alone, and"."""
_SAYING = frozenset({"VB", "MD"})


class Share(NamedTuple):
    """Where the terms of a drug begin, and its own words, behind them."""

    first: int
    drug: DrugHit


def shared_out(view: View) -> tuple[Share, ...]:
    """Return the drugs that lists give to the terms before each, in order of the words; empty without such a list.

    Only where the list says nothing more behind the first drug: no verb, and no term behind the last drug.
    """
    if view.shared is None:
        may = view.tree.is_parsed and view.has("condition") and _tells_with_which(view)
        view.shared = tuple(share for part in _parts(view) for share in _found(view, part)) if may else ()
    return view.shared


def owner_of(view: View, at: int) -> DrugHit | None:
    """Return the drug to which a list gives the term at a word, None where there is no such list."""
    return next((share.drug for share in shared_out(view) if share.first <= at < share.drug.start), None)


def _tells_with_which(view: View) -> bool:
    """Whether it may tell of several drugs with which something was seen."""
    if not view.names_a_drug or (_WITH | _TO_WHICH).isdisjoint(view.tree.lowers):
        return False
    return len({m.start for ms in view.mentions.values() for m in ms if m.kind in _DRUGS}) + len(view.anaphors) > 1


def _leads(view: View, drugs: list[DrugHit]) -> list[int]:
    """The preposition before each drug, "in" of "in those given X"; none where they do not all have one alike."""
    found = [_lead(view, drug.start) for drug in drugs]
    words = {view.tree.lower(at) for at in found}
    alike = words <= _WITH or (len(words) == 1 and words <= _TO_WHICH)
    return found if alike and all(at > 0 for at in found) else []


def _lead(view: View, start: int) -> int:
    tree, at = view.tree, start - 1
    beside = at if at >= 0 and tree.lower(at) in _WITH else None
    if beside is not None and tree.lower(at - 1) not in _TAKEN_BY:
        return at
    while at > max(0, start - _TAKEN) and tree.lower(at) in _TAKEN_BY:
        at -= 1
    return at if beside is None or tree.lower(at) in _WITH | _TO_WHICH else beside  # "gout is treated with X"


def _parts(view: View) -> list[range]:
    """The parts of a sentence between semicolons."""
    ends = [i for i, word in enumerate(view.tree.words) if word == ";"]
    return [range(start, end) for start, end in pairwise((0, *(i + 1 for i in ends), len(view.tree)))]


def goes_on_to(candidate: Candidate) -> Iterator[Candidate]:
    """Yield what is told of one drug of a list, of the others: E of Y in "C was seen with X and E with Y"."""
    view, term, frame = candidate.view, candidate.term, candidate.frame
    plain = frame.fact in SHARED and not (candidate.flipped or candidate.denied or frame.only_denied)
    own = owner_of(view, term.start) if plain and term is not None and term.view is view else None
    for share in shared_out(view) if own is not None else ():
        if share.drug is own:
            continue
        for mention in _starts(view, range(share.first, share.drug.start), "condition"):
            head = head_of(view, mention)
            hit = TermHit(view, head, mention.start, mention.end, mention)
            yield replace(candidate, drug=share.drug, term=hit, sources={"term": Argument(view.tree, head)})


def _found(view: View, part: range) -> list[Share]:
    tree, drugs, terms = view.tree, _drugs(view, part), _starts(view, part, "condition")
    leads = _leads(view, drugs) if len(drugs) > 1 else []
    if not leads:
        return []
    if any(t.start >= drugs[-1].end for t in terms) or not any(t.end < drugs[0].start for t in terms):
        return []
    behind = (i for i in range(drugs[0].end, drugs[-1].start) if i not in view.named)
    if any(tree.tag[i][:2] in _SAYING and tree.lower(i) not in _TAKEN_BY for i in behind):
        return []
    for (one, other), lead in zip(pairwise(drugs), leads[1:], strict=True):
        between = any(one.end <= t.start and t.end < other.start for t in terms)
        if not between or tree.lower(_after(view, one.end)) not in _JOINTS or not _follows_noun(view, lead):
            return []
    return [Share(first, drug) for first, drug in zip((part.start, *(d.end for d in drugs)), drugs, strict=False)]


def _drugs(view: View, part: range) -> list[DrugHit]:
    """The drugs that a part names, or points at: "the former"."""
    named = [
        DrugHit(m.key, view, m.start, m.end) for m in _starts(view, part, *_DRUGS) if m.end - 1 not in view.anaphors
    ]
    anaphors = {view.anaphors[i] for i in part if i in view.anaphors}
    pointed = [DrugHit(keys[0], view, start, end) for start, end, keys in anaphors if len(keys) == 1]
    return sorted((*named, *pointed), key=lambda drug: drug.start)


def _starts(view: View, part: range, *kinds: str) -> list[Mention]:
    """The longest mentions of some kinds, by where they begin."""
    return [m for i in part if (m := view.mention(i, *kinds)) is not None and m.start == i]


def _follows_noun(view: View, prep: int) -> bool:
    """Whether a term, with or without a bracket, stands right before a preposition: no "and with Y"."""
    before = prep - 1
    if view.tree.lower(before) in _PRONOUNS:
        return True  # "D that about Y"
    return view.tree.words[before] in _CLOSING or before in view.named or view.tree.is_noun(before)


def _after(view: View, at: int) -> int:
    """Where a list goes on after a bracket, a group of people, or a word that says that it is this drug alone."""
    words = view.tree.words
    if at < len(words) and view.tree.lower(at) in _BEHIND:
        return at + 1
    if words[at] not in _OPENING:
        return at
    return next((i + 1 for i in range(at, len(words) - 1) if words[i] in _CLOSING), at)
