"""The output contract as Pydantic models: the one source of the JSON Schema."""

from .document import SCHEMA_VERSION, Document, Generator
from .facts import (
    Action,
    Approval,
    ApprovalStatus,
    Drug,
    Fact,
    Frequency,
    Indication,
    IndicationStatus,
    Mechanism,
    SideEffect,
    fact_id,
)
from .schemas import schema_text, schemas, stale_schemas, write_schemas
from .spans import Curie, DrugRef, Evidence, Record, Role, RoleSpan, Span, Term

__all__ = [
    "SCHEMA_VERSION",
    "Action",
    "Approval",
    "ApprovalStatus",
    "Curie",
    "Document",
    "Drug",
    "DrugRef",
    "Evidence",
    "Fact",
    "Frequency",
    "Generator",
    "Indication",
    "IndicationStatus",
    "Mechanism",
    "Record",
    "Role",
    "RoleSpan",
    "SideEffect",
    "Span",
    "Term",
    "fact_id",
    "schema_text",
    "schemas",
    "stale_schemas",
    "write_schemas",
]
