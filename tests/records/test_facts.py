from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from drugfacts.records import Approval, Drug, Fact, Indication, Mechanism, SideEffect

from .building import FACTS, approval, evidence, indication, mechanism, side_effect, term

FACT: TypeAdapter[Any] = TypeAdapter(Fact)
MODELS = {"mechanism": Mechanism, "approval": Approval, "indication": Indication, "side_effect": SideEffect}


def fact(data: dict[str, Any]) -> Any:
    return FACT.validate_python(data)


@pytest.mark.parametrize("kind", FACTS)
def test_fact_is_told_by_its_kind(kind: str) -> None:
    assert type(fact(FACTS[kind]())) is MODELS[kind]


@pytest.mark.parametrize("kind", ["drug", "interaction", "", None])
def test_fact_of_an_unknown_kind_is_refused(kind: str | None) -> None:
    with pytest.raises(ValidationError, match="kind"):
        fact(side_effect(kind=kind))


def test_fact_with_the_fields_of_another_kind_is_refused() -> None:
    with pytest.raises(ValidationError, match="effect"):
        fact(indication(effect=term("nausea")))


@pytest.mark.parametrize("kind", FACTS)
def test_fact_refuses_a_field_that_it_does_not_know(kind: str) -> None:
    with pytest.raises(ValidationError, match="extra"):
        fact(FACTS[kind](score=0.5))


@pytest.mark.parametrize("kind", FACTS)
def test_fact_is_frozen(kind: str) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        fact(FACTS[kind]()).hedged = True


@pytest.mark.parametrize("kind", FACTS)
def test_fact_needs_evidence(kind: str) -> None:
    without = {k: v for k, v in FACTS[kind]().items() if k != "evidence"}
    for data in (without, {**without, "evidence": []}):
        with pytest.raises(ValidationError, match="evidence"):
            fact(data)


@pytest.mark.parametrize(("kind", "role"), [(k, MODELS[k].term_role) for k in MODELS])
def test_fact_needs_a_span_of_its_terms_role(kind: str, role: str) -> None:
    data = FACTS[kind]()
    data["evidence"][0]["spans"] = [s for s in data["evidence"][0]["spans"] if s["role"] != role]
    with pytest.raises(ValidationError, match=f"role '{role}'"):
        fact(data)


def test_fact_with_its_terms_span_in_one_evidence_of_two_is_taken() -> None:
    data = side_effect()
    data["evidence"].append(evidence("Ketamine blocks", cue="blocks"))
    assert len(fact(data).evidence) == 2


def test_approval_without_a_use_needs_no_span_of_it() -> None:
    data = approval(use=None, year=None, agency=None)
    data["evidence"] = [evidence("The FDA approved it", cue="approved")]
    assert fact(data).term is None


@pytest.mark.parametrize("kind", ["mechanism", "indication", "side_effect"])
def test_fact_other_than_an_approval_needs_its_term(kind: str) -> None:
    role = MODELS[kind].term_role
    with pytest.raises(ValidationError, match=role):
        fact(FACTS[kind](**{role: None}))


def test_approval_is_never_denied() -> None:
    with pytest.raises(ValidationError, match="negated"):
        fact(approval(negated=True))
    assert fact(approval(status="not_approved")).negated is False


@pytest.mark.parametrize(
    ("data", "field", "allowed"),
    [
        (mechanism(), "action", ["inhibits", "activates", "binds", "modulates"]),
        (
            approval(),
            "status",
            ["approved", "not_approved", "emergency_use", "under_review", "designated", "withdrawn"],
        ),
        (indication(), "status", ["approved", "off_label", "unspecified", "investigational"]),
        (side_effect(), "frequency", ["very_common", "common", "uncommon", "rare", "very_rare", None]),
    ],
    ids=["action", "approval status", "indication status", "frequency"],
)
def test_fact_takes_the_words_of_the_contract_and_no_others(
    data: dict[str, Any], field: str, allowed: list[str | None]
) -> None:
    for value in allowed:
        assert getattr(fact({**data, field: value}), field) == value
    for value in ["often", "Approved", "", 1]:
        with pytest.raises(ValidationError, match=field):
            fact({**data, field: value})


