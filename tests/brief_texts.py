"""Short texts of our own with what a careful reader takes from them, and what not.

A fact is written as its kind, its drug and its term, with "not" before it where it is denied: "not harm X C". Behind an
"@" stands its frequency, its status, its circumstance, whom it is for or what the drug does to a target.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.language import Language

from drugfacts.records import Fact

_NAMES = {"side_effect": "harm", "indication": "use", "mechanism": "acts", "approval": "licence"}
_TOLD = ("frequency", "status", "circumstance", "population", "action", "year")


class Case(NamedTuple):
    """A text, the facts that it states and those that only a hasty reader would find."""

    text: str
    states: tuple[str, ...] = ()
    not_so: tuple[str, ...] = ()


def stated(nlp: Language, text: str) -> set[str]:
    """The facts of a text, each written plainly and with each of its details."""
    return set().union(*map(_written, nlp(text)._.drugfacts.facts), set())


def check(nlp: Language, case: Case) -> None:
    """Hold what is read in a text against what it states."""
    found = stated(nlp, case.text)
    assert set(case.states) <= found
    assert found.isdisjoint(case.not_so)


def _written(fact: Fact) -> set[str]:
    term = f" {fact.term.text.lower()}" if fact.term else ""
    plain = f"{'not ' if fact.negated else ''}{_NAMES[fact.kind]} {fact.drug.name}{term}"
    told = (getattr(fact, name, None) for name in _TOLD)
    return {plain} | {f"{plain} @{getattr(value, 'value', value)}" for value in told if value}
