from __future__ import annotations

from typing import Any

import pytest

from drugfacts.kinds import UNNAMED
from drugfacts.merge import Statement, merge


def said(
    kind: str, term: str | None, *, ids: list[str] | None = None, drug: str = "zinc", **fields: Any
) -> dict[str, Any]:
    role = {"mechanism": "target", "approval": "use", "indication": "condition", "side_effect": "effect"}[kind]
    text = f"{drug} {term}"
    return {
        "id": f"f-{kind}-{term}-{fields}",
        "kind": kind,
        "drug": {"name": drug, "identifiers": []},
        role: {"name": term, "text": term, "identifiers": ids or []} if term else None,
        "negated": False,
        "hedged": False,
        "evidence": [{"start": 0, "end": len(text), "text": text, "rule": f"{kind}.test", "spans": []}],
    } | fields


def document(id: str, *facts: dict[str, Any]) -> dict[str, Any]:
    return {"id": id, "drugs": [], "facts": list(facts)}


def by_denial(statements: list[Statement]) -> dict[bool, Statement]:
    return {statement.denies: statement for statement in statements}


def test_a_fact_of_two_documents_is_one_statement_with_both_sources() -> None:
    a = said("side_effect", "nausea", frequency="common", confidence=0.7)
    b = said("side_effect", "Nausea", frequency="rare", confidence=0.9, hedged=True)
    (statement,) = merge([document("a", a), document("b", b)])
    assert (statement.documents, statement.hedged, statement.confidence) == (2, 1, 0.9)
    assert [source.document for source in statement.sources] == ["a", "b"]
    assert statement.qualifiers["frequency"] == {"common": 1, "rare": 1}


def test_products_without_a_name_are_as_many_as_documents() -> None:
    a = said("indication", "hives", drug=UNNAMED)
    one, other = merge([document("a", a), document("b", a, said("indication", "hives", drug=UNNAMED))])
    assert one.id != other.id
    assert [one.documents, other.documents] == [1, 1]


def test_terms_agree_by_identifier_whatever_they_are_called() -> None:
    a = said("indication", "heart attack", ids=["mesh:D009203"])
    b = said("indication", "myocardial infarction", ids=["mesh:D009203", "HP:0001658"])
    assert [s.documents for s in merge([document("a", a), document("b", b)])] == [2]


def test_a_denial_is_a_statement_of_its_own_and_both_name_each_other() -> None:
    a, b = said("side_effect", "weight gain"), said("side_effect", "weight gain", negated=True)
    found = by_denial(merge([document("a", a), document("b", b)]))
    assert found[True].contradicted_by == [found[False].id]
    assert found[False].contradicted_by == [found[True].id]


@pytest.mark.parametrize(
    ("status", "agency", "contradicts"),
    [
        ("approved", "FDA", True),
        ("emergency_use", "FDA", True),
        ("approved", "EMA", False),
        ("withdrawn", "FDA", False),
    ],
)
def test_approvals_contradict_within_an_agency(status: str, agency: str, contradicts: bool) -> None:
    refused = said("approval", "pain", status="not_approved", agency="FDA")
    other = said("approval", "pain", status=status, agency=agency)
    statements = merge([document("a", refused), document("b", other)])
    assert len(statements) == 2
    assert [bool(s.contradicted_by) for s in statements] == [contradicts, contradicts]


def test_the_status_of_a_use_is_counted_and_parts_nothing() -> None:
    facts = [said("indication", "pain", status=status) for status in ("approved", "off_label", "approved")]
    (statement,) = merge([document(str(n), fact) for n, fact in enumerate(facts)])
    assert statement.to_dict()["qualifiers"]["status"] == {"approved": 2, "off_label": 1}
    assert "status" not in statement.to_dict()


def test_actions_part_mechanisms() -> None:
    facts = [said("mechanism", "serotonin", action=action) for action in ("inhibits", "activates")]
    assert [s.said["action"] for s in merge([document("a", *facts)])] == ["activates", "inhibits"]


def test_the_order_of_documents_changes_nothing_but_the_order_of_sources() -> None:
    documents = [
        document("a", said("side_effect", "nausea"), said("indication", "pain", drug="aspirin")),
        document("b", said("side_effect", "nausea", negated=True), said("side_effect", "rash")),
    ]
    there, back = merge(documents), merge(documents[::-1])
    assert [s.to_dict() | {"sources": 0} for s in there] == [s.to_dict() | {"sources": 0} for s in back]
