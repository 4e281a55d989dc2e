"""Texts about experiments: what is left unsaid is of the text's own drug, or of none."""

from __future__ import annotations

import pytest
from spacy.language import Language

DONE = "In cultured rat cells renin expression was reduced. Losartan was used as well."
ASSAYED = "Ligand binding was measured in assays with aspirin, enalapril and captopril."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{ASSAYED} {DONE}", set()),
        (f"Losartan was the only drug here. {DONE}", {"losartan"}),
        (f"{ASSAYED} Losartan reduced renin expression in cultured rat cells.", {"losartan"}),
        (f"{ASSAYED} Losartan was used as well. It reduced renin expression in cultured rat cells.", {"losartan"}),
    ],
    ids=["among others", "its own", "named", "pointed at"],
)
def test_what_was_seen_is_of_the_drug_that_the_text_is_about(nlp: Language, text: str, told: set[str]) -> None:
    found = [f for f in nlp(text)._.drugfacts.facts if f.kind == "mechanism" and f.action == "inhibits"]
    assert {fact.drug.name for fact in found} == told
