"""What is only compared is neither asserted nor denied. Sentences of our own."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    "text",
    [
        "Losartan does not cause as much cough as enalapril.",
        "Losartan is less sedating than the older tablets.",
        "Strokes were less frequent with losartan than with placebo.",
        "Strokes occurred less often on losartan than in controls.",
    ],
)
def test_less_harm_than_with_something_else_is_no_fact(nlp: Language, text: str) -> None:
    assert not [f for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect"]


@pytest.mark.parametrize(
    "text",
    [
        "Losartan was given to 40 patients. Pneumonia and fever were more common in the placebo group.",
        "In the trial of losartan, headache was more frequent with placebo.",
        "Cough was more common in the control arm than with losartan.",
        "Losartan lowers blood pressure. Headache occurred more often on placebo.",
    ],
)
def test_harm_that_is_commoner_without_the_drug_is_none_of_its(nlp: Language, text: str) -> None:
    assert not [f for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect"]


@pytest.mark.parametrize(
    "text",
    [
        "Headache was more common with losartan than with placebo.",
        "Headache was more frequent on losartan (12%) than in controls.",
        "With losartan, headache was more common than with placebo.",
        "Headache struck 3% of patients on the higher dose of losartan, against 1% on placebo.",
        "More headaches were seen in the losartan group than in the placebo group.",
    ],
)
def test_harm_that_is_commoner_with_the_drug_is_its(nlp: Language, text: str) -> None:
    assert [f.drug.name for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect"] == ["losartan"]
