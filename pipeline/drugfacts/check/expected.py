"""The file of expected facts that stands beside a text: `NAME.yaml` beside `NAME.txt`."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from drugfacts.kinds import TERM_ROLE, FactKind
from drugfacts.records import Action, ApprovalStatus, Curie, Frequency, IndicationStatus

Kind = Literal["drug", "mechanism", "approval", "indication", "side_effect"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Name = Annotated[str, StringConstraints(min_length=1)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ExpectedDrug(_Model):
    """A drug that the text names, with its other names in the text.

    ``identifiers`` are asked for at the level `identifier`; where they are left out, the lexicon's count. ``routes``
    are asked for where they are given.
    """

    name: Name
    aliases: tuple[Name, ...] = ()
    classes: tuple[Name, ...] = ()
    identifiers: tuple[Curie, ...] = ()
    routes: tuple[Name, ...] | None = None
    is_class: bool = Field(default=False, alias="class")


class _ExpectedFact(_Model):
    """What all expected facts share.

    Attributes
    ----------
    accept : tuple of str
        Other wordings of the term that are right as well.
    optional : bool
        Finding the fact is no error, missing it neither.
    hedged : bool or None
        Whether the text says it with reserve. Where one fact of a file says so, all its facts are held to it; the same
        goes for the ``population`` of indications and the ``circumstance`` of side effects. Of a circumstance its kind
        will do (`withdrawal`, `overdose`, `long-term use`): every wording of that kind is right.
    quote : str or None
        The words of the text that say it, for people.
    identifiers : tuple of str
        Public identifiers of the term, of which one must be found at the level `identifier`.
    """

    term_role: ClassVar[str]

    drug: Name
    accept: tuple[Name, ...] = ()
    negated: bool = False
    optional: bool = False
    hedged: bool | None = None
    quote: str | None = None
    identifiers: tuple[Curie, ...] = ()

    @property
    def term(self) -> str | None:
        """The term as the text has it."""
        value: str | None = getattr(self, self.term_role)
        return value

    @property
    def terms(self) -> tuple[str, ...]:
        """Every wording of the term that is right."""
        return tuple(term for term in (self.term, *self.accept) if term)

    @property
    def denied(self) -> bool:
        """True where the text denies the fact; an approval says so by its status."""
        return self.negated


class ExpectedMechanism(_ExpectedFact):
    """What the drug does in the body, and to what."""

    term_role: ClassVar[str] = "target"

    kind: Literal["mechanism"]
    action: Action
    target: Name


class ExpectedApproval(_ExpectedFact):
    """What a regulator has or has not allowed."""

    term_role: ClassVar[str] = "use"

    kind: Literal["approval"]
    negated: Literal[False] = False
    status: ApprovalStatus
    agency: Name | None = None
    use: Name | None = None
    year: int | None = None


class ExpectedIndication(_ExpectedFact):
    """What the drug is given for."""

    term_role: ClassVar[str] = "condition"

    kind: Literal["indication"]
    condition: Name
    status: IndicationStatus = "unspecified"
    population: Name | None = None


class ExpectedSideEffect(_ExpectedFact):
    """Harm or discomfort that the text attributes to the drug."""

    term_role: ClassVar[str] = "effect"

    kind: Literal["side_effect"]
    effect: Name
    frequency: Frequency | None = None
    serious: bool = False
    circumstance: Name | None = None


ExpectedFact = Annotated[
    ExpectedMechanism | ExpectedApproval | ExpectedIndication | ExpectedSideEffect, Field(discriminator="kind")
]
"""Any expected fact, told apart by its ``kind``."""


_OWN_FIELDS = {
    "mechanism": {"target", "action"},
    "approval": {"use", "status", "agency"},
    "indication": {"condition", "status"},
    "side_effect": {"effect"},
}
_STATUSES = {"approval": get_args(ApprovalStatus), "indication": get_args(IndicationStatus)}


class Forbidden(_Model):
    """A fact that must not be found, however little of it is said: what is left out fits every fact.

    Examples
    --------
    >>> Forbidden(kind="side_effect", effect="weight gain", why="the text denies it").term
    'weight gain'
    """

    kind: FactKind
    drug: Name | None = None
    target: Name | None = None
    use: Name | None = None
    condition: Name | None = None
    effect: Name | None = None
    accept: tuple[Name, ...] = ()
    action: Action | None = None
    status: ApprovalStatus | IndicationStatus | None = None
    agency: Name | None = None
    negated: bool = False
    why: str | None = None

    @property
    def term(self) -> str | None:
        """The term, where one is said."""
        value: str | None = getattr(self, TERM_ROLE[self.kind])
        return value

    @property
    def terms(self) -> tuple[str, ...]:
        """Every wording of the term that is forbidden."""
        return tuple(term for term in (self.term, *self.accept) if term)

    @model_validator(mode="after")
    def _fields_fit(self) -> Forbidden:
        foreign = sorted((set().union(*_OWN_FIELDS.values()) & self.model_fields_set) - _OWN_FIELDS[self.kind])
        if foreign:
            raise ValueError(f"{foreign[0]!r} is no field of the kind {self.kind!r}")
        if self.status is not None and self.status not in _STATUSES[self.kind]:
            raise ValueError(f"status {self.status!r} is none of {', '.join(_STATUSES[self.kind])}")
        return self


Share = Annotated[float, Field(ge=0, le=1)]


class Shares(_Model):
    """The least precision, recall and F1 to reach."""

    f1: Share | None = None
    precision: Share | None = None
    recall: Share | None = None


class Thresholds(Shares):
    """What one text has to reach: over the kinds of fact that occur (the mean), and by kind."""

    drug: Shares | None = None
    mechanism: Shares | None = None
    approval: Shares | None = None
    indication: Shares | None = None
    side_effect: Shares | None = None


class Expected(_Model):
    """The facts that a text must yield, those that it must not yield, and how many errors are allowed.

    Attributes
    ----------
    thresholds : Thresholds or None
        Where it is given, the text is judged by it and not by every single fact. What is forbidden is so all the same.

    Examples
    --------
    >>> Expected.model_validate(
    ...     {
    ...         "drugs": [{"name": "ketamine"}],
    ...         "facts": [{"kind": "side_effect", "drug": "ketamine", "effect": "nausea"}],
    ...     }
    ... ).facts[0].term
    'nausea'
    """

    drugs: tuple[ExpectedDrug, ...] = ()
    facts: tuple[ExpectedFact, ...] = ()
    forbid: tuple[Forbidden, ...] = ()
    thresholds: Thresholds | None = None

    @model_validator(mode="before")
    @classmethod
    def _empty_parts(cls, value: object) -> object:
        # "facts:" with nothing below it is null in YAML, and means none.
        return {k: v for k, v in value.items() if v is not None} if isinstance(value, dict) else value


def fact_models() -> dict[str, type[BaseModel]]:
    """Return the model of each kind of expected fact."""
    return {
        "mechanism": ExpectedMechanism,
        "approval": ExpectedApproval,
        "indication": ExpectedIndication,
        "side_effect": ExpectedSideEffect,
    }
