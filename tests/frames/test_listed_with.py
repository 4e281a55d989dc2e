"""Harm jotted down in lists without a verb."""

from __future__ import annotations

import pytest
from spacy.language import Language


def harms(nlp: Language, text: str) -> set[str]:
    facts = nlp(text)._.drugfacts.facts
    return {f.effect.text for f in facts if f.kind == "side_effect" and not f.negated}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Terbinafine can cause hair loss.\nupset tummy, itchy skin, sore joints.",
            {"hair loss", "upset tummy", "itchy skin", "sore joints"},
        ),
        (
            "Prednisolone can cause cataracts.\npuffy ankles\nweight gain\nacne, sometimes",
            {"cataracts", "puffy ankles", "weight gain", "acne"},
        ),
    ],
    ids=["on one line", "one a line"],
)
def test_all_of_a_list_is_harm_where_one_item_is(nlp: Language, text: str, expected: set[str]) -> None:
    assert harms(nlp, text) == expected


@pytest.mark.parametrize(
    "line",
    ["gout, 300 mg", "for gout", "no gout", "gout medicines", "What about gout?", "Gout needs another pill."],
)
def test_a_line_that_only_names_a_condition_among_other_words_is_none(nlp: Language, line: str) -> None:
    assert "gout" not in harms(nlp, f"Prednisolone can cause cataracts.\n{line}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Acarbose is a tablet. Bloating, a metallic taste and poor appetite are other frequent complaints.",
            {"Bloating", "metallic taste", "poor appetite"},
        ),
        (
            "Bupropion is a tablet. A dry mouth, a queasy stomach, tiredness and restlessness are the usual grumbles.",
            {"dry mouth", "queasy stomach", "tiredness", "restlessness"},
        ),
    ],
)
def test_what_the_parse_loses_of_a_list_is_harm_too(nlp: Language, text: str, expected: set[str]) -> None:
    assert harms(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("In people with asthma, wheezing may occur with nadolol.", "asthma"),
        ("Nadolol can cause tiredness, and depression is treated with sertraline.", "depression"),
        ("Nadolol can cause dizziness, but not cough, fever or rash.", "fever"),
        ("Cyproterone has been linked to meningioma, a tumour inside the skull.", "tumour"),
        ("Topiramate can cause kidney stones, and epilepsy is its first use.", "epilepsy"),
    ],
)
def test_what_only_stands_beside_harm_is_none(nlp: Language, text: str, other: str) -> None:
    assert other not in harms(nlp, text)


def test_lines_with_tight_dashes_and_labels_are_lists(nlp: Language) -> None:
    dashes = "Benzonatate\n\nWhats the downside then?\n-Greasy skin\n-Nausea"
    labels = (
        "Side effects of benzonatate\n\nCommon or very common: nausea\nUncommon: rash\nRare or very rare: hair loss"
    )
    assert harms(nlp, dashes) == {"Greasy skin", "Nausea"}
    facts = nlp(labels)._.drugfacts.facts
    assert [(f.effect.text, f.frequency) for f in facts] == [
        ("nausea", "common"),
        ("rash", "uncommon"),
        ("hair loss", "rare"),
    ]
