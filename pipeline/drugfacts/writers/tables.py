"""Records as tables with keys: what CSV, SQLite, DuckDB and Parquet have in common.

Every key is made of names that the record has (a document's id, a fact's id) and of counts from 0, so that the same
record gives the same rows in every format and every run, and none needs the rows before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, cast

from drugfacts.records import Document, Drug, DrugRef, Evidence, Fact

from .text import storable

Type = Literal["text", "integer", "real", "boolean"]
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type, and whether it may be empty."""

    name: str
    type: Type
    optional: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes
    ----------
    keys : int
        So many of the first columns are its primary key.
    parent : str
        The table that it refers to, by columns called as that one's key.
    """

    name: str
    columns: tuple[Column, ...]
    keys: int
    parent: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """The names of the columns of the primary key."""
        return tuple(column.name for column in self.columns[: self.keys])


def _columns(text: str) -> tuple[Column, ...]:
    """Read ``name:type?``, where text needs no type and ``?`` means that it may be empty."""
    columns = []
    for word in text.split():
        name, _, type = word.rstrip("?").partition(":")
        columns.append(Column(name, cast("Type", type or "text"), word.endswith("?")))
    return tuple(columns)


_SPAN = "start_char:integer end_char:integer text"

TABLES: tuple[Table, ...] = (
    Table(
        "documents",
        _columns("document_id source? title? sha256 length:integer schema_version generator version model lexicon"),
        keys=1,
    ),
    Table("warnings", _columns("document_id warning_no:integer text"), keys=2, parent="documents"),
    Table(
        "drugs",
        _columns("document_id drug drug_no:integer is_class:boolean listed:boolean"),
        keys=2,
        parent="documents",
    ),
    Table("drug_details", _columns("document_id drug field value_no:integer value"), keys=4, parent="drugs"),
    Table("drug_identifiers", _columns("document_id drug identifier_no:integer identifier"), keys=3, parent="drugs"),
    Table("mentions", _columns(f"document_id drug mention_no:integer {_SPAN}"), keys=3, parent="drugs"),
    Table(
        "facts",
        _columns(
            "document_id fact_id fact_no:integer kind drug negated:boolean hedged:boolean confidence:real? term? "
            "term_text? action? action_text? status? agency? year:integer? population? frequency? serious:boolean? "
            "circumstance?"
        ),
        keys=2,
        parent="drugs",
    ),
    Table("term_identifiers", _columns("document_id fact_id identifier_no:integer identifier"), keys=3, parent="facts"),
    Table("evidence", _columns(f"document_id fact_id evidence_no:integer rule {_SPAN}"), keys=3, parent="facts"),
    Table(
        "spans",
        _columns(f"document_id fact_id evidence_no:integer span_no:integer role {_SPAN}"),
        keys=4,
        parent="evidence",
    ),
)
"""All tables, each after the one that it refers to by the columns of that one's key."""

BY_NAME = {table.name: table for table in TABLES}

_DETAILS = {"brand": "brands", "class": "classes", "form": "forms", "route": "routes"}
QUALIFIERS = (
    "action",
    "action_text",
    "status",
    "agency",
    "year",
    "population",
    "frequency",
    "serious",
    "circumstance",
)


def rows_of(document: Document) -> Iterator[tuple[str, Row]]:
    """Yield the rows of a record with the name of their table, each after the one that it refers to.

    Examples
    --------
    >>> from drugfacts.records import Generator
    >>> made_by = Generator(version="0", model="none", lexicon="none")
    >>> [table for table, row in rows_of(Document.for_text("", id="note", generator=made_by))]
    ['documents']
    """
    for table, row in _rows_of(document):
        yield table, tuple(storable(value) if isinstance(value, str) else value for value in row)


def _rows_of(document: Document) -> Iterator[tuple[str, Row]]:
    id, made_by = document.id, document.generator
    described = (document.schema_version, made_by.name, made_by.version, made_by.model, made_by.lexicon)
    yield "documents", (id, document.source, document.title, document.sha256, document.length, *described)
    for number, warning in enumerate(document.warnings):
        yield "warnings", (id, number, warning)
    for number, drug in enumerate(all_drugs(document)):
        yield from _drug_rows(id, number, drug)
    for number, fact in enumerate(document.facts):
        yield from _fact_rows(id, number, fact)


def all_drugs(document: Document) -> Iterator[Drug | DrugRef]:
    """Yield each drug of a record once: those that ``drugs`` lists, then those that facts alone name."""
    seen: set[str] = set()
    drugs: list[Drug | DrugRef] = [*document.drugs, *(fact.drug for fact in document.facts)]
    for drug in drugs:
        if drug.name not in seen:
            seen.add(drug.name)
            yield drug


def _drug_rows(id: str, number: int, drug: Drug | DrugRef) -> Iterator[tuple[str, Row]]:
    listed = isinstance(drug, Drug)
    yield "drugs", (id, drug.name, number, isinstance(drug, Drug) and drug.is_class, listed)
    for at, identifier in enumerate(drug.identifiers):
        yield "drug_identifiers", (id, drug.name, at, identifier)
    if not isinstance(drug, Drug):
        return
    for field, attribute in _DETAILS.items():
        for at, value in enumerate(getattr(drug, attribute)):
            yield "drug_details", (id, drug.name, field, at, value)
    for at, mention in enumerate(drug.mentions):
        yield "mentions", (id, drug.name, at, mention.start, mention.end, mention.text)


def _fact_rows(id: str, number: int, fact: Fact) -> Iterator[tuple[str, Row]]:
    term = fact.term
    qualifiers = (getattr(fact, name, None) for name in QUALIFIERS)
    said = (fact.negated, fact.hedged, fact.confidence, term and term.name, term and term.text)
    yield "facts", (id, fact.id, number, fact.kind, fact.drug.name, *said, *qualifiers)
    for at, identifier in enumerate(term.identifiers if term else ()):
        yield "term_identifiers", (id, fact.id, at, identifier)
    for at, evidence in enumerate(fact.evidence):
        yield from _evidence_rows((id, fact.id, at), evidence)


def _evidence_rows(key: tuple[str, str, int], evidence: Evidence) -> Iterator[tuple[str, Row]]:
    yield "evidence", (*key, evidence.rule, evidence.start, evidence.end, evidence.text)
    for at, span in enumerate(evidence.spans):
        yield "spans", (*key, at, span.role, span.start, span.end, span.text)
