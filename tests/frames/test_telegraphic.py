"""Label language: sentences without a subject, without a verb, and what stands behind a symptom."""

from __future__ import annotations

import pytest
from spacy.language import Language

from drugfacts.kinds import UNNAMED


def facts(nlp: Language, text: str, kind: str) -> list[str]:
    """The terms of the facts of a kind, in order; denied ones with a minus."""
    return [("-" if f.negated else "") + f.term.text for f in nlp(text)._.drugfacts.facts if f.kind == kind]


@pytest.mark.parametrize(
    ("label", "uses"),
    [
        ("Temporarily relieves sneezing.", ["sneezing"]),
        ("Helps relieve heartburn.", ["heartburn"]),
        ("May be used to treat hay fever.", ["hay fever"]),
        ("Indicated for the relief of hay fever.", ["hay fever"]),
        ("Useful in the management of urticaria.", ["urticaria"]),
        ("To relieve the symptoms of hay fever.", ["hay fever"]),
        ("For the temporary relief of hay fever and urticaria.", ["hay fever", "urticaria"]),
        ("Prevention of motion sickness.", ["motion sickness"]),
        ("As adjunctive therapy in anaphylaxis.", ["anaphylaxis"]),
        ("Not indicated for asthma.", ["-asthma"]),
        ("Good to know: also relieves sneezing.", ["sneezing"]),
        ("Licensed elsewhere; may also be used to treat hay fever.", ["hay fever"]),
        ("To report side effects, call the maker.", []),
        ("Smoke relieves sneezing.", []),
        ("The doctor relieves sneezing.", []),
        ("Treatment of hay fever changed a lot.", []),
        ("Relieves sneezing?", []),
    ],
)
def test_label_leaves_unsaid_what_it_is_about(nlp: Language, label: str, uses: list[str]) -> None:
    assert facts(nlp, f"Cetirizine is taken once a day.\n\n{label}", "indication") == uses
    assert {fact.drug.name for fact in nlp(label)._.drugfacts.facts} <= {UNNAMED}  # alone it names no drug


def test_label_that_says_what_may_happen(nlp: Language) -> None:
    assert facts(nlp, "Cetirizine is taken once a day.\n\nMay cause drowsiness.", "side_effect") == ["drowsiness"]


@pytest.mark.parametrize(
    ("use", "uses"),
    [
        ("the relief of bronchospasm associated with asthma", ["bronchospasm associated with asthma", "asthma"]),
        ("the pain of osteoarthritis", ["pain", "osteoarthritis"]),
        ("acute illness due to influenza", ["influenza"]),
        ("infections caused by susceptible strains of Moraxella catarrhalis", ["infections"]),
        ("infections caused by anaerobic bacteria", ["infections caused by anaerobic bacteria"]),
        ("symptomatic relief of pruritus secondary to urticaria", ["pruritus secondary to urticaria", "urticaria"]),
        ("the prevention of gout in adults with diabetes", ["gout"]),
        ("inducing and maintaining remission in adults 18 years of age and older with severe psoriasis", ["psoriasis"]),
        ("the treatment of moderate to severe forms of psoriasis", ["psoriasis"]),
        ("prophylaxis and the treatment of gout", ["gout"]),
        ("adult psoriasis patients", ["psoriasis"]),
        ("patients aged 6 months and older", []),
    ],
)
def test_use_is_a_disease_with_what_stands_behind_it(nlp: Language, use: str, uses: list[str]) -> None:
    assert facts(nlp, f"Sertraline is indicated for {use}.", "indication") == uses


@pytest.mark.parametrize("marked", ["Losartan Tablets, USP, are", "Losartan Tablets USP are", "Losartan® tablets are"])
def test_product_mark_is_no_part_of_the_sentence(nlp: Language, marked: str) -> None:
    assert facts(nlp, f"{marked} indicated for the treatment of hypertension.", "indication") == ["hypertension"]


def test_item_is_about_the_drug_of_its_lead_in(nlp: Language) -> None:
    text = "Cetirizine is a tablet. It is used\n- to treat hay fever when steroids are not suitable\n"
    text += "- in children, to relieve urticaria"
    found = [(f.drug.name, f.term.text) for f in nlp(text)._.drugfacts.facts if f.kind == "indication"]
    assert found == [("cetirizine", "hay fever"), ("cetirizine", "urticaria")]
