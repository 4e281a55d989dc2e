"""Approvals that go with uses told by weight."""

from __future__ import annotations

import pytest
from spacy.language import Language


def _approvals(nlp: Language, text: str) -> list[tuple[str, str | None, str | None, int | None]]:
    facts = nlp(text)._.drugfacts.facts
    return [
        (f.drug.name, f.use.text if f.use else None, f.agency, f.year)
        for f in facts
        if f.kind == "approval" and f.status == "approved"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gefapixant is a cough medicine. Brussels authorised it for chronic cough in September 2023.",
            [("gefapixant", "chronic cough", None, 2023)],
        ),
        (  # the use is that of another drug, of which a frame has read it
            "Lithium was stopped. She took quetiapine, which is licensed for bipolar disorder.",
            [("quetiapine", "bipolar disorder", None, None)],
        ),
        ("Gefapixant is often tried in chronic cough.", []),
    ],
    ids=["licensed", "of another drug", "no licence"],
)
def test_a_use_told_by_weight_and_to_be_licensed_is_an_approval(
    nlp: Language, text: str, expected: list[tuple[str, str | None, str | None, int | None]]
) -> None:
    assert _approvals(nlp, text) == expected
