"""Folding keeps offsets; variants are what a careful writer would write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drugfacts.lexicon.fold import fold, fold_term
from drugfacts.lexicon.variants import expand, plural, singular, spellings


@given(st.text())
def test_fold_keeps_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Beta\u2011Blocker", "beta blocker"),
        ("N\u2013methyl", "n methyl"),
        ("Sj\u00d6GREN\u2019S", "sjogren's"),
        ("5\u2011HT\u2082A", "5 ht2a"),
        ("\u00b5-opioid", "\u03bc opioid"),
        ("\ufb01brosis", "\ufb01brosis"),  # a ligature would change the length
        ("pain\u2014nausea", "pain\u2014nausea"),
    ],
)
def test_fold_of_typography(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_fold_term_drops_outer_punctuation() -> None:
    assert fold_term("  (QT  prolongation).") == "qt prolongation"


@pytest.mark.parametrize(
    ("one", "many"),
    [("headache", "headaches"), ("thrombosis", "thromboses"), ("allergy", "allergies"), ("rash", "rashes")],
)
def test_number(one: str, many: str) -> None:
    assert plural(one) == many
    assert singular(many) == one


@pytest.mark.parametrize("term", ["nausea", "dizziness", "diarrhea", "tinnitus", "diabetes"])
def test_number_leaves_mass_words(term: str) -> None:
    assert singular(term) is None or term == "diabetes"
    assert term in expand(term, number=True)


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("diarrhea", "diarrhoea"),
        ("anemia", "anaemia"),
        ("hemorrhage", "haemorrhage"),
        ("peripheral edema", "peripheral oedema"),
        ("leukemia", "leukaemia"),
        ("anesthesia", "anaesthesia"),
        ("tumor", "tumour"),
        ("dyspnea", "dyspnoea"),
        ("ischemia", "ischaemia"),
    ],
)
def test_spelling_both_ways(american: str, british: str) -> None:
    assert british in set(spellings(american))
    assert american in set(spellings(british))


@pytest.mark.parametrize("term", ["ketamine", "academic", "fever", "chemistry", "remission"])
def test_spelling_leaves_other_words(term: str) -> None:
    assert not list(spellings(term))
