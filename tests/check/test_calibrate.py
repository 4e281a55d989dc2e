from __future__ import annotations

from typing import Any

import pytest

from drugfacts.check import Expected
from drugfacts.check.calibrate import Calibration, Grounded
from drugfacts.frames.precision import Count, Grounds

from .building import build

EXPECTED = Expected.model_validate(
    {
        "drugs": [{"name": "ketamine"}],
        "facts": [
            {"kind": "side_effect", "drug": "ketamine", "effect": "nausea"},
            {"kind": "indication", "drug": "ketamine", "condition": "pain", "status": "unspecified"},
        ],
    }
)


def effect(term: str, confidence: float) -> dict[str, Any]:
    return {"kind": "side_effect", "drug": "ketamine", "term": term, "confidence": confidence}


@pytest.fixture
def calibration() -> Calibration:
    pain = {"kind": "indication", "drug": "ketamine", "term": "pain", "confidence": 0.97}
    found = build({"drugs": ["ketamine"], "facts": [effect("nausea", 0.93), effect("rash", 0.91), pain]})
    result = Calibration()
    result.add(EXPECTED, found)
    return result


def test_bins_hold_confidence_against_what_is_right(calibration: Calibration) -> None:
    bins = [(b.low, b.found, round(b.confidence, 3), b.right) for b in calibration.bins()]
    assert bins == [(0.9, 2, 0.92, 0.5), (0.95, 1, 0.97, 1.0)]
    assert calibration.error() == pytest.approx((2 * 0.42 + 0.03) / 3)


def test_no_facts_no_error() -> None:
    assert (list(Calibration().bins()), Calibration().error(), Calibration().ranking()) == ([], 0.0, 0.5)


@pytest.mark.parametrize(
    ("judged", "area"),
    [
        ([(0.9, True), (0.2, False)], 1.0),
        ([(0.2, True), (0.9, False)], 0.0),
        ([(0.5, True), (0.5, False)], 0.5),
        ([(0.9, True), (0.9, True)], 0.5),
        ([(0.9, True), (0.7, False), (0.5, True), (0.5, False), (0.1, False)], (3 + 1.5) / 6),
    ],
)
def test_ranking_is_how_often_a_right_fact_has_more(judged: list[tuple[float, bool]], area: float) -> None:
    assert Calibration(judged).ranking() == pytest.approx(area)


def test_kinds_limit_what_is_judged() -> None:
    result = Calibration()
    result.add(EXPECTED, build({"drugs": ["ketamine"], "facts": [effect("rash", 0.9)]}), kinds=["indication"])
    assert (result.judged, result.texts) == ([], 1)


def test_second_opinions_count_as_a_ground(calibration: Calibration) -> None:
    assert "around" not in calibration.precision("notes").counts["side_effect"]
    found = build({"drugs": ["ketamine"], "facts": [effect("nausea", 0.93), effect("rash", 0.91)]})
    nausea, rash = (fact.id for fact in found.facts)
    result = Calibration()
    result.add(EXPECTED, Grounded.model_construct(**dict(found), around={nausea: "0.95", rash: "0.10"}))
    counted = result.precision("notes")
    around = counted.counts["side_effect"]["around"]
    assert {value: (c.right, c.found) for value, c in around.items()} == {"0.10": (0, 1), "0.95": (1, 1)}
    trusted, doubted = (Grounds("test", "named", "known", around=around) for around in ("0.95", "0.10"))
    assert counted.confidence("side_effect", trusted) > counted.confidence("side_effect", doubted)


def test_counts_are_by_ground(calibration: Calibration) -> None:
    measured = calibration.precision("notes")
    assert measured.texts == {"notes": 1}
    counts = measured.counts["side_effect"]
    assert [(c.right, c.found) for c in (counts["all"][""], counts["rule"]["test"])] == [(1, 2), (1, 2)]
    assert calibration.of_rule("side_effect", "test") == Count(1, 2)


def test_text_that_is_only_seen_counts_nothing(calibration: Calibration) -> None:
    before = calibration.precision("notes").counts
    calibration.see(build({"drugs": ["ketamine"], "facts": [effect("rash", 0.9)]}))
    after = calibration.precision("notes")
    assert (after.counts, after.texts) == (before, {"notes": 1})
    assert after.seen <= after.rules()
