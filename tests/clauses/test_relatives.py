"""Relative clauses hang on the noun that they say something of."""

from __future__ import annotations

import pytest

from .trees import check_mended

CASES = {
    "clause of what something is turned into": (
        "It/PRP/nsubjpass/2 is/VBZ/auxpass/2 turned/VBN/ROOT/2 into/IN/prep/2 dopamine/NN/pobj/3 ,/,/punct/2 "
        "which/WDT/nsubj/7 acts/VBZ/advcl/2",
        {"acts": "relcl dopamine", "which": "nsubj acts"},
    ),
    "clause after for which belongs to the nearest noun": (
        "It/PRP/nsubj/1 slows/VBZ/ROOT/1 decline/NN/dobj/1 in/IN/prep/2 dementia/NN/pobj/3 ,/,/punct/2 for/IN/prep/9 "
        "which/WDT/pobj/6 it/PRP/nsubj/9 sells/VBZ/relcl/2",
        {"sells": "relcl dementia"},
    ),
    "clause with that, read as a complement": (
        "a/DT/det/1 use/NN/ROOT/1 that/IN/dobj/4 boards/NNS/nsubj/4 cleared/VBD/acl/1",
        {"cleared": "relcl use"},
    ),
    "clause without that, read as two names": (
        "It/PRP/nsubj/1 became/VBD/ROOT/1 a/DT/det/3 pill/NN/attr/1 the/DT/det/5 board/NN/appos/3 cleared/VBN/acl/5 "
        "for/IN/prep/6 pain/NN/pobj/7",
        {"cleared": "relcl pill", "board": "nsubj cleared"},
    ),
    "clause after a preposition and which belongs to the noun before": (
        "It/PRP/nsubj/1 eases/VBZ/ROOT/1 pain/NN/dobj/1 ,/,/punct/1 for/IN/prep/8 which/WDT/pobj/4 it/PRP/nsubjpass/8 "
        "is/VBZ/auxpass/8 sold/VBN/advcl/1",
        {"sold": "relcl pain"},
    ),
    "who belongs to the people, and not to what they have": (
        "people/NNS/nsubj/6 with/IN/prep/0 gout/NN/pobj/1 who/WP/nsubj/4 take/VBP/relcl/2 losartan/NN/dobj/4 "
        "improve/VBP/ROOT/6",
        {"take": "relcl people"},
    ),
    "which belongs to the last of two, for one does it": (
        "Losartan/NNP/nsubj/8 ,/,/punct/0 a/DT/det/3 sartan/NN/appos/0 and/CC/cc/3 mesna/NN/conj/3 ,/,/punct/0 "
        "which/WDT/nsubj/9 sell/VBP/ROOT/8 binds/VBZ/relcl/0",
        {"binds": "relcl mesna"},
    ),
    "which belongs to the two that do it": (
        "Losartan/NNP/nsubj/7 and/CC/cc/0 mesna/NN/conj/0 ,/,/punct/0 which/WDT/nsubj/5 bind/VBP/relcl/0 ,/,/punct/0 "
        "sell/VBP/ROOT/7",
        {"bind": "relcl Losartan"},
    ),
    "which belongs to the noun before, and not across the verb": (
        "Doctors/NNS/nsubj/1 use/VBP/ROOT/1 sartans/NNS/dobj/1 ,/,/punct/1 which/WDT/nsubj/5 block/VBP/relcl/0 "
        "receptors/NNS/dobj/5",
        {"block": "relcl sartans"},
    ),
    "which belongs to the two that do it, and not to what stands beside them": (
        "Never/RB/neg/1 mix/VB/ROOT/1 losartan/NNP/dobj/1 with/IN/prep/1 mesna/NN/pobj/3 or/CC/cc/4 "
        "aspirin/NN/conj/4 ,/,/punct/1 which/WDT/nsubj/9 thin/VBP/relcl/2 blood/NN/dobj/9",
        {"thin": "relcl mesna"},
    ),
    "what is given belongs to the last of a list, and is no sentence": (
        "Say/VB/ROOT/0 if/IN/mark/3 you/PRP/nsubj/3 take/VBP/advcl/0 mesna/NN/dobj/3 or/CC/cc/4 aspirin/NN/conj/4 "
        ",/,/punct/3 which/WDT/nsubjpass/10 is/VBZ/auxpass/10 give/VBN/ccomp/0 for/IN/prep/10 pain/NN/pobj/11",
        {"give": "relcl aspirin"},
    ),
    "that, read as one more object, opens a claim": (
        "claims/NNS/nsubj/6 that/WDT/dobj/3 losartan/NN/nsubj/3 harms/VBZ/relcl/0 livers/NNS/dobj/3 are/VBP/auxpass/6 "
        "denied/VBN/ROOT/6",
        {"that": "mark harms"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_relatives_are_mended(text: str, expected: dict[str, str]) -> None:
    check_mended(text, expected)
