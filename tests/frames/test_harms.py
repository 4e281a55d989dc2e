"""Harms told by what a drug does to a part of the body or to what is measured, and by why it was given up."""

from __future__ import annotations

import pytest
from spacy.language import Language


def told(nlp: Language, text: str) -> set[tuple[str, str]]:
    """Kind and name of the term of each fact that is asserted."""
    facts = nlp(text)._.drugfacts.facts
    return {(f.kind, f.term.name) for f in facts if f.term is not None and not f.negated}


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        ("Everolimus can raise blood sugar.", "hyperglycemia"),
        ("Bumetanide may lower potassium.", "hypokalemia"),
        ("Pazopanib elevates liver enzymes.", "elevated liver enzymes"),
        ("Sotalol prolongs the QT interval.", "QT prolongation"),
        ("Thiamazole lowers the white cell count.", "low white blood cells"),
        ("Naproxen irritates the stomach.", "irritates the stomach"),
        ("Tolcapone is toxic to the liver.", "toxic to the liver"),
        ("Clofazimine turns the skin brown.", "skin brown"),
    ],
)
def test_change_is_a_harm_and_no_mechanism(nlp: Language, text: str, harm: str) -> None:
    found = told(nlp, text)
    assert {kind for kind, _ in found} == {"side_effect"}
    assert harm in {name for _, name in found}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Glucagon raises blood sugar.", "blood sugar"),
        ("Patiromer lowers potassium.", "potassium"),
        ("Amoxicillin kills bacteria.", "bacteria"),
    ],
)
def test_change_that_is_meant_is_a_mechanism(nlp: Language, text: str, target: str) -> None:
    facts = nlp(text)._.drugfacts.facts
    assert [(f.kind, f.term.text) for f in facts] == [("mechanism", target)]


@pytest.mark.parametrize(
    "text",
    [
        "Because of nausea she had to give up pramipexole.",
        "The dose of pramipexole was halved because of nausea.",
        "He came off pramipexole because of nausea.",
        "Pramipexole can make nausea worse.",
    ],
)
def test_harm_is_why_a_drug_was_given_up(nlp: Language, text: str) -> None:
    assert told(nlp, text) == {("side_effect", "nausea")}


def test_fewer_patients_is_no_harm(nlp: Language) -> None:
    assert told(nlp, "Fewer patients on prasugrel had strokes than on clopidogrel.") == {("indication", "stroke")}
    assert told(nlp, "Fewer patients on prasugrel had nausea than on clopidogrel.") == set()


@pytest.mark.parametrize(
    "hence", [", so senna is given as well", ", therefore senna or macrogol is added", "; so take senna"]
)
def test_what_is_given_against_a_harm_does_not_cause_it(nlp: Language, hence: str) -> None:
    facts = nlp(f"Constipation is a common side effect of morphine{hence}.")._.drugfacts.facts
    assert {f.drug.name for f in facts if f.kind == "side_effect"} == {"morphine"}


def test_harm_is_of_the_drug_beside_it(nlp: Language) -> None:
    facts = nlp("Captopril can cause cough, nifedipine ankle swelling and digoxin nausea.")._.drugfacts.facts
    assert {(f.drug.name, f.term.text) for f in facts if f.kind == "side_effect"} == {
        ("captopril", "cough"),
        ("nifedipine", "ankle swelling"),
        ("digoxin", "nausea"),
    }


@pytest.mark.parametrize(
    ("text", "denied", "asserted"),
    [
        ("Lurasidone does not cause the weight gain that olanzapine is known for.", "lurasidone", "olanzapine"),
        (
            "With lurasidone there was no rise in weight gain, which is a risk of olanzapine.",
            "lurasidone",
            "olanzapine",
        ),
    ],
)
def test_what_is_denied_of_one_drug_may_be_told_of_another(
    nlp: Language, text: str, denied: str, asserted: str
) -> None:
    facts = [f for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect"]
    assert {(f.drug.name, f.negated) for f in facts} == {(denied, True), (asserted, False)}


def test_rise_of_what_is_measured_is_a_harm(nlp: Language) -> None:
    assert told(nlp, "Increases in heart rate occurred with viloxazine.") == {("side_effect", "tachycardia")}


@pytest.mark.parametrize(
    "text",
    [
        "Tretinoin treats acne. Your acne may flare in the first weeks.",
        "Tretinoin treats acne. Stopping it too soon may bring on acne.",
    ],
)
def test_what_a_drug_is_for_may_flare_or_come_back(nlp: Language, text: str) -> None:
    assert {kind for kind, name in told(nlp, text) if name == "acne"} == {"indication", "side_effect"}


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("Bilastine has no effect on driving.", "side_effect.no_effect_on"),
        ("Amlodipine does not raise potassium.", "side_effect.does_not_raise"),
    ],
)
def test_harm_that_is_denied_is_no_mechanism(nlp: Language, text: str, frame: str) -> None:
    facts = nlp(text)._.drugfacts.facts
    assert [(f.kind, f.negated, f.evidence[0].rule) for f in facts] == [("side_effect", True, frame)]
