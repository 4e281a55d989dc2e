"""Subjects hung elsewhere come back to their verb."""

from __future__ import annotations

import pytest

from .trees import check_mended

CASES = {
    "agency of a step denied without a verb": (
        "Not/RB/neg/1 FDA/NNP/nsubj/2 approved/VBD/ROOT/2 for/IN/prep/2 gout/NN/pobj/3",
        {"Not": "neg approved", "FDA": "prefix approved"},
    ),
    "agency of a step not yet taken, and whose it is": (
        "Its/PRP$/poss/3 not/RB/neg/2 yet/RB/advmod/4 FDA/NNP/nsubj/4 approved/VBD/ROOT/4",
        {"not": "neg approved", "FDA": "prefix approved", "Its": "nsubjpass approved"},
    ),
    "agency of a step with its year": (
        "FDA/NNP/nsubj/1 approved/VBD/ROOT/1 2017/CD/dobj/1",
        {"FDA": "nsubj approved", "2017": "npadvmod approved"},
    ),
    "subject behind a preposition that lost its noun": (
        "In/IN/prep/4 cohort/NN/compound/2 studies/NNS/compound/3 gout/NN/nsubj/4 was/VBD/ROOT/4 rare/JJ/acomp/4",
        {"studies": "pobj In", "gout": "nsubj was", "cohort": "compound studies"},
    ),
    "list behind a preposition that lost its noun": (
        "With/IN/prep/6 inhalers/NNS/nsubj/6 ,/,/punct/1 cough/NN/conj/1 and/CC/cc/3 wheeze/NN/conj/3 are/VBP/ROOT/6",
        {"inhalers": "pobj With", "cough": "nsubj are", "wheeze": "conj cough"},
    ),
    "subject behind a semicolon": (
        "Gout/NN/nsubjpass/5 ;/,/punct/0 cramps/NNS/appos/0 have/VBP/aux/5 been/VBN/auxpass/5 seen/VBN/ROOT/5",
        {"cramps": "nsubjpass seen", "Gout": "dep seen"},
    ),
    "object read as the subject of what follows": (
        "Azoles/NNS/nsubj/1 block/VBP/ROOT/1 demethylase/NN/nsubj/6 ,/,/punct/2 and/CC/cc/2 sterols/NNS/conj/2 "
        "gather/VBP/ccomp/1",
        {"demethylase": "dobj block", "sterols": "nsubj gather", "gather": "conj block"},
    ),
    "subject of what they say": (
        "They/PRP/nsubj/1 say/VBP/ROOT/1 rash/NN/nsubj/6 ,/,/punct/2 and/CC/cc/2 fever/NN/conj/2 occur/VBP/ccomp/1",
        {"rash": "nsubj occur"},
    ),
    "subject read as what opens a list": (
        "Neither/CC/preconj/1 is/VBZ/ROOT/1 a/DT/det/3 medicine/NN/attr/1",
        {"Neither": "nsubj is"},
    ),
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
