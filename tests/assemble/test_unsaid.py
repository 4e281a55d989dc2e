"""Approvals that leave unsaid for what, after the passage has told it."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lasmiditan stops migraine. The FDA approved it in 2019.", "migraine"),
        ("Tolvaptan corrects hyponatraemia. It has been licensed in the EU since 2009.", "hyponatraemia"),
        ("Vericiguat treats heart failure. It is approved for use in adults.", "heart failure"),
        ("Riluzole treats ALS and pain. The FDA approved it in 1995.", None),  # which of them is not said
        ("Eszopiclone helps against insomnia. It is licensed for four weeks.", None),
        ("Lasmiditan does not prevent migraine. The FDA approved it in 2019.", None),
    ],
    ids=["approved", "licensed", "for whom", "of several", "for how long", "denied"],
)
def test_an_approval_for_nothing_is_for_the_only_use_told_before(
    nlp: Language, text: str, expected: str | None
) -> None:
    found = [f.use.text if f.use else None for f in nlp(text)._.drugfacts.facts if f.kind == "approval"]
    assert found == [expected]


def test_the_use_itself_is_then_a_licensed_one(nlp: Language) -> None:
    facts = nlp("Lasmiditan stops migraine. The FDA approved it in 2019.")._.drugfacts.facts
    assert [f.status for f in facts if f.kind == "indication"] == ["approved"]


@pytest.mark.parametrize(
    ("text", "drug", "expected"),
    [
        ("Apremilast was approved for psoriasis in 2014. Deucravacitinib got its licence in 2022.", 1, "psoriasis"),
        ("Both treat gout. Allopurinol costs little. Febuxostat was approved by the FDA in 2009.", 0, "gout"),
        ("Apixaban prevents stroke. An antidote to it, andexanet alfa, was approved in 2018.", 0, None),
        ("Apremilast treats psoriasis and Behçet's disease. Deucravacitinib was approved in 2022.", 0, None),
    ],
    ids=["after another", "of both", "antidote", "of several"],
)
def test_a_drug_without_a_use_takes_that_of_the_passage(
    nlp: Language, text: str, drug: int, expected: str | None
) -> None:
    approvals = [f for f in nlp(text)._.drugfacts.facts if f.kind == "approval"]
    use = approvals[drug].use
    assert (use.text if use else None) == expected
