"""Stretches of text: every claim in a record points at the characters that make it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Curie = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9._-]*:[A-Za-z0-9][A-Za-z0-9._/-]*$")]
"""A compact public identifier, ``prefix:local`` (W3C CURIE syntax 1.0), such as ``drugbank:DB01221``."""

NonEmpty = Annotated[str, StringConstraints(min_length=1)]

Role = Literal["drug", "action", "target", "agency", "use", "condition", "effect", "cue"]


class Record(BaseModel):
    """Base of all records: immutable, and strict about fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """A stretch of the document's text.

    Attributes
    ----------
    start, end : int
        Offsets into the text in Unicode code points, half open.
    text : str
        ``document_text[start:end]``.

    Raises
    ------
    pydantic.ValidationError
        Where ``text`` is not as long as the offsets say.

    Examples
    --------
    >>> Span(start=0, end=8, text="Ketamine").text
    'Ketamine'
    """

    start: int = Field(ge=0)
    end: int = Field(ge=1)
    text: NonEmpty

    @model_validator(mode="after")
    def _length_fits(self) -> Span:
        if self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}:{self.end} does not have the length of its text {self.text!r}")
        return self


class RoleSpan(Span):
    """A span within a piece of evidence, with the role it plays in the fact."""

    role: Role


class Evidence(Span):
    """The sentence, list item or heading that says a fact, the rule that read it, and the words that filled its roles.

    A role's span may lie outside the evidence: the drug named in the title, the lead-in of a list.
    """

    rule: NonEmpty
    spans: tuple[RoleSpan, ...] = Field(min_length=1)


class Term(Record):
    """What a fact is about: its preferred name, as first written, and public identifiers (empty where none fits)."""

    name: NonEmpty
    text: NonEmpty
    identifiers: tuple[Curie, ...] = ()


class DrugRef(Record):
    """The drug of a fact: generic name in lower case (a class as written in its singular) and identifiers."""

    name: NonEmpty
    identifiers: tuple[Curie, ...] = ()
