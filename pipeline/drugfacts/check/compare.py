"""One text's expected facts against its record.

A fact is right where its kind, its drug, its denial and, as strictly as the level asks, its kind's key are: the target
with the action of a mechanism, the use with the agency and status of an approval, the condition of an indication, the
effect of a side effect. Facts pair one to one: exact terms first, and required facts before optional ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from drugfacts.records import Document, Fact

from .expected import Expected, ExpectedFact
from .levels import Found, Identify, Level, Matcher, is_exact, is_relaxed, same_key
from .nearest import Change, Near, nearest_expected, nearest_found
from .terms import same_circumstance, same_term

Outcome = Literal["missed", "made up", "denial missed", "denied wrongly", "changed", "forbidden"]
Part = Literal["drugs", "facts", "forbid"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that is not as expected.

    ``denial missed``: the text denies the fact, and no denial was found. ``denied wrongly``: a denial was found where
    none was expected. ``changed``: the fact was found, and a qualifier of it differs. ``forbidden``: the fact must not
    be found.

    Attributes
    ----------
    part, index
        Where the expected drug, fact or rule stands in the file, for those that have one there.
    found : Fact or None
        The fact that was found, for those that were.
    changes : tuple of Change
        The fields that differ, for what changed.
    near : Near or None
        What comes closest on the other side, with the fields that differ.
    """

    outcome: Outcome
    kind: str
    drug: str
    term: str = ""
    detail: str = ""
    part: Part | None = None
    index: int = -1
    found: Fact | None = None
    changes: tuple[Change, ...] = ()
    near: Near | None = None

    def __str__(self) -> str:
        return " | ".join(part for part in (self.outcome, self.kind, self.drug, self.term, self.detail) if part)


