"""Two runs compared fact by fact: what came, what went, and what changed.

Facts are told apart by the document's id and their own, which is the same in every run; qualifiers (status of an
indication, frequency ...) are not part of it, and so can change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from drugfacts.kinds import TERM_ROLE

Record = Mapping[str, Any]

_QUALIFIERS = ("status", "agency", "year", "frequency", "serious", "circumstance", "population", "hedged")


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact, or document, that is not the same in both runs.

    Attributes
    ----------
    outcome : str
        ``added``, ``removed`` or ``changed``; of a whole document where ``fact`` is None.
    document : str
    fact : mapping or None
        As it is now; as it was, where it is gone.
    fields : dict
        By field that changed: what it was, and what it is.
    """

    outcome: Literal["added", "removed", "changed"]
    document: str
    fact: Record | None
    fields: dict[str, tuple[Any, Any]]

    def __str__(self) -> str:
        if self.fact is None:
            return f"{self.outcome} | document"
        changes = ", ".join(f"{name}: {_said(old)} -> {_said(new)}" for name, (old, new) in self.fields.items())
        return " | ".join(part for part in (self.outcome, _named(self.fact), changes) if part)


def diff_records(before: Record | None, now: Record | None) -> Iterator[FactChange]:
    """Yield what differs between two records of one document, the facts in the order of the later run.

    Examples
    --------
    >>> fact = {"id": "f-1", "kind": "side_effect", "drug": {"name": "a"}, "effect": {"text": "rash"}, "serious": True}
    >>> old, new = {"id": "n", "facts": [fact]}, {"id": "n", "facts": [{**fact, "serious": False}]}
    >>> print(*diff_records(old, new))
    changed | side_effect | a | rash | serious: true -> false
    >>> print(*diff_records(old, None))
    removed | document
    """
    if before is None or now is None:
        record = before or now
        if record is not None:
            yield FactChange("added" if before is None else "removed", str(record["id"]), None, {})
        return
    name = str(now["id"])
    old = {fact["id"]: fact for fact in before["facts"]}
    new = {fact["id"]: fact for fact in now["facts"]}
    for id, fact in new.items():
        if id not in old:
            yield FactChange("added", name, fact, {})
            continue
        was = old[id]
        fields = {key: (was.get(key), fact.get(key)) for key in _QUALIFIERS if was.get(key) != fact.get(key)}
        if fields:
            yield FactChange("changed", name, fact, fields)
    for id, fact in old.items():
        if id not in new:
            yield FactChange("removed", name, fact, {})


def _named(fact: Record) -> str:
    term = fact.get(TERM_ROLE.get(fact["kind"], "")) or {}
    own = fact.get("action") or (fact.get("status") if fact["kind"] == "approval" else "")
    parts = (fact["kind"], fact["drug"]["name"], term.get("text"), own, "denied" if fact.get("negated") else "")
    return " | ".join(str(part) for part in parts if part)


def _said(value: Any) -> str:
    if value is None:
        return "none"
    return str(value).lower() if isinstance(value, bool) else str(value)
