"""What comes closest to a fact that is missing or too much, and which fields differ."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from drugfacts.records import Fact

from .expected import ExpectedFact
from .levels import Found, Level, Matcher, is_exact, is_relaxed, same_agency
from .terms import words


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs.

    Examples
    --------
    >>> str(Change("serious", True, False))
    'serious is false, not true'
    """

    field: str
    expected: object
    found: object

    def __str__(self) -> str:
        if self.expected is None or self.expected == "":
            return f"{self.field} is {_said(self.found)}, and none is expected"
        return f"{self.field} is {_said(self.found)}, not {_said(self.expected)}"


def _said(value: object) -> str:
    if value is None or value == "":
        return "not given"
    return str(value).lower() if isinstance(value, bool) else str(value)


@dataclass(frozen=True, slots=True)
class Near:
    """The nearest fact on the other side.

    Attributes
    ----------
    found : Fact or None
        It, where it is a found one.
    index : int
        Its place under ``facts``, where it is an expected one.
    changes : tuple of Change
        How the found one of the two differs from the expected one.
    taken : bool
        It has its own counterpart already.
    """

    changes: tuple[Change, ...]
    taken: bool
    found: Fact | None = None
    index: int = -1


def nearest_found(wanted: ExpectedFact, found: Sequence[Found], used: Collection[int], matcher: Matcher) -> Near | None:
    """Return the found fact that comes closest to an expected one, or None where none is near."""
    best = max(
        ((_nearness(wanted, item, matcher) + (0.5 if j not in used else 0), -j) for j, item in enumerate(found)),
        default=(0.0, 0),
    )
    if best[0] < 1:
        return None
    item = found[-best[1]]
    return Near(differing(wanted, item, matcher), -best[1] in used, found=item.fact)


def nearest_expected(
    found: Found, wanted: Sequence[ExpectedFact], paired: Collection[int], matcher: Matcher
) -> Near | None:
    """Return the expected fact that comes closest to a found one, or None where none is near."""
    best = max(
        ((_nearness(fact, found, matcher) + (0.5 if i not in paired else 0), -i) for i, fact in enumerate(wanted)),
        default=(0.0, 0),
    )
    if best[0] < 1:
        return None
    index = -best[1]
    return Near(differing(wanted[index], found, matcher), index in paired, index=index)


def _nearness(wanted: ExpectedFact, found: Found, matcher: Matcher) -> float:
    """Return how near the two are: 0 where they share no term, or neither their drug nor their kind."""
    kind, drug = wanted.kind == found.fact.kind, matcher.is_of_drug(wanted.drug, found)
    term = _term_nearness(wanted, found)
    # A word in common makes two facts of one kind near, but not two of different kinds.
    if not term or not (kind or (drug and term > 1)):
        return 0.0
    own = sum(_agrees(name, value, getattr(found.fact, name, None)) for name, value in _own_fields(wanted))
    return 2 * term + 2 * kind + 2 * drug + (found.fact.negated == wanted.denied) + own


def _term_nearness(wanted: ExpectedFact, found: Found) -> float:
    if not wanted.term or not found.terms:
        # Approvals without a use: near to any other of the kind.
        return 1.0 if wanted.kind == found.fact.kind == "approval" else 0.0
    if is_exact(wanted, found):
        return 3.0
    if is_relaxed(wanted, found):
        return 2.0
    theirs = {word for term in found.terms for word in words(term)}
    return float(any(theirs.intersection(words(term)) for term in wanted.terms))


def _own_fields(wanted: ExpectedFact) -> list[tuple[str, str | None]]:
    """Return the fields, beside drug and term, that make a fact of this kind another one than its neighbours."""
    names = {"mechanism": ("action",), "approval": ("agency", "status")}.get(wanted.kind, ())
    return [(name, getattr(wanted, name)) for name in names]


def _agrees(name: str, wanted: str | None, found: str | None) -> bool:
    """Return True where a field is as expected; an agency may be called by another of its names."""
    if name == "agency":
        return same_agency(wanted, found)
    return wanted == found


def differing(wanted: ExpectedFact, found: Found, matcher: Matcher) -> tuple[Change, ...]:
    """Return the fields in which the found fact differs from the expected one, the heaviest first."""
    fact = found.fact
    changes = []
    if fact.kind != wanted.kind:
        changes.append(Change("kind", wanted.kind, fact.kind))
    if not matcher.is_of_drug(wanted.drug, found):
        changes.append(Change("drug", wanted.drug, fact.drug.name))
    if fact.negated != wanted.denied:
        changes.append(Change("negated", wanted.denied, fact.negated))
    if fact.kind == wanted.kind:
        for name, value in _own_fields(wanted):
            if not _agrees(name, value, getattr(fact, name, None)):
                changes.append(Change(name, value, getattr(fact, name, None)))
    if not _term_fits(wanted, found, matcher):
        changes.append(Change(wanted.term_role, wanted.term, next(iter(found.terms), None)))
    if matcher.level is Level.IDENTIFIER and wanted.term and fact.term:
        known = matcher.wanted_identifiers(wanted)
        if known and known.isdisjoint(fact.term.identifiers):
            changes.append(Change("identifiers", " or ".join(sorted(known)), ", ".join(fact.term.identifiers)))
    return tuple(changes)


def _term_fits(wanted: ExpectedFact, found: Found, matcher: Matcher) -> bool:
    if matcher.level is Level.KIND_AND_DRUG or not wanted.term:
        return True
    return is_exact(wanted, found) if matcher.level is Level.EXACT else is_relaxed(wanted, found)
