"""What only explains a condition is no further use."""

from __future__ import annotations

import pytest
from spacy.language import Language


def uses(nlp: Language, text: str) -> list[str]:
    return sorted({f.condition.text for f in nlp(text)._.drugfacts.facts if f.kind == "indication"})


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("Clonidine is used for hot flushes, those waves of heat that come with the menopause.", ["hot flushes"]),
        ("The FDA approved minocycline in 1971 for acne, the deep, sore, scarring kind.", ["acne"]),
        ("Dapsone is licensed for leprosy, the numb patches and fever that travellers feared.", ["leprosy"]),
        (
            "Metformin is used in polycystic ovary syndrome, a disorder marked by irregular periods and acne.",
            ["polycystic ovary syndrome"],
        ),
        (
            "Nimodipine is used in subarachnoid haemorrhage (SAH), the bleeding that brings sudden headache.",
            ["subarachnoid haemorrhage"],
        ),
    ],
)
def test_words_behind_a_condition_that_explain_it_are_no_use(nlp: Language, text: str, conditions: list[str]) -> None:
    assert uses(nlp, text) == conditions


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("Ibuprofen is used for pain, a fever and gout.", ["fever", "gout", "pain"]),
        ("Aspirin is used for pain, the prevention of stroke and fever.", ["fever", "pain", "prevention of stroke"]),
        ("In asthma, these tablets, montelukast, relieve cough.", ["cough"]),
        (
            "The FDA approved baricitinib for gout, the common cold and the rash that follows it.",
            ["common cold", "gout", "rash"],
        ),
        ("Clonidine is used for acne, the bad kind, and for rosacea.", ["acne", "rosacea"]),
    ],
)
def test_further_conditions_of_a_list_are(nlp: Language, text: str, conditions: list[str]) -> None:
    assert set(conditions) <= set(uses(nlp, text))
