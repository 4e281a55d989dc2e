"""What people have to whom a drug is given with care, or who are told by it, is no use of it. Sentences of our own."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    "text",
    [
        "Bisoprolol is used with caution in patients with asthma.",
        "Bisoprolol was used safely in people with gout.",
        "Bisoprolol is given in lower doses to patients with gout.",
        "The dose of bisoprolol is reduced in patients with gout or asthma.",
        "Bisoprolol-treated patients with gout were followed for a year.",
        "Bisoprolol users with gout had fewer attacks.",
        "Bisoprolol is not suitable for people with gout.",
        "Bisoprolol interacts with drugs for gout.",
    ],
)
def test_what_people_only_have(nlp: Language, text: str) -> None:
    assert not [f for f in nlp(text)._.drugfacts.facts if f.kind == "indication"]


@pytest.mark.parametrize(
    "text",
    [
        "Bisoprolol is used in patients with angina.",
        "Patients with angina take bisoprolol.",
        "Bisoprolol safely relieves angina.",
    ],
)
def test_what_a_drug_is_given_for(nlp: Language, text: str) -> None:
    assert [f.term.name for f in nlp(text)._.drugfacts.facts if f.kind == "indication"] == ["angina"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Minoxidil is cleared for hair loss.", "approved"),
        ("Permethrin clears scabies.", "unspecified"),
        ("The scabies was cleared with permethrin.", "unspecified"),
        ("Trials indicate that permethrin cures scabies.", "investigational"),
    ],
)
def test_clearing_an_illness_is_no_approval(nlp: Language, text: str, status: str) -> None:
    assert [f.status for f in nlp(text)._.drugfacts.facts if f.kind == "indication"] == [status]
