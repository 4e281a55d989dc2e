"""The file of expected facts that stands beside a text: `NAME.yaml` beside `NAME.txt`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from drugfacts.errors import DrugfactsError
from drugfacts.records import Action, ApprovalStatus, Frequency, IndicationStatus

Name = Annotated[str, StringConstraints(min_length=1)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ExpectedDrug(_Model):
    """A drug that the text names, with its other names in the text."""

    name: Name
    aliases: tuple[Name, ...] = ()
    classes: tuple[Name, ...] = ()
    is_class: bool = Field(default=False, alias="class")


class _ExpectedFact(_Model):
    """What all expected facts share.

    Attributes
    ----------
    accept : tuple of str
        Other wordings of the term that are right as well.
    optional : bool
        Finding the fact is no error, missing it neither.
    quote : str or None
        The words of the text that say it, for people.
    """

    term_role: ClassVar[str]

    drug: Name
    accept: tuple[Name, ...] = ()
    negated: bool = False
    optional: bool = False
    quote: str | None = None

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


class ExpectedSideEffect(_ExpectedFact):
    """Harm or discomfort that the text attributes to the drug."""

    term_role: ClassVar[str] = "effect"

    kind: Literal["side_effect"]
    effect: Name
    frequency: Frequency | None = None
    serious: bool = False


ExpectedFact = Annotated[
    ExpectedMechanism | ExpectedApproval | ExpectedIndication | ExpectedSideEffect, Field(discriminator="kind")
]
"""Any expected fact, told apart by its ``kind``."""


class Expected(_Model):
    """The facts that a text must yield.

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

    @model_validator(mode="before")
    @classmethod
    def _empty_parts(cls, value: object) -> object:
        # "facts:" with nothing below it is null in YAML, and means none.
        return {k: v for k, v in value.items() if v is not None} if isinstance(value, dict) else value


def load_expected(path: Path) -> Expected:
    """Read the expected facts at ``path``.

    Raises
    ------
    DrugfactsError
        Where the file is missing, is no YAML, or says what expected facts cannot say; the message names the place.
    """
    import yaml

    try:
        data = path.read_bytes()
        content = yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 -- both are safe
    except OSError as error:
        raise DrugfactsError(f"{path}: cannot be read: {error.strerror or error}") from error
    except yaml.MarkedYAMLError as error:
        # What breaks off at the end of the file is marked on the line after it.
        last = data.count(b"\n") + 1
        line = f":{min(error.problem_mark.line + 1, last)}" if error.problem_mark else ""
        raise DrugfactsError(f"{path}{line}: not YAML: {error.problem or error.context}: mend the line") from error
    except yaml.YAMLError as error:
        raise DrugfactsError(f"{path}: not YAML: {' '.join(str(error).split())}") from error
    try:
        return Expected.model_validate(content or {})
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise DrugfactsError(f"{path}: {place}: {first['msg']}: mend it as the guidelines say") from error
