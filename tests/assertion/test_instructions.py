"""What the reader is told to do, and what a class only says of a medicine, are no facts."""

from __future__ import annotations

import pytest


def facts_of(nlp, text):
    return {(fact.kind, fact.drug.name, fact.negated) for fact in nlp(text)._.drugfacts.facts}


@pytest.mark.parametrize(
    "text",
    [
        "Losartan is a tablet. Yellow skin or dark urine must be reported to your doctor.",
        "Losartan is a tablet. A cough should be reported to the pharmacist.",
    ],
)
def test_what_must_be_reported_is_no_harm(nlp, text):
    assert not facts_of(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Losartan is a tablet. A cough was reported.",
        "Stop losartan suddenly and you may get a cough.",
        "Drink a lot with losartan, as it can cause a cough.",
        "When I ran out of losartan I got a cough, so don't stop it.",
    ],
)
def test_what_befalls_people_is_a_harm_whatever_they_are_told_to_do(nlp, text):
    assert facts_of(nlp, text) == {("side_effect", "losartan", False)}


@pytest.mark.parametrize(
    "text",
    ["Zolpidem is a sleeping tablet used for insomnia.", "Ramipril is an ACE inhibitor prescribed for hypertension."],
)
def test_use_is_of_the_medicine_and_not_of_the_class_that_says_what_it_is(nlp, text):
    uses = [fact.drug.name for fact in nlp(text)._.drugfacts.facts if fact.kind == "indication"]
    assert uses in (["zolpidem"], ["ramipril"])
