"""The record of one document: what every run writes, one JSON object a text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field, ValidationInfo, model_validator

from .facts import Drug, Fact
from .spans import NonEmpty, Record, Span

SCHEMA_VERSION: Literal["1.1"] = "1.1"


class Generator(Record):
    """What made a record: two records by the same generator of the same text are the same bytes."""

    name: Literal["drugfacts"] = "drugfacts"
    version: NonEmpty
    model: NonEmpty
    lexicon: NonEmpty


class Document(Record):
    """The drugs and facts that one text states, each pointing at the characters that say it.

    Build it with :meth:`for_text`, which checks every span against the text.

    Raises
    ------
    pydantic.ValidationError
        Where a span lies outside the text or differs from it (when the text is given), two facts share an id, or a
        field is unknown.

    Examples
    --------
    >>> made_by = Generator(version="0.1.0", model="none", lexicon="sha256:0")
    >>> document = Document.for_text(
    ...     "Ketamine.",
    ...     id="note",
    ...     generator=made_by,
    ...     drugs=[{"name": "ketamine", "mentions": [{"start": 0, "end": 8, "text": "Ketamine"}]}],
    ... )
    >>> document.drugs[0].mentions[0].text, document.length
    ('Ketamine', 9)
    """

    schema_version: Literal["1.1"] = SCHEMA_VERSION
    generator: Generator
    id: NonEmpty
    source: str | None = None
    title: str | None = None
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    length: int = Field(ge=0)
    drugs: tuple[Drug, ...] = ()
    facts: tuple[Fact, ...] = ()
    warnings: tuple[str, ...] = ()

    @classmethod
    def for_text(cls, text: str, **fields: Any) -> Document:
        """Build the record of ``text``, with its hash and length, and check every span against it."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls.model_validate({**fields, "sha256": digest, "length": len(text)}, context={"text": text})

    def spans(self) -> Iterator[Span]:
        """Yield every span of the record: mentions, evidence, and the roles in it."""
        for drug in self.drugs:
            yield from drug.mentions
        for fact in self.facts:
            for evidence in fact.evidence:
                yield evidence
                yield from evidence.spans

    def to_json(self) -> str:
        """Return the record as one line of JSON, without a line end; the same record gives the same characters."""
        return self.model_dump_json()

    @model_validator(mode="after")
    def _spans_fit(self, info: ValidationInfo) -> Document:
        text = (info.context or {}).get("text")
        for span in self.spans():
            if span.end > self.length:
                raise ValueError(
                    f"span {span.start}:{span.end} ends after the text, which has {self.length} characters"
                )
            if text is not None and text[span.start : span.end] != span.text:
                raise ValueError(f"span {span.start}:{span.end} reads {span.text!r}, the text does not")
        return self

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Document:
        seen: set[str] = set()
        for fact in self.facts:
            if fact.id in seen:
                raise ValueError(f"two facts with the id {fact.id!r}")
            seen.add(fact.id)
        return self
