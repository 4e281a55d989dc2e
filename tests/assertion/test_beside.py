"""What stands beside a drug without being put down to it. Sentences of our own, all readings."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from spacy.language import Language

from drugfacts.assertion.beside_cues import besides


def asserted(nlp: Language, text: str) -> set[tuple[str, str, str]]:
    return {(f.kind, f.drug.name, f.term.text) for f in nlp(text)._.drugfacts.facts if f.term and not f.negated}


def examples() -> Iterator[tuple[str, str, bool]]:
    for cue in besides():
        yield from ((cue.id, text, False) for text in cue.examples)
        yield from ((cue.id, text, True) for text in cue.counterexamples)


@pytest.mark.parametrize(("name", "text", "is_harm"), list(examples()))
def test_cue(nlp: Language, name: str, text: str, is_harm: bool) -> None:
    effect = re.findall(r"<effect>(.*?)</effect>", text)[0]
    found = {term for kind, _, term in asserted(nlp, re.sub("</?effect>", "", text)) if kind == "side_effect"}
    assert (effect in found) == is_harm


@pytest.mark.parametrize(
    "text",
    [
        "Losartan led to fewer strokes than atenolol.",
        "Losartan can cause dizziness. Kidney failure was less frequent in the losartan group.",
        "We report a thrombosis that was resolved by alteplase.",
        "A newborn had a thrombosis and was successfully treated with alteplase.",
        "He had hiccups refractory to baclofen.",
        "Bacteremia with a vancomycin-resistant strain is hard to treat.",
        "Benzodiazepines calm anxiety within the hour.",
        "Taking linezolid with citalopram can lead to seizures.",
        "Mixing diazepam and methadone may cause coma.",
        "Losartan can cause dizziness. Gout was seen with other drugs of the class.",
    ],
)
def test_what_is_no_harm_of_the_drug(nlp: Language, text: str) -> None:
    kinds = {(kind, term) for kind, _, term in asserted(nlp, text)}
    assert not {term for kind, term in kinds if kind == "side_effect"} - {"dizziness"}


@pytest.mark.parametrize(
    ("text", "drug", "effect"),
    [
        ("Her hiccups, caused by dexamethasone, responded to baclofen.", "dexamethasone", "hiccups"),
        ("The rash resolved after cefalexin was stopped.", "cefalexin", "rash"),
        ("Rashes were seen in 8% of losartan recipients.", "losartan", "Rashes"),
        ("Losartan and atenolol relax vessels. Both can cause gout.", "losartan", "gout"),
        ("Dizziness, heaviness and headache are common with losartan.", "losartan", "heaviness"),
        ("Losartan\n\nSide effects\n\nStop taking it and see a doctor at once if you get a rash.", "losartan", "rash"),
    ],
)
def test_what_is_a_harm_of_the_drug(nlp: Language, text: str, drug: str, effect: str) -> None:
    assert ("side_effect", drug, effect) in asserted(nlp, text)


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        (
            "She took folic acid, ramipril for hypertension and naproxen for gout.",
            {("ramipril", "hypertension"), ("naproxen", "gout")},
        ),
        (
            "He took losartan, allopurinol for gout and omeprazole.",
            {("allopurinol", "gout")},
        ),
        (
            "He took losartan, atenolol and zinc for gout, and insulin for diabetes.",
            {("losartan", "gout"), ("atenolol", "gout"), ("zinc", "gout"), ("insulin", "diabetes")},
        ),
        (
            "He was put on losartan for presumed hypertension and on allopurinol for gout.",
            {("losartan", "presumed hypertension"), ("allopurinol", "gout")},
        ),
        (
            "His medications were losartan (hypertension) and allopurinol (gout).",
            {("losartan", "hypertension"), ("allopurinol", "gout")},
        ),
        ("The gout, which began in May, resolved with discontinuation of the losartan.", set()),
        ("We saw a man who experienced vertigo while treated with losartan.", set()),
        ("Losartan has a potential for inducing vertigo.", set()),
        ("The role of losartan in the pathogenesis of gout is disputed.", set()),
        ("He had gout treated with colchicine.", {("colchicine", "gout")}),
        ("The arrhythmia was reversed by physostigmine.", {("physostigmine", "arrhythmia")}),
    ],
)
def test_what_a_drug_is_for(nlp: Language, text: str, uses: set[tuple[str, str]]) -> None:
    assert {(drug, term) for kind, drug, term in asserted(nlp, text) if kind == "indication"} == uses