@pytest.mark.parametrize("year", [0, 1799, 2201, "soon", 1970.5])
def test_approval_year_that_is_none_is_refused(year: object) -> None:
    with pytest.raises(ValidationError, match="year"):
        fact(approval(year=year))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (indication(), {"population": None}),
        (side_effect(), {"frequency": None, "serious": False, "circumstance": None, "negated": False, "hedged": False}),
    ],
    ids=["indication", "side_effect"],
)
def test_fact_left_unsaid_has_the_defaults_of_the_contract(data: dict[str, Any], expected: dict[str, Any]) -> None:
    assert expected.items() <= fact(data).model_dump().items()


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("mechanism", ["action", "action_text", "target"]),
        ("approval", ["agency", "status", "use", "year"]),
        ("indication", ["condition", "population", "status"]),
        ("side_effect", ["circumstance", "effect", "frequency", "serious"]),
    ],
)
def test_fact_has_the_fields_of_the_contract(kind: str, expected: list[str]) -> None:
    shared = {"id", "kind", "drug", "negated", "hedged", "confidence", "evidence"}
    assert sorted(fact(FACTS[kind]()).model_dump().keys() - shared) == expected


# --- identifiers of facts


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("mechanism", "f-41a9cff45d2e756b"),
        ("approval", "f-70085de7f57b2166"),
        ("indication", "f-23e0ad3303bfc0ed"),
        ("side_effect", "f-0aa649c2b5fc1768"),
    ],
)
def test_fact_id_is_the_same_in_every_version(kind: str, expected: str) -> None:
    """Runs of different versions are compared by these: a change here breaks everyone's stored records."""
    assert fact(FACTS[kind]()).id == expected


@pytest.mark.parametrize("kind", FACTS)
def test_fact_id_given_is_checked(kind: str) -> None:
    given = fact(FACTS[kind]()).id
    assert fact(FACTS[kind](id=given)).id == given
    with pytest.raises(ValidationError, match="does not belong to this fact"):
        fact(FACTS[kind](id="f-0000000000000000"))


OTHER_PLACE = evidence("nausea", effect="nausea")


@pytest.mark.parametrize(
    ("make", "fields"),
    [
        (side_effect, {"frequency": "rare", "serious": True, "circumstance": "chronic use", "hedged": True}),
        (side_effect, {"effect": term("nausea", "NAUSEA"), "evidence": [OTHER_PLACE]}),
        (side_effect, {"drug": {"name": "Ketamine", "identifiers": ["drugbank:DB01221"]}}),
        (side_effect, {"effect": term("Nausea", "nausea")}),
        (indication, {"status": "off_label", "population": "adults"}),
        (mechanism, {"action_text": "blockade"}),
        (approval, {"year": None}),
    ],
    ids=["qualifiers", "evidence", "drug's case", "term's case", "status", "action's words", "year"],
)
def test_fact_id_does_not_depend_on(make: Any, fields: dict[str, Any]) -> None:
    assert fact(make(**fields)).id == fact(make()).id


@pytest.mark.parametrize(
    ("make", "fields"),
    [
        (side_effect, {"drug": {"name": "esketamine"}}),
        (side_effect, {"effect": term("vomiting")}),
        (side_effect, {"negated": True}),
        (mechanism, {"action": "activates"}),
        (approval, {"agency": "EMA"}),
        (approval, {"agency": None}),
        (approval, {"status": "withdrawn"}),
        (approval, {"use": None}),
    ],
    ids=["drug", "term", "denial", "action", "agency", "no agency", "approval status", "no use"],
)
def test_fact_id_depends_on(make: Any, fields: dict[str, Any]) -> None:
    assert fact(make(**fields)).id != fact(make()).id


def test_fact_id_tells_the_kinds_apart() -> None:
    data = evidence("It may cause nausea.", effect="nausea", condition="nausea")
    ids = [
        fact(side_effect(effect=term("nausea"), evidence=[data])).id,
        fact(indication(condition=term("nausea"), evidence=[data])).id,
    ]
    assert len(set(ids)) == 2


def test_fact_id_does_not_run_its_parts_together() -> None:
    one = approval(drug={"name": "a"}, use=term("b c"))
    other = approval(drug={"name": "a b"}, use=term("c"))
    assert fact(one).id != fact(other).id


# --- drugs


def test_drug_has_the_fields_of_the_contract() -> None:
    assert list(Drug(name="x").model_dump()) == [
        *["kind", "name", "is_class", "brands", "classes", "forms", "routes", "identifiers", "mentions"]
    ]


@pytest.mark.parametrize("field", ["brands", "classes", "forms", "routes", "identifiers"])
def test_drug_refuses_an_empty_word(field: str) -> None:
    with pytest.raises(ValidationError, match=field):
        Drug.model_validate({"name": "x", field: [""]})
