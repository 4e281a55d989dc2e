"""What phrases stand for drugs and terms: general nouns, pronouns, nouns that two messengers share."""

from __future__ import annotations

import pytest
from spacy.language import Language


def facts(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    """Kind, drug and name of the term."""
    return [(f.kind, f.drug.name, f.term.name) for f in nlp(text)._.drugfacts.facts if f.term]


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("Medicines such as losartan can cause cough.", "losartan"),
        ("People should beware of losartan and other medicines that cause cough.", "losartan"),
    ],
)
def test_general_noun_stands_for_the_drug_beside_it(nlp: Language, text: str, drug: str) -> None:
    assert {name for kind, name, _ in facts(nlp, text) if kind == "side_effect"} == {drug}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gout is common, and allopurinol prevents it.", ["gout"]),
        ("Gout often follows surgery, and allopurinol prevents it.", ["gout"]),
        ("Gout is common. Allopurinol is old, and it is cheap.", []),
    ],
)
def test_pronoun_stands_for_what_is_prevented(nlp: Language, text: str, expected: list[str]) -> None:
    assert [term for kind, _, term in facts(nlp, text) if kind == "indication"] == expected
    assert not [term for kind, _, term in facts(nlp, text) if kind == "side_effect" and expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acetazolamide increases sodium and bicarbonate excretion.", {"sodium excretion", "bicarbonate excretion"}),
        ("Olanzapine blocks serotonin and dopamine receptors.", {"serotonin receptors", "dopamine receptor"}),
        ("Nefazodone is a serotonin antagonist and reuptake inhibitor.", {"serotonin", "serotonin reuptake"}),
        ("Torasemide blocks dopamine receptors and sodium channels.", {"dopamine receptor", "sodium channel"}),
    ],
)
def test_two_messengers_share_a_noun(nlp: Language, text: str, expected: set[str]) -> None:
    assert {term for _, _, term in facts(nlp, text)} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Losartan blocks the AT1 receptor. Valsartan blocks the same receptor.", ["angiotensin II receptor"]),
        ("CYP2C9 and CYP2C19 clear phenytoin. Valsartan is an inhibitor of these enzymes.", ["CYP2C9", "CYP2C19"]),
        ("Losartan is old. Valsartan blocks the same enzyme.", ["same enzyme"]),
    ],
)
def test_target_named_before(nlp: Language, text: str, expected: list[str]) -> None:
    assert [term for _, drug, term in facts(nlp, text) if drug == "valsartan"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Siponimod is new. By blocking dopamine receptors it traps lymphocytes.", {"dopamine receptor", "lymphocyte"}),
        ("Siponimod is new. It appears to calm the immune system.", {"immune system"}),
        ("Siponimod is new. It can blunt the diuretic response.", set()),
    ],
)
def test_pronoun_is_the_drug_that_acts(nlp: Language, text: str, expected: set[str]) -> None:
    assert {term for kind, _, term in facts(nlp, text) if kind == "mechanism"} == expected


def test_relative_clause_is_about_the_word_before_it(nlp: Language) -> None:
    found = facts(nlp, "This applies to rifampicin and to melatonin, which people use for jet lag.")
    assert [drug for kind, drug, _ in found if kind == "indication"] == ["melatonin"]


def test_participle_goes_on_where_the_drug_is_left_unsaid(nlp: Language) -> None:
    text = "Torasemide\n\nBlocks the sodium-potassium-chloride cotransporter, thereby increasing sodium excretion."
    assert ("mechanism", "torasemide", "sodium excretion") in facts(nlp, text)
