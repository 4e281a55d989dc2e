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
