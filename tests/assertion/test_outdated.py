"""What was once thought of a drug is no harm of it."""

from __future__ import annotations

import pytest
from spacy.language import Language


def _harms(nlp: Language, text: str) -> list[tuple[str, bool]]:
    facts = nlp(text)._.drugfacts.facts
    return [(fact.term.text, fact.negated) for fact in facts if fact.kind == "side_effect"]


@pytest.mark.parametrize(
    "text",
    [
        "It used to be thought that reserpine causes breast cancer.",
        "Reserpine was once thought to cause breast cancer.",
        "In the past doctors believed that reserpine causes breast cancer.",
        "Years ago, it was feared that reserpine might cause breast cancer.",
    ],
)
def test_once_thought_is_no_harm(nlp: Language, text: str) -> None:
    assert _harms(nlp, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Reserpine is thought to cause depression.",
        "Once it is absorbed, reserpine is thought to cause depression.",
        "Reserpine, which once was believed to be safe, causes depression.",
    ],
)
def test_thought_now_is_a_harm(nlp: Language, text: str) -> None:
    assert _harms(nlp, text) == [("depression", False)]


def test_harm_set_against_another_drug_in_a_cleft(nlp: Language) -> None:
    facts = nlp("It was enalapril, not metformin, that caused the cough.")._.drugfacts.facts
    assert sorted((fact.drug.name, fact.negated) for fact in facts) == [("enalapril", False), ("metformin", True)]
