"""The kinds of fact that a text may state of a drug."""

from __future__ import annotations

import hashlib
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from .spans import Curie, DrugRef, Evidence, NonEmpty, Record, Span, Term

Action = Literal["inhibits", "activates", "binds", "modulates"]
ApprovalStatus = Literal["approved", "not_approved", "emergency_use", "under_review", "designated", "withdrawn"]
IndicationStatus = Literal["approved", "off_label", "unspecified", "investigational"]
Frequency = Literal["very_common", "common", "uncommon", "rare", "very_rare"]


class Drug(Record):
    """A substance (or class of substances) that the text names as a medicine or as taken.

    ``mentions`` are names, brands, abbreviations and class names, never pronouns or general nouns.
    """

    kind: Literal["drug"] = "drug"
    name: NonEmpty
    is_class: bool = False
    brands: tuple[NonEmpty, ...] = ()
    classes: tuple[NonEmpty, ...] = ()
    forms: tuple[NonEmpty, ...] = ()
    routes: tuple[NonEmpty, ...] = ()
    identifiers: tuple[Curie, ...] = ()
    mentions: tuple[Span, ...] = ()


class _Fact(Record):
    """What all facts share.

    ``id`` is a hash of the kind, the drug and the fact's key, the same in every run; qualifiers (status of an
    indication, frequency, ...) are not in it, so that two runs can be compared fact by fact. Leave it out to have it
    computed; a wrong one is refused. ``confidence`` is the measured share of facts on like evidence that were right.
    """

    term_role: ClassVar[str]

    id: str = ""
    kind: str
    drug: DrugRef
    negated: bool = False
    hedged: bool = False
    confidence: float | None = Field(default=None, ge=0, le=1)
    evidence: tuple[Evidence, ...] = Field(min_length=1)

    @property
    def term(self) -> Term | None:
        """The fact's term: target, use, condition or effect."""
        value = getattr(self, self.term_role)
        return value if isinstance(value, Term) else None

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this fact another one than its neighbours; the id is a hash of it."""
        name = self.term.name.lower() if self.term else ""
        return (self.kind, self.drug.name.lower(), name, "denied" if self.negated else "asserted")

    @model_validator(mode="after")
    def _id_fits(self) -> _Fact:
        expected = fact_id(self.key)
        if not self.id:
            object.__setattr__(self, "id", expected)
        elif self.id != expected:
            raise ValueError(f"id {self.id!r} does not belong to this fact: expected {expected!r}")
        return self

    @model_validator(mode="after")
    def _term_is_founded(self) -> _Fact:
        if self.term and not any(s.role == self.term_role for e in self.evidence for s in e.spans):
            raise ValueError(f"no evidence has a span of the role {self.term_role!r} for {self.term.text!r}")
        return self


class Mechanism(_Fact):
    """What the drug does in the body, and to what."""

    term_role: ClassVar[str] = "target"

    kind: Literal["mechanism"] = "mechanism"
    action: Action
    action_text: NonEmpty
    target: Term

    @property
    def key(self) -> tuple[str, ...]:
        """The action belongs to it."""
        return (*super().key, self.action)


class Approval(_Fact):
    """What a regulator has or has not allowed. Never ``negated``: ``status`` says it."""

    term_role: ClassVar[str] = "use"

    kind: Literal["approval"] = "approval"
    negated: Literal[False] = False
    status: ApprovalStatus
    agency: NonEmpty | None = None
    use: Term | None = None
    year: int | None = Field(default=None, ge=1800, le=2200)

    @property
    def key(self) -> tuple[str, ...]:
        """Agency and status belong to it."""
        return (*super().key, self.agency or "", self.status)


class Indication(_Fact):
    """A disease, symptom, state or procedure that the drug is given for."""

    term_role: ClassVar[str] = "condition"

    kind: Literal["indication"] = "indication"
    condition: Term
    status: IndicationStatus = "unspecified"
    population: NonEmpty | None = None


class SideEffect(_Fact):
    """Harm or discomfort that the text attributes to taking the drug, or to stopping it."""

    term_role: ClassVar[str] = "effect"

    kind: Literal["side_effect"] = "side_effect"
    effect: Term
    frequency: Frequency | None = None
    serious: bool = False
    circumstance: NonEmpty | None = None


Fact = Annotated[Mechanism | Approval | Indication | SideEffect, Field(discriminator="kind")]
"""Any fact, told apart by its ``kind``."""


def fact_id(key: tuple[str, ...]) -> str:
    """Return the stable identifier of the fact with this key.

    Examples
    --------
    >>> fact_id(("side_effect", "ketamine", "nausea", "asserted"))
    'f-0aa649c2b5fc1768'
    """
    digest = hashlib.sha256("\x1f".join(key).encode("utf-8", "surrogatepass")).hexdigest()
    return f"f-{digest[:16]}"
