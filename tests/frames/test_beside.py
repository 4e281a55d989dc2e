"""Drugs that are only taken beside the one that a passage is about."""

from __future__ import annotations

import pytest
from spacy.language import Language

LIST = "Clarithromycin\n\nClarithromycin kills bacteria.\n\nSide effects\n\n- Cough.\n"


def harmful(nlp: Language, text: str) -> set[tuple[str, str]]:
    return {(f.drug.name, f.effect.name) for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect"}


@pytest.mark.parametrize(
    "item",
    [
        "- Gout, particularly when theophylline is taken as well.",
        "- Gout, chiefly over the age of 70 or with diuretics.",
        "- Gout, sometimes severe, in patients on warfarin or aspirin.",
    ],
)
def test_item_is_of_the_drug_of_its_list(nlp: Language, item: str) -> None:
    assert harmful(nlp, LIST + item) == {("clarithromycin", "cough"), ("clarithromycin", "gout")}


def test_what_a_drug_does_with_another_is_its_own(nlp: Language) -> None:
    found = harmful(nlp, "Clarithromycin often causes cough. Gout may occur, mostly in people taking a diuretic.")

    assert found == {("clarithromycin", "cough"), ("clarithromycin", "gout")}


def test_without_another_drug_in_the_passage_it_is_the_cause(nlp: Language) -> None:
    assert harmful(nlp, "Gout may occur, mostly in people taking hydrochlorothiazide.") == {
        ("hydrochlorothiazide", "gout")
    }


@pytest.mark.parametrize(
    "text",
    [
        "Gout has been reported in elderly people on thiazides.",
        "Cases of gout have occurred in diabetic patients receiving insulin.",
        "Gout is seen in frail patients or with diuretics.",
        "Gout has been reported in patients who take it together with aspirin.",
        "Gout has been described when clarithromycin is combined with statins.",
        "Gout has occurred in patients with asthma receiving clarithromycin with theophylline.",
    ],
)
def test_what_people_take_anyhow_is_not_the_cause(nlp: Language, text: str) -> None:
    assert harmful(nlp, f"Clarithromycin often causes cough. {text}") == {
        ("clarithromycin", "cough"),
        ("clarithromycin", "gout"),
    }


def test_harm_in_people_told_by_nothing_but_a_class_is_of_the_class(nlp: Language) -> None:
    found = harmful(nlp, "Clarithromycin often causes cough. Gout is common in patients on diuretics.")

    assert found == {("clarithromycin", "cough"), ("diuretic", "gout")}
