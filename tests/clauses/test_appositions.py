"""Phrases that explain a noun are hung on it."""

from __future__ import annotations

import pytest

from .trees import check_mended

CASES = {
    "second subject explains the first": (
        "Losartan/NNP/nsubj/5 ,/,/punct/5 a/DT/det/3 blocker/NN/nsubj/5 ,/,/punct/5 is/VBZ/ROOT/5 old/JJ/acomp/5",
        {"blocker": "appos Losartan", "Losartan": "nsubj is"},
    ),
    "subject left out of the clause that explains it": (
        "Losartan/NNP/npadvmod/6 ,/,/punct/6 a/DT/det/3 blocker/NN/nsubjpass/6 ,/,/punct/6 was/VBD/auxpass/6 "
        "approved/VBN/ROOT/6",
        {"Losartan": "nsubjpass approved", "blocker": "appos Losartan"},
    ),
    "explanation after the verb belongs to the noun before the comma": (
        "It/PRP/nsubjpass/2 is/VBZ/auxpass/2 sold/VBN/ROOT/2 for/IN/prep/2 one/CD/nummod/5 purpose/NN/pobj/3 "
        ",/,/punct/7 pain/NN/appos/0",
        {"pain": "appos purpose"},
    ),
    "label is no subject": (
        "Gliptins/NNS/nsubj/5 :/:/punct/0 fatigue/NN/appos/0 and/CC/cc/2 chills/NNS/conj/2 are/VBP/ROOT/5 "
        "common/JJ/acomp/5",
        {"fatigue": "nsubj are", "Gliptins": "dep are", "chills": "conj fatigue"},
    ),
    "what a colon explains within a sentence stays": (
        "Ask/VB/ccomp/8 ,/,/punct/8 two/CD/nummod/3 harms/NNS/nsubj/8 :/:/punct/3 fatigue/NN/appos/3 and/CC/cc/5 "
        "chills/NNS/conj/5 are/VBP/ROOT/8 common/JJ/acomp/8",
        {"harms": "nsubj are", "fatigue": "appos harms"},
    ),
    "purpose after an aside belongs to the verb": (
        "They/PRP/nsubj/1 sell/VBP/ROOT/1 losartan/NN/dobj/1 ,/,/punct/2 a/DT/det/5 blocker/NN/appos/2 ,/,/punct/5 "
        "for/IN/prep/5 pain/NN/pobj/7",
        {"for": "prep sell"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_appositions_are_mended(text: str, expected: dict[str, str]) -> None:
    check_mended(text, expected)