@dataclass(slots=True)
class Comparison:
    """Counts of one text, or the sum of many.

    Attributes
    ----------
    right, made_up, missed : Counter
        Asserted facts and drugs, by kind.
    qualifiers : dict
        By name of the qualifier: how often it was right, and how often it was asked.
    differences : list of Difference
        What is missing and what is too much, expected facts first.
    changes : list of Difference
        Facts that are right and have a qualifier that differs.
    """

    right: Counter[str] = field(default_factory=Counter)
    made_up: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    qualifiers: dict[str, tuple[int, int]] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    changes: list[Difference] = field(default_factory=list)

    def add(self, other: Comparison) -> None:
        """Add the counts of another text; its differences stay with it."""
        self.right.update(other.right)
        self.made_up.update(other.made_up)
        self.missed.update(other.missed)
        for name, (right, asked) in other.qualifiers.items():
            self.qualify(name, right, asked)

    def qualify(self, name: str, right: int, asked: int = 1) -> None:
        """Count ``right`` answers to ``asked`` questions about the qualifier ``name``."""
        before = self.qualifiers.get(name, (0, 0))
        self.qualifiers[name] = (before[0] + right, before[1] + asked)


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which found fact is which expected one: ``pairs`` by their indices, ``repeats`` forgiven beside them."""

    pairs: dict[int, int]
    repeats: frozenset[int]

    @property
    def used(self) -> frozenset[int]:
        """The found facts that are as expected."""
        return self.repeats.union(self.pairs.values())


def compare(
    expected: Expected, document: Document | None, level: Level = Level.RELAXED, identify: Identify | None = None
) -> Comparison:
    """Compare the record of a text, or the lack of one, with the facts expected of it.

    Examples
    --------
    >>> from drugfacts.records import Generator
    >>> made_by = Generator(version="0", model="none", lexicon="none")
    >>> empty = Document.for_text("", id="note", generator=made_by)
    >>> str(compare(Expected.model_validate({"drugs": [{"name": "ketamine"}]}), empty).differences[0])
    'missed | drug | ketamine'
    """
    result = Comparison()
    matcher = Matcher(expected, level, identify)
    _compare_drugs(expected, document, matcher, result)
    found = [Found(fact) for fact in document.facts] if document else []
    pairing = pair(expected.facts, found, matcher)
    _count_expected(expected, found, pairing, matcher, result)
    _count_found(expected, found, pairing, matcher, result)
    return result


def _compare_drugs(expected: Expected, document: Document | None, matcher: Matcher, result: Comparison) -> None:
    spare = [drug for drug in (document.drugs if document else ()) if not drug.is_class]
    wanted = {drug.name: (index, drug) for index, drug in enumerate(expected.drugs) if not drug.is_class}
    for index, drug in wanted.values():
        hit = next((item for item in spare if matcher.is_drug(drug, item)), None)
        if hit is None:
            result.missed["drug"] += 1
            result.differences.append(Difference("missed", "drug", drug.name, part="drugs", index=index))
        else:
            result.right["drug"] += 1
            spare.remove(hit)
            if drug.routes is not None:
                result.qualify("drug.routes", set(drug.routes) == set(hit.routes))
    # What is left has no place in the text, or is a drug a second time: a brand not tied to its generic.
    result.made_up["drug"] += len(spare)
    result.differences.extend(Difference("made up", "drug", drug.name) for drug in spare)


def pair(wanted: Sequence[ExpectedFact], found: Sequence[Found], matcher: Matcher) -> Pairing:
    """Pair expected facts with found ones, one to one: the closest first, and required facts before optional ones."""
    fits = [[matcher.is_fact(fact, item) for item in found] for fact in wanted]
    pairs: dict[int, int] = {}
    free = dict.fromkeys(range(len(found)))
    order = sorted(range(len(wanted)), key=lambda i: wanted[i].optional)
    for is_close in (_is_exact, _is_relaxed, _is_any):
        for i in order:
            if i in pairs:
                continue
            fitting = [j for j in free if fits[i][j] and is_close(wanted[i], found[j])]
            if fitting:
                status = getattr(wanted[i], "status", None)
                pairs[i] = next((j for j in fitting if found[j].status == status), fitting[0])
                del free[pairs[i]]
    return Pairing(pairs, _repeats(order, found, fits, pairs))


def _is_exact(wanted: ExpectedFact, found: Found) -> bool:
    return same_key(wanted, found) and is_exact(wanted, found)


def _is_relaxed(wanted: ExpectedFact, found: Found) -> bool:
    return same_key(wanted, found) and is_relaxed(wanted, found)


def _is_any(wanted: ExpectedFact, found: Found) -> bool:
    return True


def _repeats(
    order: Sequence[int], found: Sequence[Found], fits: list[list[bool]], pairs: dict[int, int]
) -> frozenset[int]:
    """Return the found facts that say an expected one once more in other words: one is forgiven for each.

    None is forgiven that repeats the very term, say with another status.
    """
    used = set(pairs.values())
    repeats: set[int] = set()
    forgiven: set[int] = set()
    for j, fact in enumerate(found):
        if j in used:
            continue
        for i in order:
            other = i not in pairs or found[pairs[i]].key != fact.key
            if i not in forgiven and other and fits[i][j]:
                repeats.add(j)
                forgiven.add(i)
                break
    return frozenset(repeats)


def _detail(fact: ExpectedFact | Fact) -> str:
    """Return what tells this fact from others with the same term, where the kind has such a field."""
    return str(getattr(fact, "status", None) or getattr(fact, "action", ""))


_QUALIFIERS = {"indication": ("status",), "side_effect": ("frequency", "serious"), "approval": ("year",)}
# Asked where the file gives them to one of its facts.
_WHERE_GIVEN = {
    "mechanism": ("hedged",),
    "indication": ("hedged", "population"),
    "side_effect": ("hedged", "circumstance"),
}


def _count_expected(
    expected: Expected, found: Sequence[Found], pairing: Pairing, matcher: Matcher, result: Comparison
) -> None:
    wanted = expected.facts
    given = {name for fact in wanted for name in _WHERE_GIVEN.get(fact.kind, ()) if getattr(fact, name) is not None}
    for i, fact in enumerate(wanted):
        if fact.optional:
            continue
        if fact.denied:
            result.qualify("denied facts kept as denied", i in pairing.pairs)
        if i not in pairing.pairs:
            if not fact.denied:
                result.missed[fact.kind] += 1
            outcome: Outcome = "denial missed" if fact.denied else "missed"
            near = nearest_found(fact, found, pairing.used, matcher)
            result.differences.append(
                Difference(outcome, fact.kind, fact.drug, fact.term or "", _detail(fact), "facts", i, near=near)
            )
        elif not fact.denied:
            result.right[fact.kind] += 1
            _qualify(i, fact, found[pairing.pairs[i]].fact, given, result)


def _qualify(index: int, wanted: ExpectedFact, found: Fact, given: set[str], result: Comparison) -> None:
    """Count the qualifiers of a fact that is right, and keep those that differ."""
    changes = []
    where_given = (name for name in _WHERE_GIVEN.get(wanted.kind, ()) if name in given)
    for name in (*_QUALIFIERS.get(wanted.kind, ()), *where_given):
        want, got = getattr(wanted, name) or None, getattr(found, name) or None
        if want is not None or got is not None:
            is_right = _same(name, want, got)
            result.qualify(f"{wanted.kind}.{name}", is_right)
            if not is_right:
                changes.append(Change(name, getattr(wanted, name), getattr(found, name)))
    if changes:
        detail = ", ".join(map(str, changes))
        place: tuple[Part, int] = ("facts", index)
        result.changes.append(
            Difference("changed", wanted.kind, wanted.drug, wanted.term or "", detail, *place, found, tuple(changes))
        )


def _same(name: str, want: Any, got: Any) -> bool:
    """Tell whether a qualifier is as expected; those that are words of the text, whether they name the same."""
    if name not in {"population", "circumstance"}:
        return bool(want == got)
    same = same_circumstance if name == "circumstance" else same_term
    return want is not None and got is not None and same(want, got)


def _count_found(
    expected: Expected, found: Sequence[Found], pairing: Pairing, matcher: Matcher, result: Comparison
) -> None:
    used = pairing.used
    for j, item in enumerate(found):
        fact = item.fact
        if fact.negated:
            result.qualify("denials that are right", j in used)
        elif j not in used:
            result.made_up[fact.kind] += 1
        rule = next((n for n, rule in enumerate(expected.forbid) if matcher.is_forbidden(rule, item)), None)
        told = (fact.kind, fact.drug.name, next(iter(item.terms), ""), _detail(fact))
        if rule is not None:
            result.differences.append(Difference("forbidden", *told, part="forbid", index=rule, found=fact))
        elif j not in used:
            outcome: Outcome = "denied wrongly" if fact.negated else "made up"
            near = nearest_expected(item, expected.facts, set(pairing.pairs), matcher)
            result.differences.append(Difference(outcome, *told, found=fact, near=near))
