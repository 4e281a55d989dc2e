"""Facts of many documents to statements: what is said once for all, apart from where it is said.

The idea is INDRA's (Gyori et al. 2017, doi:10.15252/msb.20177651): a statement is separate from its evidence, and one
statement may have much of it. Where documents disagree, nothing is decided here: both statements stand, and each names
the other.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from drugfacts.kinds import KINDS, TERM_ROLE, UNNAMED

_COUNTED: Mapping[str, tuple[str, ...]] = {
    "mechanism": (),
    "approval": ("year",),
    "indication": ("status", "population"),
    "side_effect": ("frequency", "serious", "circumstance"),
}
"""Qualifiers: they may differ from document to document, and it is counted how often each is said."""

_ALLOWED = frozenset({"approved", "emergency_use"})
_REFUSED = frozenset({"not_approved"})


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement is said.

    Attributes
    ----------
    document, fact : str
        The document's id, and the fact's id in it.
    start, end : int
        The evidence, in code points of the document's text.
    text, rule : str
        The words of the evidence, and the rule that read them.
    """

    document: str
    fact: str
    start: int
    end: int
    text: str
    rule: str

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return {name: getattr(self, name) for name in ("document", "fact", "start", "end", "text", "rule")}


@dataclass(slots=True)
class Statement:
    """One fact, however many documents say it.

    Attributes
    ----------
    id : str
        The same in every run; a hash of what makes it another statement than its neighbours.
    kind : str
    drug : dict
        ``name`` and ``identifiers``.
    drug_key : str
        What tells the drug from others; products without a name are as many as documents.
    term : dict or None
        Likewise: target, use, condition or effect.
    said : dict of str
        What belongs to the statement beside drug and term: the action of a mechanism, agency and status of an approval.
    negated : bool
    hedged : int
        How many of its documents say it with a hedge only.
    confidence : float or None
        The highest of its facts'.
    qualifiers : dict of Counter
        How many documents say each status, frequency, year, ...
    sources : list of Source
        Every evidence, in order of documents.
    contradicted_by : list of str
        Statements that say the opposite.
    """

    id: str
    kind: str
    drug: dict[str, Any]
    drug_key: str
    term: dict[str, Any] | None
    said: dict[str, str | None]
    negated: bool
    hedged: int = 0
    confidence: float | None = None
    qualifiers: dict[str, Counter[str]] = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)
    contradicted_by: list[str] = field(default_factory=list)

    @property
    def documents(self) -> int:
        """How many documents say it."""
        return len({source.document for source in self.sources})

    @property
    def subject(self) -> tuple[str, ...]:
        """What a statement and its denial have in common."""
        term = _key(self.term) if self.term else ""
        return (self.kind, self.drug_key, term, self.said.get("action") or self.said.get("agency") or "")

    @property
    def denies(self) -> bool:
        """True for a denial, and for an approval that was refused."""
        return self.negated or self.said.get("status") in _REFUSED

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON has it: the names of fields are those of a fact wherever it has them."""
        return {
            "id": self.id,
            "kind": self.kind,
            "drug": self.drug,
            TERM_ROLE[self.kind]: self.term,
            **self.said,
            "negated": self.negated,
            "hedged_documents": self.hedged,
            "confidence": self.confidence,
            "documents": self.documents,
            "evidences": len(self.sources),
            "qualifiers": {name: dict(_ordered(counts)) for name, counts in self.qualifiers.items()},
            "contradicted_by": self.contradicted_by,
            "sources": [source.to_dict() for source in self.sources],
        }


def merge(records: Iterable[Mapping[str, Any]]) -> list[Statement]:
    """Merge the facts of ``records``.

    Two facts are one statement where kind, drug, denial and term agree, and the action of a mechanism, or agency and
    status of an approval. Drugs and terms agree by their first public identifier, or else by name.

    Parameters
    ----------
    records : iterable of dict
        What ``drugfacts extract`` writes, as read from JSON.

    Returns
    -------
    list of Statement
        By kind, drug and term; the same records give the same list, in whatever order they come, but for the order of
        ``sources``.

    Examples
    --------
    >>> fact = {
    ...     "id": "f-1",
    ...     "kind": "side_effect",
    ...     "drug": {"name": "zinc"},
    ...     "negated": False,
    ...     "hedged": True,
    ...     "effect": {"name": "nausea", "text": "nausea"},
    ...     "frequency": "common",
    ...     "evidence": [{"start": 0, "end": 22, "text": "Zinc may cause nausea.", "rule": "side_effect.causes"}],
    ... }
    >>> denied = fact | {"id": "f-2", "negated": True, "frequency": None}
    >>> for statement in merge([{"id": "a", "facts": [fact]}, {"id": "b", "facts": [fact, denied]}]):
    ...     print(statement.negated, statement.documents, dict(statement.qualifiers["frequency"]))
    False 2 {'common': 2}
    True 1 {}
    """
    statements: dict[str, Statement] = {}
    for record in records:
        for fact in record["facts"]:
            made = _statement(fact, str(record["id"]))
            _add(statements.setdefault(made.id, made), fact, str(record["id"]))
    _oppose(statements.values())
    return sorted(statements.values(), key=_order)


def _statement(fact: Mapping[str, Any], document: str) -> Statement:
    """Begin the statement that ``fact`` makes, without its evidence."""
    kind = fact["kind"]
    drug, term = _named(fact["drug"]), fact.get(TERM_ROLE[kind])
    said = {name: fact.get(name) for name in ("action", "agency", "status") if name in fact}
    if kind == "indication":  # the status of a use is a qualifier; that of an approval is what is said
        said.pop("status", None)
    term = _named(term) if term else None
    negated = bool(fact.get("negated"))
    drug_key = _key(drug) if drug["name"] != UNNAMED else f"{UNNAMED} of {document}"
    key = (kind, drug_key, _key(term) if term else "", *(said[name] or "" for name in said), str(negated))
    digest = hashlib.sha256("\x1f".join(key).encode("utf-8", "surrogatepass")).hexdigest()
    return Statement(f"s-{digest[:16]}", kind, drug, drug_key, term, said, negated)


def _add(statement: Statement, fact: Mapping[str, Any], document: str) -> None:
    """Count what ``fact`` says of ``statement``."""
    statement.hedged += bool(fact.get("hedged"))
    if (confidence := fact.get("confidence")) is not None:
        statement.confidence = max(confidence, statement.confidence or 0.0)
    for name in _COUNTED[statement.kind]:
        counts = statement.qualifiers.setdefault(name, Counter())
        value = fact.get(name)
        if value not in (None, False):
            counts["true" if value is True else str(value)] += 1
    for one in fact["evidence"]:
        statement.sources.append(
            Source(document, fact["id"], one["start"], one["end"], one["text"], one.get("rule", ""))
        )


def _oppose(statements: Iterable[Statement]) -> None:
    """Have statements that say the opposite of each other name each other."""
    by_subject: dict[tuple[str, ...], list[Statement]] = {}
    for statement in statements:
        by_subject.setdefault(statement.subject, []).append(statement)
    for group in by_subject.values():
        denials = [one for one in group if one.denies]
        assertions = [one for one in group if not one.denies and one.said.get("status", "approved") in _ALLOWED]
        for one, others in [*((d, assertions) for d in denials), *((a, denials) for a in assertions)]:
            one.contradicted_by = sorted(other.id for other in others)


def _named(item: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": item["name"], "identifiers": list(item.get("identifiers", ()))}


def _key(item: Mapping[str, Any]) -> str:
    """What tells a drug or a term from others across documents."""
    identifiers = item["identifiers"]
    return str(identifiers[0] if identifiers else item["name"].lower())


def _order(statement: Statement) -> tuple[Any, ...]:
    term = statement.term["name"].lower() if statement.term else ""
    kind = KINDS.index(statement.kind)
    said = tuple(statement.said[name] or "" for name in statement.said)
    return (kind, statement.drug["name"], term, said, statement.negated, statement.id)


def _ordered(counts: Counter[str]) -> Iterator[tuple[str, int]]:
    """The most frequent first; of equals, by name."""
    return iter(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
