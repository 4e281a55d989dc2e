"""What belongs to another drug, another verb or another noun than the parser has it."""

from __future__ import annotations

import pytest
from spacy.language import Language


def said(nlp: Language, text: str) -> set[tuple[str, str, str]]:
    return {(f.kind, f.drug.name, f.term.text) for f in nlp(text)._.drugfacts.facts if f.term is not None}


def test_uses_of_drugs_whose_verb_is_left_out(nlp: Language) -> None:
    assert said(nlp, "Sertraline is used for depression and bupropion for smoking cessation.") == {
        ("indication", "sertraline", "depression"),
        ("indication", "bupropion", "smoking cessation"),
    }
    assert said(nlp, "The FDA approved semaglutide for obesity and metformin for diabetes.") == {
        (kind, drug, use)
        for kind in ("approval", "indication")
        for drug, use in (("semaglutide", "obesity"), ("metformin", "diabetes"))
    }


def test_uses_of_drugs_that_a_comma_sets_side_by_side(nlp: Language) -> None:
    assert said(nlp, "Galcanezumab is approved for cluster headache, erenumab for migraine alone.") == {
        (kind, drug, use)
        for kind in ("approval", "indication")
        for drug, use in (("galcanezumab", "cluster headache"), ("erenumab", "migraine"))
    }


def test_use_of_the_other_form_of_the_same_drug(nlp: Language) -> None:
    told = said(nlp, "The FDA approved finasteride 5 mg for gout in 1992, and the 1 mg tablet for alopecia.")
    assert told == {(kind, "finasteride", use) for kind in ("approval", "indication") for use in ("gout", "alopecia")}


@pytest.mark.parametrize(
    "text",
    [
        "She took nitrofurantoin for cystitis and developed pneumonitis.",
        "A woman taking nitrofurantoin for cystitis developed pneumonitis.",
        "Patients given nitrofurantoin for cystitis exhibited pneumonitis.",
    ],
)
def test_what_developed_is_no_use(nlp: Language, text: str) -> None:
    assert said(nlp, text) == {
        ("indication", "nitrofurantoin", "cystitis"),
        ("side_effect", "nitrofurantoin", "pneumonitis"),
    }


def test_condition_with_a_process_for_its_last_word_is_no_mechanism(nlp: Language) -> None:
    assert said(nlp, "Serious side effects of metoprolol include heart block.") == {
        ("side_effect", "metoprolol", "heart block")
    }


def test_what_the_end_of_a_drug_relieves_is_no_use(nlp: Language) -> None:
    assert not {fact for fact in said(nlp, "Stopping enalapril relieved the cough.") if fact[0] == "indication"}


def test_each_drug_of_a_list_is_said_to_do_it(nlp: Language) -> None:
    found = said(nlp, "Zolpidem (Ambien), zaleplon and eszopiclone (Lunesta) may cause sleepwalking.")
    assert {drug for _, drug, _ in found} == {"zolpidem", "zaleplon", "eszopiclone"}
