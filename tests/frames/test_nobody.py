"""Harm that nobody had on one of the drugs of a trial."""

from __future__ import annotations

import pytest
from spacy.language import Language

_BOTH = {("zolpidem", False), ("daridorexant", True)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Falls occurred in four patients on zolpidem and in none on daridorexant.", _BOTH),
        ("Falls occurred in four patients on zolpidem and none of those on daridorexant.", _BOTH),
        ("Falls were seen in 4 % on zolpidem but in no patient given daridorexant.", _BOTH),
        ("Falls occurred in 12 of 80 on zolpidem and in 0 of 79 on daridorexant.", _BOTH),
        ("Falls occurred on zolpidem, and none on daridorexant slept badly.", {("zolpidem", False)}),
        ("Falls occurred on zolpidem, and no drug but daridorexant was tried.", {("zolpidem", False)}),
    ],
)  # fmt: skip
def test_whom_harm_spares(nlp: Language, text: str, told: set[tuple[str, bool]]) -> None:
    facts = [f for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect" and f.term.text == "Falls"]
    assert {(f.drug.name, f.negated) for f in facts} == told
    assert all(f.frequency is None for f in facts if f.negated)


def test_drug_named_behind_its_general_noun_is_meant(nlp: Language) -> None:
    text = "Ezetimibe is the next step. The injections, evolocumab and alirocumab, may cause itching."
    assert {f.drug.name for f in nlp(text)._.drugfacts.facts} == {"evolocumab", "alirocumab"}


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("Dabigatran can cause dyspepsia. Idarucizumab reverses its effect. The drug may lead to gout.", "dabigatran"),
        ("Warfarin can cause bleeding. Vitamin K is the antidote. The drug may also cause gout.", "warfarin"),
        ("Naloxone reverses opioid overdose. The drug may cause gout.", "naloxone"),
    ],
)  # fmt: skip
def test_an_antidote_is_not_what_is_spoken_of(nlp: Language, text: str, drug: str) -> None:
    (fact,) = [f for f in nlp(text)._.drugfacts.facts if f.term is not None and f.term.text == "gout"]
    assert fact.drug.name == drug
