"""Whose fact it is, and what is a term of its own: short texts of our own, read by the whole pipeline."""

from __future__ import annotations

import pytest
from spacy.language import Language


def facts(nlp: Language, text: str, kind: str) -> list[tuple[str, str]]:
    """Drug and term of the facts of one kind."""
    return [(f.drug.name, f.term.text if f.term else "") for f in nlp(text)._.drugfacts.facts if f.kind == kind]


def test_what_people_take_besides_is_not_the_cause(nlp: Language) -> None:
    text = "Side effects of tramadol\n\nSeizures may occur, mostly in people who also take bupropion."
    assert facts(nlp, text, "side_effect") == [("tramadol", "Seizures")]


def test_what_people_take_is_the_cause(nlp: Language) -> None:
    assert facts(nlp, "Seizures may occur in people who take bupropion.", "side_effect") == [("bupropion", "Seizures")]


def test_a_word_that_joins_sentences_is_no_part_of_a_class(nlp: Language) -> None:
    text = "She was watched, because JAK inhibitors have been linked to shingles."
    assert facts(nlp, text, "side_effect") == [("JAK inhibitor", "shingles")]


def test_the_drug_is_no_class_in_the_plural(nlp: Language) -> None:
    text = "Zavegepant is a nasal spray. Triptans can cause tingling. The drug may cause nausea."
    assert facts(nlp, text, "side_effect") == [("triptan", "tingling"), ("zavegepant", "nausea")]


def test_a_drug_that_joins_the_list_later_is_not_described(nlp: Language) -> None:
    text = "Tell us if you take enalapril, an ACE inhibitor used for high blood pressure, or cefalexin, an antibiotic."
    assert facts(nlp, text, "indication") == [("enalapril", "high blood pressure")]


@pytest.mark.parametrize("what", ["Plasma concentration is", "Serum concentrations are", "Peak plasma levels are"])
def test_how_much_there_is_of_a_drug_is_no_target(nlp: Language, what: str) -> None:
    assert facts(nlp, f"Buspirone\n\n{what} increased by itraconazole.", "mechanism") == []


def test_how_much_there_is_of_a_messenger_is_a_target(nlp: Language) -> None:
    assert facts(nlp, "Selegiline increases dopamine concentrations.", "mechanism") != []


def test_what_explains_a_harm_is_none_of_its_own(nlp: Language) -> None:
    text = "Side effects\n\nLamotrigine has caused Stevens-Johnson syndrome, a severe skin reaction."
    assert facts(nlp, text, "side_effect") == [("lamotrigine", "Stevens-Johnson syndrome")]


def test_a_list_with_an_article_explains_nothing(nlp: Language) -> None:
    found = facts(nlp, "Lamotrigine can cause dizziness, a rash and nausea.", "side_effect")
    assert [term for _, term in found] == ["dizziness", "rash", "nausea"]


def test_that_no_other_drug_is_better_denies_nothing(nlp: Language) -> None:
    text = "Lithium is used for mania, and no newer drug prevents suicide better."
    assert not any(f.negated for f in nlp(text)._.drugfacts.facts)
