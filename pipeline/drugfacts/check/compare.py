"""One text's expected facts against its record, at the level `relaxed`.

A fact is right where its kind, its drug and its kind's key are: the target with the action of a mechanism, the use
with the agency and status of an approval, the condition of an indication, the effect of a side effect. Facts pair one
to one: exact terms first, and required facts before optional ones.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from drugfacts.records import Document, Fact

from .expected import Expected, ExpectedApproval, ExpectedFact, ExpectedMechanism
from .terms import Words, any_same, words

Outcome = Literal["missed", "made up", "denial missed", "denied wrongly"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that is not as expected.

    ``denial missed``: the text denies the fact, and no denial was found. ``denied wrongly``: a denial was found where
    none was expected.
    """

    outcome: Outcome
    kind: str
    drug: str
    term: str = ""
    detail: str = ""

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
        What is not as expected, expected facts first.
    """

    right: Counter[str] = field(default_factory=Counter)
    made_up: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    qualifiers: dict[str, tuple[int, int]] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)

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


def compare(expected: Expected, document: Document | None) -> Comparison:
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
    names = {drug.name: {words(name) for name in (drug.name, *drug.aliases)} for drug in expected.drugs}
    _compare_drugs(expected, document, names, result)
    found = [_Found(fact) for fact in document.facts] if document else []
    pairs = _pair(expected.facts, found, names)
    _count_expected(expected.facts, found, pairs, result)
    _count_found(found, {*pairs.values(), *_repeats(expected.facts, found, names, pairs)}, result)
    return result


class _Found:
    """A found fact, with the wordings of its term: its name, as first written, and as each evidence has it."""

    def __init__(self, fact: Fact) -> None:
        self.fact = fact
        term = fact.term
        spans = (s.text for e in fact.evidence for s in e.spans if s.role == fact.term_role)
        self.terms = tuple(t for t in ((term.name, term.text) if term else ()) + tuple(spans) if t)
        self.key = words(self.terms[0]) if self.terms else ()
        self.drug = words(fact.drug.name)
        self.status: str | None = getattr(fact, "status", None)

    def fits(self, wanted: ExpectedFact, names: dict[str, set[Words]]) -> bool:
        """Return True where this is the expected fact."""
        fact = self.fact
        if fact.kind != wanted.kind or fact.negated != wanted.denied:
            return False
        if self.drug not in names.get(wanted.drug, {words(wanted.drug)}):
            return False
        if isinstance(wanted, ExpectedApproval):
            if self.status != wanted.status or getattr(fact, "agency", None) != wanted.agency:
                return False
            return not wanted.use or any_same(wanted.terms, self.terms)
        if isinstance(wanted, ExpectedMechanism) and getattr(fact, "action", None) != wanted.action:
            return False
        return any_same(wanted.terms, self.terms)

    def is_exact(self, wanted: ExpectedFact) -> bool:
        """Return True where a wording is one of those expected, word for word."""
        return not wanted.term or not {words(t) for t in wanted.terms}.isdisjoint(words(t) for t in self.terms)


def _compare_drugs(
    expected: Expected, document: Document | None, names: dict[str, set[Words]], result: Comparison
) -> None:
    spare = [(words(drug.name), drug.name) for drug in (document.drugs if document else ()) if not drug.is_class]
    for drug in {drug.name: drug for drug in expected.drugs if not drug.is_class}.values():
        hit = next((item for item in spare if item[0] in names[drug.name]), None)
        if hit is None:
            result.missed["drug"] += 1
            result.differences.append(Difference("missed", "drug", drug.name))
        else:
            result.right["drug"] += 1
            spare.remove(hit)
    # What is left has no place in the text, or is a drug a second time: a brand not tied to its generic.
    result.made_up["drug"] += len(spare)
    result.differences.extend(Difference("made up", "drug", name) for _, name in spare)


def _pair(wanted: tuple[ExpectedFact, ...], found: list[_Found], names: dict[str, set[Words]]) -> dict[int, int]:
    """Return the found fact for each expected one that has one, by their indices."""
    pairs: dict[int, int] = {}
    free = dict.fromkeys(range(len(found)))
    order = sorted(range(len(wanted)), key=lambda i: wanted[i].optional)
    for only_exact in (True, False):
        for i in order:
            if i in pairs:
                continue
            fitting = [
                j for j in free if found[j].fits(wanted[i], names) and (not only_exact or found[j].is_exact(wanted[i]))
            ]
            if fitting:
                status = getattr(wanted[i], "status", None)
                pairs[i] = next((j for j in fitting if found[j].status == status), fitting[0])
                del free[pairs[i]]
    return pairs


def _repeats(
    wanted: tuple[ExpectedFact, ...], found: list[_Found], names: dict[str, set[Words]], pairs: dict[int, int]
) -> set[int]:
    """Return the found facts that say an expected one once more in other words: one is forgiven for each.

    None is forgiven that repeats the very term, say with another status.
    """
    used = set(pairs.values())
    order = sorted(range(len(wanted)), key=lambda i: wanted[i].optional)
    repeats: set[int] = set()
    forgiven: set[int] = set()
    for j, fact in enumerate(found):
        if j in used:
            continue
        for i in order:
            other = i not in pairs or found[pairs[i]].key != fact.key
            if i not in forgiven and other and fact.fits(wanted[i], names):
                repeats.add(j)
                forgiven.add(i)
                break
    return repeats


def _detail(fact: ExpectedFact | Fact) -> str:
    """Return what tells this fact from others with the same term, where the kind has such a field."""
    return str(getattr(fact, "status", None) or getattr(fact, "action", ""))


_QUALIFIERS = {"indication": ("status",), "side_effect": ("frequency", "serious"), "approval": ("year",)}


def _count_expected(
    wanted: tuple[ExpectedFact, ...], found: list[_Found], pairs: dict[int, int], result: Comparison
) -> None:
    for i, fact in enumerate(wanted):
        if fact.optional:
            continue
        detail = _detail(fact)
        if fact.denied:
            result.qualify("denied facts kept as denied", i in pairs)
            if i not in pairs:
                result.differences.append(Difference("denial missed", fact.kind, fact.drug, fact.term or "", detail))
            continue
        if i not in pairs:
            result.missed[fact.kind] += 1
            result.differences.append(Difference("missed", fact.kind, fact.drug, fact.term or "", detail))
            continue
        result.right[fact.kind] += 1
        for name in _QUALIFIERS.get(fact.kind, ()):
            want, got = getattr(fact, name) or None, getattr(found[pairs[i]].fact, name) or None
            if want is not None or got is not None:
                result.qualify(f"{fact.kind}.{name}", want == got)


def _count_found(found: list[_Found], used: set[int], result: Comparison) -> None:
    for j, item in enumerate(found):
        fact = item.fact
        if fact.negated:
            result.qualify("denials that are right", j in used)
        if j in used:
            continue
        if not fact.negated:
            result.made_up[fact.kind] += 1
        outcome: Outcome = "denied wrongly" if fact.negated else "made up"
        result.differences.append(
            Difference(outcome, fact.kind, fact.drug.name, next(iter(item.terms), ""), _detail(fact))
        )
