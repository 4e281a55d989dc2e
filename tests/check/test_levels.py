"""What counts as right at each level, and what is said of a difference."""

from __future__ import annotations

from typing import Any

import pytest

from drugfacts.check import Comparison, Expected, Level, compare
from drugfacts.check.floors import Floor, floors_of, parse_floor, shortfalls
from drugfacts.errors import DrugfactsError

from .building import build

KNOWN = {"heart attack": "x:1", "myocardial infarction": "x:1", "nausea": "x:2", "ketamine": "d:1", "ketalar": "d:1"}


def identify(wording: str, kind: str) -> frozenset[str]:
    return frozenset({KNOWN[wording]} if wording in KNOWN else ())


def check(expected: dict[str, Any], found: dict[str, Any], level: Level) -> Comparison:
    return compare(Expected.model_validate(expected), build(found), level, identify)


def effect(term: str, **fields: Any) -> dict[str, Any]:
    return {"kind": "side_effect", "drug": "ketamine", "effect": term, **fields}


def found_effect(term: str, **fields: Any) -> dict[str, Any]:
    return {"kind": "side_effect", "drug": "ketamine", "term": term, **fields}


ALL = set(Level)


@pytest.mark.parametrize(
    ("wanted", "found", "right_at"),
    [
        (effect("nausea"), found_effect("nausea", identifiers=["x:2"]), ALL),
        (effect("nausea"), found_effect("nausea"), ALL - {Level.IDENTIFIER}),
        (effect("nausea", identifiers=["x:9"]), found_effect("nausea", identifiers=["x:2"]), ALL - {Level.IDENTIFIER}),
        (
            effect("heart attack"),
            found_effect("myocardial infarction", identifiers=["x:1"]),
            {Level.IDENTIFIER, Level.KIND_AND_DRUG},
        ),
        (effect("pale skin"), found_effect("pale skin"), ALL),  # no identifier is known: word for word
        (effect("pale skin"), found_effect("very pale skin"), {Level.RELAXED, Level.KIND_AND_DRUG}),
        (effect("pale skin"), found_effect("cough"), {Level.KIND_AND_DRUG}),
        (effect("cough", negated=True), found_effect("cough"), set()),
    ],
)
def test_levels_of_a_term(wanted: dict[str, Any], found: dict[str, Any], right_at: set[Level]) -> None:
    expected = {"drugs": [{"name": "ketamine", "identifiers": ["d:1"]}], "facts": [wanted]}
    document = {"drugs": [{"name": "ketamine", "identifiers": ["d:1"]}], "facts": [found]}
    for level in Level:
        comparison = check(expected, document, level)
        assert (not comparison.differences) == (level in right_at), (level, comparison.differences)


def test_levels_of_a_mechanism_ask_for_its_action_but_the_last() -> None:
    expected = {"facts": [{"kind": "mechanism", "drug": "ketamine", "action": "inhibits", "target": "NMDA receptor"}]}
    found = {"facts": [{"kind": "mechanism", "drug": "ketamine", "action": "binds", "term": "NMDA receptor"}]}
    assert [bool(check(expected, found, level).differences) for level in Level] == [True, True, True, False]


def test_levels_identifier_takes_a_drug_by_another_name() -> None:
    document = {"drugs": [{"name": "ketalar", "identifiers": ["d:1"]}]}
    assert not check({"drugs": [{"name": "ketamine"}]}, document, Level.IDENTIFIER).differences
    assert check({"drugs": [{"name": "ketamine"}]}, document, Level.EXACT).differences


def test_nearest_says_which_field_differs() -> None:
    expected = {"facts": [{"kind": "mechanism", "drug": "ketamine", "action": "inhibits", "target": "NMDA receptor"}]}
    found = {"facts": [{"kind": "mechanism", "drug": "ketamine", "action": "binds", "term": "NMDA receptors"}]}
    missed, made_up = check(expected, found, Level.RELAXED).differences
    assert missed.near is not None
    assert list(map(str, missed.near.changes)) == ["action is binds, not inhibits"]
    assert made_up.near is not None
    assert (made_up.near.index, made_up.near.changes) == (0, missed.near.changes)


