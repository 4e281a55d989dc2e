"""Texts about experiments: what is left unsaid is of the text's own drug, or of none."""

from __future__ import annotations

import pytest
from spacy.language import Language

from drugfacts.frames import grammar, is_research, views_of

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


ADVICE = "It is sold as tablets. Take one a day. Swallow it whole. Do not chew it. Keep it dry. Ask us. Sleep well."
STUDY = "Rats got losartan. Renin levels were measured. Induction of angiotensin was observed in vitro."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (STUDY, True),
        (f"{STUDY} {ADVICE}", False),
        ("Losartan lowers blood pressure. Renin levels were measured.", False),
    ],
    ids=["study", "too seldom", "too few words"],
)
def test_report_of_research(nlp: Language, text: str, told: bool) -> None:
    assert is_research(views_of(nlp(text)), grammar()) is told
