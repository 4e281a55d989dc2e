"""Drugs that words set against one of which something is denied: "X does not cause C, which sets it apart from Y".

Of Y the same is said, without the denial. The words are those of ``data/contrasts.yaml``; where an arc of the parse
tells it, :mod:`.set_apart` has read it already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from drugfacts.datafiles import read_data
from drugfacts.english import BARELY, NOT
from drugfacts.kinds import FactKind

from .candidate import Candidate
from .context import Mention, View
from .hits import DrugHit, TermHit
from .likened import is_none

_NOTE = "contrasts"
_LONGEST = 18  # words of what stands between, and of what stands behind
_DRUGS = ("drug", "drug_class")
_DENYING = NOT | BARELY | {"nothing", "little", "useless", "ineffective", "fails", "failed", "spares", "lacks"}
_GATE = _DENYING | {"unlike"}
_BREAKS = frozenset({",", ";", ":", "(", "–", "—"})
_JOINTS = frozenset({",", "and", "or"})


class Contrast(BaseModel):
    """A way to set a drug against another, see the head of the file.

    ``of``: of facts of these kinds only. ``either``: whether it tells of what is asserted as well, which the other drug
    does not do.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    of: frozenset[FactKind] = frozenset({"side_effect", "indication", "mechanism"})
    either: bool = False
    before: str
    after: str = ""
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()


class SetAgainst(NamedTuple):
    """Drugs that are set against what a sentence says before a word, of facts of some kinds."""

    start: int
    drugs: tuple[DrugHit, ...]
    of: frozenset[FactKind]
    either: bool


class _Pattern(NamedTuple):
    of: frozenset[FactKind]
    either: bool
    before: re.Pattern[str]
    after: re.Pattern[str]


@lru_cache(maxsize=1)
def contrasts() -> tuple[Contrast, ...]:
    """Load those that come with the package."""
    return tuple(Contrast.model_validate(one) for one in read_data("frames", "contrasts.yaml")["contrasts"])


@lru_cache(maxsize=1)
def _patterns() -> tuple[_Pattern, ...]:
    data = read_data("frames", "contrasts.yaml")
    macros, fill = data["macros"], data["fill"]
    return tuple(
        _Pattern(
            one.of,
            one.either,
            re.compile(f"{_spelled_out(one.before, macros)}{fill}$"),
            re.compile(_spelled_out(one.after, macros)),
        )
        for one in contrasts()
    )


def _spelled_out(pattern: str, macros: Mapping[str, str]) -> str:
    """A pattern with what its macros stand for; a macro has none in it."""
    return re.sub(r"\$([a-z]+)", lambda found: macros[found[1]], pattern)


def set_against(view: View) -> tuple[SetAgainst, ...]:
    """Return the drugs that a sentence with a denial sets against others, looked for once."""
    found: tuple[SetAgainst, ...] | None = view.tree.notes.get(_NOTE)
    if found is None:
        may = view.has(*_DRUGS) and not _GATE.isdisjoint(view.tree.lowers)
        found = view.tree.notes[_NOTE] = tuple(_found(view)) if may else ()
    return found


def _found(view: View) -> Iterator[SetAgainst]:
    for drugs in _lists(view):
        lowers, start, end = view.tree.lowers, drugs[0].start, drugs[-1].end
        first = max(0, start - _LONGEST)
        before = "".join(f"{word} " for word in lowers[first:start])
        after = "".join(f" {word}" for word in lowers[end : end + _LONGEST])
        for pattern in _patterns():
            said = pattern.before.search(before)
            if said is not None and pattern.after.match(after):
                at = first + before[: said.start() + 1].count(" ")
                hits = tuple(DrugHit(named.key, view, named.start, named.end) for named in drugs)
                yield SetAgainst(at, hits, pattern.of, pattern.either)
                break


def _lists(view: View) -> Iterator[list[Mention]]:
    """The drugs that a sentence names, those of a list together."""
    found: list[Mention] = []
    for named in sorted({m for ms in view.mentions.values() for m in ms if m.kind in _DRUGS}, key=_place):
        if found and named.start < found[-1].end:
            continue
        if found and not _JOINTS.issuperset(view.tree.lowers[found[-1].end : named.start]):
            yield found
            found = []
        found = [*found, named]
    if found:
        yield found


def _place(named: Mention | TermHit) -> tuple[int, int]:
    return named.start, -named.end


def contrast_before(fact: FactKind, drug: DrugHit, term: TermHit | None) -> SetAgainst | None:
    """Return what stands between a term and a drug of its sentence, where that sets the drug against another."""
    if term is None or term.view is not drug.view:
        return None
    for one in set_against(drug.view):
        if fact in one.of and term.end <= one.start and any(_is_same(drug, hit) for hit in one.drugs):
            return one
    return None


def _is_same(drug: DrugHit, other: DrugHit) -> bool:
    """Whether a drug is that of some words; one that is left unsaid may be, by mistake."""
    return drug.start == other.start if drug.said else drug.key == other.key


def as_set_against(candidate: Candidate) -> Candidate:
    """Return a candidate as said of the drug the other way round, where it is read from what is said of another."""
    if candidate.flipped or candidate.denied:
        return candidate
    one = contrast_before(candidate.frame.fact, candidate.drug, candidate.term)
    turns = one is not None and (one.either or _denies(candidate))
    return replace(candidate, flipped=True) if turns else candidate


def _denies(candidate: Candidate) -> bool:
    """Whether a frame, or a word at its predicate or before it, denies."""
    frame, clause = candidate.frame, candidate.clause
    denies = frame.only_denied or bool(frame.fixed.get("negated")) or is_none(clause)
    lowers, first = clause.tree.lowers, clause.at
    while first > 0 and lowers[first - 1] not in _BREAKS:
        first -= 1
    return denies or not _DENYING.isdisjoint(lowers[first : clause.at])


def match_set_against(view: View, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield what a sentence denies last before the words that set other drugs against its own, as said of these."""
    for one in set_against(view):
        told = [c for c in found if c.frame.fact in one.of and _is_said_before(c, view, one.start)]
        last = max((c.clause.at for c in told), default=-1)
        for drug in one.drugs:
            read = {_place(c.term) for c in found if c.drug.key == drug.key and c.flipped and c.term is not None}
            for c in told:
                if c.clause.at == last and c.drug.key != drug.key and c.term and _place(c.term) not in read:
                    yield replace(c, drug=drug, flipped=True)


def _is_said_before(candidate: Candidate, view: View, end: int) -> bool:
    term = candidate.term
    if term is None or term.view is not view or term.end > end or candidate.flipped or candidate.denied:
        return False
    behind = max(term.end, candidate.clause.at)
    return NOT.isdisjoint(view.tree.lowers[behind:end])  # "A is not seen, nor do men lose B, as happens with Y"
