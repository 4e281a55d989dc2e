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


def indication(term: str, **fields: Any) -> dict[str, Any]:
    return {"kind": "indication", "drug": "ketamine", **fields, "term": term}


def test_compare_asks_for_words_of_the_text_where_the_file_gives_them() -> None:
    pain = {"kind": "indication", "drug": "ketamine", "condition": "pain", "status": "unspecified"}
    gout = {**pain, "condition": "gout"}
    found = build(
        {
            "drugs": [{"name": "ketamine", "routes": ["oral"]}],
            "facts": [
                indication("pain", population="in the adult patient", hedged=True),
                indication("gout", hedged=True),
            ],
        }
    )
    plain = Expected.model_validate({"drugs": [{"name": "ketamine"}], "facts": [pain, gout]})
    assert compare(plain, found).qualifiers == {"indication.status": (2, 2)}
    more = {"population": "adult patients", "hedged": True}
    given = Expected.model_validate(
        {"drugs": [{"name": "ketamine", "routes": ["nasal"]}], "facts": [{**pain, **more}, gout]}
    )
    comparison = compare(given, found)
    assert comparison.qualifiers == {
        "drug.routes": (0, 1),
        "indication.status": (2, 2),
        "indication.population": (1, 1),
        "indication.hedged": (1, 2),
    }
    assert [str(change) for change in comparison.changes] == [
        "changed | indication | ketamine | gout | hedged is true, and none is expected"
    ]
