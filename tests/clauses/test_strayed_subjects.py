"""Subjects hung elsewhere come back to their verb."""

from __future__ import annotations

import pytest

from .trees import check_mended

CASES = {
    "subject hung on the verb as a modifier": (
        "Losartan/NNP/compound/1 attaches/VBZ/ROOT/1 to/IN/prep/1 receptors/NNS/pobj/2",
        {"Losartan": "nsubj attaches"},
    ),
    "passive subject hung on the verb as a modifier": (
        "Losartan/NNP/npadvmod/2 is/VBZ/auxpass/2 taken/VBN/ROOT/2",
        {"Losartan": "nsubjpass taken"},
    ),
    "subject hung on the participle of an aside": (
        "Losartan/NNP/nsubj/2 ,/,/punct/2 approved/VBN/advcl/6 in/IN/prep/2 1995/CD/pobj/3 ,/,/punct/6 "
        "blocks/VBZ/ROOT/6 receptors/NNS/dobj/6",
        {"Losartan": "nsubj blocks", "approved": "acl Losartan"},
    ),
    "subjects of a clause that says the same of them": (
        "Gout/NN/nsubj/1 is/VBZ/ROOT/1 rare/JJ/acomp/1 ,/,/punct/1 as/IN/mark/5 are/VBP/advcl/1 chills/NNS/nsubj/5",
        {"chills": "conj Gout", "are": "cc chills"},
    ),
    "subject read as what is written": (
        "At/IN/prep/5 writing/VBG/pcomp/0 no/DT/det/3 regulator/NN/dobj/1 had/VBD/aux/5 approved/VBN/ROOT/5 "
        "that/DT/det/7 pill/NN/dobj/5",
        {"regulator": "nsubj approved"},
    ),
    "its, written for it is, is what is sold": (
        "its/PRP$/poss/1 sold/VBN/ROOT/1 for/IN/prep/1 pain/NN/pobj/2",
        {"its": "nsubjpass sold"},
    ),
    "agent before the participle without a hyphen": (
        "It/PRP/nsubj/1 is/VBZ/auxpass/3 FDA/NNP/nsubj/3 approved/VBD/ROOT/3",
        {"It": "nsubjpass approved", "FDA": "prefix approved"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_strayed_subjects_are_mended(text: str, expected: dict[str, str]) -> None:
    check_mended(text, expected)
