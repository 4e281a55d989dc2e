"""Harms that a drug shares with its class: "As with all statins, C is possible"."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        ("Pravastatin, like other statins, may cause cramp.", {"pravastatin", "statin"}),
        ("Pravastatin is old. As with all statins, cramp is possible.", {"pravastatin", "statin"}),
        ("Pravastatin is old. Cramp occurs as with any statin.", {"pravastatin", "statin"}),
        ("Unlike other statins, pravastatin can cause cramp.", {"pravastatin"}),
        ("As with any medicine, pravastatin can cause cramp.", {"pravastatin"}),
    ],
)
def test_harm_is_of_the_class_as_well(nlp: Language, text: str, drugs: set[str]) -> None:
    facts = nlp(text)._.drugfacts.facts
    assert {f.drug.name for f in facts if f.kind == "side_effect" and not f.negated} == drugs


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        ("Quinine is given with clindamycin for babesiosis.", {"quinine", "clindamycin"}),
        ("Doctors pair olanzapine with fluoxetine for bipolar depression.", {"olanzapine", "fluoxetine"}),
        ("Tinidazole is taken with amoxicillin and an acid suppressant such as rabeprazole for ulcers.",
         {"tinidazole", "amoxicillin", "rabeprazole"}),
        ("Nurses gave cetirizine, ranitidine and 8 mg of dexamethasone to prevent hives.",
         {"cetirizine", "ranitidine", "dexamethasone"}),
        ("Quinine is used with caution for babesiosis.", {"quinine"}),
        ("Fluoxetine should never be taken with tramadol for pain.", set()),
    ],
)  # fmt: skip
def test_use_is_of_what_is_given_with_it_as_well(nlp: Language, text: str, drugs: set[str]) -> None:
    facts = nlp(text)._.drugfacts.facts
    assert {f.drug.name for f in facts if f.kind == "indication" and not f.negated} == drugs


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        ("Ketoprofen blocks COX-1, as diclofenac does.", {"ketoprofen", "diclofenac"}),
        ("Ketoprofen blocks COX-1, just as diclofenac and etodolac do.", {"ketoprofen", "diclofenac", "etodolac"}),
        ("Ketoprofen blocks COX-1, as diclofenac does not.", {"ketoprofen"}),
    ],
)
def test_mechanism_is_of_what_does_the_same(nlp: Language, text: str, drugs: set[str]) -> None:
    facts = nlp(text)._.drugfacts.facts
    assert {f.drug.name for f in facts if f.kind == "mechanism" and not f.negated} == drugs
