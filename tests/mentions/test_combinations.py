"""Combinations: several drugs in one product."""

from __future__ import annotations

import pytest

from drugfacts.lexicon import Kind, Lexicon
from drugfacts.mentions.recognise import recognise


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.load()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lopinavir/ritonavir helps", ["lopinavir/ritonavir"]),
        ("Ampicillin-sulbactam helps", ["ampicillin/sulbactam"]),
        ("the warfarin-aspirin interaction", ["warfarin", "aspirin"]),
        ("lopinavir and ritonavir", ["lopinavir", "ritonavir"]),
        ("co-trimoxazole helps", ["co-trimoxazole"]),
    ],
)
def test_combination_is_one_drug(text, expected, lexicon):
    assert [m.entry.name for m in recognise(text, lexicon) if m.kind is Kind.DRUG] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # a generic name of its own goes before a list of its parts
            "Co-trimoxazole is old. It is sulfamethoxazole and trimethoprim. Bactrim is a brand.",
            ["co-trimoxazole", "sulfamethoxazole", "trimethoprim", "co-trimoxazole"],
        ),
        (  # and after parts that are written as one drug
            "Trimethoprim/sulfamethoxazole (co-trimoxazole) helps.",
            ["trimethoprim/sulfamethoxazole", "trimethoprim/sulfamethoxazole"],
        ),
        (  # else parts go in the order of the text
            "Buprenorphine is old. Suboxone is a film. It may sting. Why? Naloxone is in it.",
            ["buprenorphine", "buprenorphine/naloxone", "naloxone"],
        ),
    ],
    ids=["own name", "written as one", "order of the text"],
)
def test_product_is_called_as_the_text_calls_it(text, expected, lexicon):
    assert [m.entry.name for m in recognise(text, lexicon) if m.kind is Kind.DRUG] == expected


def test_brand_belongs_to_the_combination_that_the_text_spells_out(lexicon):
    text = "Kaletra (lopinavir/ritonavir) is taken twice a day. Ritonavir slows the loss of lopinavir."
    found = [m.entry.name for m in recognise(text, lexicon) if m.kind is Kind.DRUG]

    assert found == ["lopinavir/ritonavir", "lopinavir/ritonavir", "ritonavir", "lopinavir"]


def test_brand_belongs_to_the_combination_that_the_sentence_tells(lexicon):
    text = "Kaletra joins lopinavir with ritonavir. Kaletra is old. Ritonavir is older."
    found = [m.entry.name for m in recognise(text, lexicon) if m.kind is Kind.DRUG]

    assert found == ["lopinavir/ritonavir", "lopinavir", "ritonavir", "lopinavir/ritonavir", "ritonavir"]


def test_brand_is_the_combination_of_which_the_text_goes_on_to_tell(lexicon):
    text = "Kaletra has two medicines in it. Lopinavir blocks the protease. Ritonavir only helps it to last."
    found = [m.entry.name for m in recognise(text, lexicon) if m.kind is Kind.DRUG]

    assert found == ["lopinavir/ritonavir", "lopinavir", "ritonavir"]


@pytest.mark.parametrize("told", ["lopinavir and ritonavir", "lopinavir + ritonavir", "lopinavir, plus ritonavir"])
def test_brand_is_the_combination_whose_parts_are_named_in_one_breath(told, lexicon):
    text = f"Kaletra is old. Children get a syrup. Each dose of it has {told}."
    found = [m.entry.name for m in recognise(text, lexicon) if m.kind is Kind.DRUG]

    assert found == ["lopinavir/ritonavir", "lopinavir", "ritonavir"]


def test_brand_is_the_combination_though_its_parts_are_told_apart(lexicon):
    text = "Kaletra is old. Lopinavir blocks the protease. Ritonavir only helps it to last."
    found = [m.entry.name for m in recognise(text, lexicon) if m.start == 0]

    assert found == ["lopinavir/ritonavir"]


def test_brand_that_is_named_but_once_after_its_parts_stays_with_them(lexicon):
    text = "Lopinavir blocks the protease. Ritonavir helps it to last. Together they are sold as Kaletra."
    found = [m.entry.name for m in recognise(text, lexicon) if text[m.start : m.end] == "Kaletra"]

    assert sorted(found) == ["lopinavir", "ritonavir"]


def test_maker_after_the_drug_is_no_drug(lexicon):
    text = "What Losartan Zorvane is\nLosartan Zorvane 50 mg tablets\n\nTake Losartan Zorvane once a day."

    assert {m.entry.name for m in recognise(text, lexicon) if m.kind is Kind.DRUG} == {"losartan"}


def test_salts_of_a_salt_are_the_drug(lexicon):
    found = [m.entry.name for m in recognise("Spiriva is inhaled.", lexicon) if m.kind is Kind.DRUG]

    assert found == ["tiotropium"]