@pytest.mark.parametrize(
    ("found", "changes"),
    [
        (found_effect("nausea", negated=True), ["negated is true, not false"]),
        ({**found_effect("nausea"), "drug": "esketamine"}, ["drug is esketamine, not ketamine"]),
        (found_effect("nauseous nights"), None),
        ({"kind": "indication", "drug": "ketamine", "term": "nausea"}, ["kind is indication, not side_effect"]),
    ],
)
def test_nearest_of_a_missed_fact(found: dict[str, Any], changes: list[str] | None) -> None:
    near = check({"facts": [effect("nausea")]}, {"facts": [found]}, Level.RELAXED).differences[0].near
    assert (near and list(map(str, near.changes))) == changes


def test_changed_qualifier_is_told_and_still_right() -> None:
    comparison = check(
        {"facts": [effect("nausea", serious=True, frequency="rare"), effect("rash", optional=True)]},
        {"facts": [found_effect("nausea", frequency="common"), found_effect("rash", serious=True)]},
        Level.RELAXED,
    )
    assert comparison.right["side_effect"] == 1
    assert comparison.differences == []
    (change,) = comparison.changes
    assert change.detail == "frequency is common, not rare, serious is false, not true"


@pytest.mark.parametrize(
    ("rule", "is_broken"),
    [
        ({"kind": "side_effect"}, True),
        ({"kind": "side_effect", "drug": "ketamine", "effect": "nausea"}, True),
        ({"kind": "side_effect", "drug": "aspirin"}, False),
        ({"kind": "side_effect", "effect": "rash", "accept": ["severe nausea"]}, True),
        ({"kind": "side_effect", "effect": "nausea", "negated": True}, False),
        ({"kind": "indication", "condition": "nausea"}, False),
    ],
)
def test_forbid(rule: dict[str, Any], is_broken: bool) -> None:
    comparison = check(
        {"facts": [effect("nausea")], "forbid": [rule]}, {"facts": [found_effect("nausea")]}, Level.EXACT
    )
    assert [d.outcome for d in comparison.differences] == (["forbidden"] if is_broken else [])
    assert comparison.right["side_effect"] == 1


def test_forbid_counts_as_made_up_once() -> None:
    comparison = check({"forbid": [{"kind": "side_effect"}]}, {"facts": [found_effect("nausea")]}, Level.RELAXED)
    assert [d.outcome for d in comparison.differences] == ["forbidden"]
    assert comparison.made_up["side_effect"] == 1


def test_floors_overall_and_by_kind() -> None:
    comparison = Comparison()
    comparison.right.update(drug=1, side_effect=1)
    comparison.missed.update(side_effect=1)
    told = shortfalls(
        comparison, [parse_floor("f1", v) for v in ("0.9", "0.83", "side_effect=0.8", "drug=1", "approval=1")]
    )
    assert told == ["macro F1 0.8333 is below 0.9", "F1 of side_effect 0.6667 is below 0.8"]
    assert shortfalls(comparison, [Floor("precision", 1), Floor("recall", 0.8)]) == ["macro recall 0.7500 is below 0.8"]


@pytest.mark.parametrize("value", ["", "x", "1.1", "-0.1", "nan", "side_effects=0.5", "drug=", "=0.5"])
def test_floors_that_are_none_are_refused(value: str) -> None:
    with pytest.raises(DrugfactsError, match="--min-f1"):
        parse_floor("f1", value)


def test_floors_of_a_file() -> None:
    expected = Expected.model_validate({"thresholds": {"f1": 0.5, "side_effect": {"recall": 1}}})
    assert list(floors_of(expected.thresholds)) == [Floor("f1", 0.5), Floor("recall", 1.0, "side_effect")]
    assert list(floors_of(None)) == []


@pytest.mark.parametrize(
    ("wanted", "found", "is_right"),
    [
        ("European Commission", "EC", True),
        ("US Food and Drug Administration", "FDA", True),
        ("FDA", "FDA", True),
        ("FDA", "EMA", False),
        ("an agency of no list", "FDA", False),
        (None, "FDA", False),
        ("FDA", None, False),
    ],
)
def test_agency_counts_by_any_of_its_names(wanted: str | None, found: str | None, is_right: bool) -> None:
    approval = {"kind": "approval", "drug": "ketamine", "status": "approved"}
    expected = {"drugs": [{"name": "ketamine"}], "facts": [{**approval, "agency": wanted}]}
    document = {"drugs": [{"name": "ketamine"}], "facts": [{**approval, "agency": found}]}
    assert (not check(expected, document, Level.RELAXED).differences) == is_right
