"""Lists in which each drug has harms of its own before it."""

from __future__ import annotations

import pytest
from spacy.language import Language


def harms(nlp: Language, text: str) -> set[tuple[str, str]]:
    facts = nlp(text)._.drugfacts.facts
    return {(f.drug.name, f.effect.name) for f in facts if f.kind == "side_effect" and not f.negated}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Imatinib is old. Side effects were fatigue (9%) and rash with bosutinib, and cough (3%) with imatinib.",
            {("bosutinib", "fatigue"), ("bosutinib", "rash"), ("imatinib", "cough")},
        ),
        (
            "Constipation was reported with clozapine and tremor with haloperidol.",
            {("clozapine", "constipation"), ("haloperidol", "tremor")},
        ),
        (
            "Clozapine and haloperidol are old. Rash is seen with the former only, and tremor with the latter.",
            {("clozapine", "rash"), ("haloperidol", "tremor")},
        ),
        (
            "Rash was ascribed to imatinib, fever and cough to bosutinib.",
            {("imatinib", "rash"), ("bosutinib", "fever"), ("bosutinib", "cough")},
        ),
        (
            "Rash was reported in the clozapine arm, tremor in those given haloperidol.",
            {("clozapine", "rash"), ("haloperidol", "tremor")},
        ),
        (
            "Dry mouth is typical of clozapine, tremor of haloperidol.",
            {("clozapine", "dry mouth"), ("haloperidol", "tremor")},
        ),
        (
            "Clozapine and haloperidol are known for rash and tremor, in that order.",
            {("clozapine", "rash"), ("haloperidol", "tremor")},
        ),
    ],
)
def test_each_harm_is_of_the_drug_behind_it(nlp: Language, text: str, expected: set[tuple[str, str]]) -> None:
    assert harms(nlp, text) == expected


def test_drugs_that_are_but_listed_share_their_harm(nlp: Language) -> None:
    assert harms(nlp, "Rash is common with bosutinib and with imatinib.") == {
        ("bosutinib", "rash"),
        ("imatinib", "rash"),
    }


def test_drugs_named_as_examples_of_pills(nlp: Language) -> None:
    found = harms(nlp, "Bosutinib is new. Older pills such as imatinib and nilotinib can cause rash.")
    assert found == {("imatinib", "rash"), ("nilotinib", "rash")}


def test_harm_of_an_organ_that_another_drug_does_not_do(nlp: Language) -> None:
    found = nlp("Ibuprofen irritates the stomach; paracetamol does not.")._.drugfacts.facts
    assert {(f.drug.name, f.negated) for f in found} == {("ibuprofen", False), ("paracetamol", True)}


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        ("Rash was linked to imatinib in 9% of users, against 4% for bosutinib.", {"imatinib", "bosutinib"}),
        ("Rash struck 20% on imatinib, 8% on bosutinib.", {"imatinib", "bosutinib"}),
        ("Rash was seen in 9% with imatinib and in 3% of those allocated to bosutinib.", {"imatinib", "bosutinib"}),
        ("Rash was seen in 9% with imatinib, against 4% of those on placebo.", {"imatinib"}),
        ("Rash was seen in 9% with imatinib; remission came in 60%, against 40% with bosutinib.", {"imatinib"}),
    ],
)
def test_harm_is_counted_for_another_drug_as_well(nlp: Language, text: str, drugs: set[str]) -> None:
    assert {drug for drug, effect in harms(nlp, text) if effect == "rash"} == drugs
