"""Harm told in passages about harm, in words for which there is no frame."""

from __future__ import annotations

import pytest
from spacy.language import Language

SECTION = "Lisinopril\n\nLisinopril is taken once a day.\n\nSide effects\n\n"


def harms(nlp: Language, text: str) -> list[tuple[str, str, bool]]:
    facts = nlp(text)._.drugfacts.facts
    return [(f.drug.name, f.effect.name, f.negated) for f in facts if f.kind == "side_effect"]


@pytest.mark.parametrize(
    ("sentence", "effects"),
    [
        ("Gout has surfaced in a few people.", ["gout"]),
        ("Gout and hair loss dominate the picture.", ["gout", "alopecia"]),
        ("A small rise in the risk of gout worries some doctors.", ["gout"]),
        ("The most serious is angioedema.", ["angioedema"]),
        ("In one family with gout, everybody was well.", []),  # who somebody is
        ("High blood pressure itself makes nobody cough.", []),  # the disease
        ("Fever is a sign of influenza.", []),
        ("Gout and influenza can bring it on.", []),  # what else does it
        ("The gout cleared within a month.", []),
    ],
)
def test_section_on_harm_says_that_conditions_put_forward_are_harm(nlp, sentence, effects):
    found = harms(nlp, SECTION + sentence)

    assert [effect for _, effect, _ in found] == effects
    assert {drug for drug, _, _ in found} <= {"lisinopril"}


def test_sentence_goes_on_about_harm(nlp):
    text = "Lisinopril often causes cough. Gout makes itself felt as well."

    assert harms(nlp, text) == [("lisinopril", "cough", False), ("lisinopril", "gout", False)]


@pytest.mark.parametrize(
    "text",
    [
        "Lisinopril lowers blood pressure. Gout makes itself felt in rich people.",  # no harm told before
        "Tell your doctor if lisinopril gives you a cough. Gout makes itself felt in rich people.",  # a condition alone
        "Lisinopril often causes cough.\n\nGout makes itself felt in rich people.",  # another paragraph
        "Lisinopril often causes cough. Gout makes itself felt when losartan is stopped.",  # another drug
    ],
)
def test_passage_ends(nlp, text):
    assert "gout" not in {effect for _, effect, _ in harms(nlp, text)}


def test_denial_in_a_passage_about_harm(nlp):
    assert ("lisinopril", "gout", True) in harms(nlp, SECTION + "Gout is not a feature.")


def test_people_who_took_nothing_tell_nothing_of_the_drug(nlp):
    text = "Lisinopril often causes cough. One patient in the placebo group developed gout."

    assert "gout" not in {effect for _, effect, _ in harms(nlp, text)}


@pytest.mark.parametrize(
    ("sentence", "effect"),
    [
        ("One patient in five gets gout.", "gout"),
        ("A third of users feel drowsy.", "drowsiness"),
        ("It may blur your vision.", "blur your vision"),
        ("Your fingers can become numb.", "fingers can become numb"),
    ],
)
def test_people_by_share_and_parts_of_the_body(nlp, sentence, effect):
    assert [name for _, name, _ in harms(nlp, SECTION + sentence)] == [effect]
