from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from drugfacts.check import Comparison, Expected, compare

from .building import build

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))


def counts(comparison: Comparison) -> dict[str, Any]:
    return {
        "right": {kind: n for kind, n in comparison.right.items() if n},
        "made_up": {kind: n for kind, n in comparison.made_up.items() if n},
        "missed": {kind: n for kind, n in comparison.missed.items() if n},
        "qualifiers": {name: list(pair) for name, pair in comparison.qualifiers.items()},
        "differences": list(map(str, comparison.differences)),
    }


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_compare_agrees_with_the_yardstick(case: dict[str, Any]) -> None:
    comparison = compare(Expected.model_validate(case["expected"]), build(case["found"]))
    assert counts(comparison) == case["verdict"]


def test_compare_without_a_record_misses_everything() -> None:
    expected = Expected.model_validate(CASES[0]["expected"])
    assert compare(expected, None).missed == compare(expected, build({})).missed


def test_compare_adds_up() -> None:
    total = Comparison()
    for case in CASES:
        total.add(compare(Expected.model_validate(case["expected"]), build(case["found"])))
    assert sum(total.right.values()) == sum(sum(case["verdict"]["right"].values()) for case in CASES)
