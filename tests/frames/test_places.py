"""Terms that reach over more than one noun: a harm with its place, a cancer of two places, and what is no term."""

from __future__ import annotations

import pytest


def terms_of(nlp, text, kind):
    return [fact.term.text for fact in nlp(text)._.drugfacts.facts if fact.kind == kind and fact.term is not None]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Side effects of clonidine\n\n- pain in the salivary glands", "pain in the salivary glands"),
        ("Side effects of clonidine\n\n- burning in hands and feet", "burning in hands and feet"),
        ("Clonidine may cause swelling in the ankles.", "swelling in the ankles"),
        ("Clonidine may cause pain in children.", "pain"),
    ],
)
def test_harm_with_its_place(nlp, text, term):
    assert terms_of(nlp, text, "side_effect") == [term]


def test_cancer_of_two_places_is_one(nlp):
    assert terms_of(nlp, "Cetuximab is used for head and neck cancer.", "indication") == ["head and neck cancer"]


def test_disease_that_an_adjective_names(nlp):
    text = "Cabergoline is approved for hyperprolactinaemic disorders."
    assert terms_of(nlp, text, "indication") == ["hyperprolactinaemic disorders"]


def test_maker_is_no_use(nlp):
    assert not terms_of(nlp, "The FDA granted approval of Journavx to Vertex Pharmaceuticals Incorporated.", "approval")


@pytest.mark.parametrize("sentence", ["Cloniplan suits most travellers.", "Prices start at $45."])
def test_sentence_of_a_section_on_harm_is_no_list(nlp, sentence):
    assert not terms_of(nlp, f"Side effects of clonidine\n\nHeadache. {sentence}", "side_effect")[1:]


def test_perfect_that_a_date_parts(nlp):
    text = (
        "The Medicines and Healthcare products Regulatory Agency (MHRA) has today, 23 July 2024, approved semaglutide."
    )
    approvals = [fact for fact in nlp(text)._.drugfacts.facts if fact.kind == "approval"]
    assert [fact.agency for fact in approvals] == ["MHRA"]
