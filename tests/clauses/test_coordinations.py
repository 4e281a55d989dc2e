"""What is coordinated is told from what is not."""

from __future__ import annotations

import pytest

from .trees import check_mended

CASES = {
    "rest of a list behind an aside, hung on the aside": (
        "It/PRP/nsubj/1 causes/VBZ/ROOT/1 rash/NN/dobj/1 and/CC/cc/2 ,/,/punct/1 in/IN/prep/1 some/DT/pobj/5 "
        ",/,/punct/5 fever/NN/pobj/5",
        {"fever": "conj rash", "in": "prep causes", "some": "pobj in"},
    ),
    "purpose behind an aside that is off something": (
        "It/PRP/nsubjpass/2 is/VBZ/auxpass/2 used/VBN/ROOT/2 for/IN/prep/2 gout/NN/pobj/3 and/CC/cc/4 ,/,/punct/2 "
        "off/NN/nmod/9 -/HYPH/punct/9 label/NN/conj/2 ,/,/punct/9 for/IN/prep/9 hives/NNS/pobj/11",
        {"for": "prep used", "off": "prep used", "label": "pobj off", "hives": "pobj for"},
    ),
    "clause behind an aside": (
        "It/PRP/nsubj/1 helps/VBZ/ROOT/1 pain/NN/dobj/1 and/CC/cc/1 ,/,/punct/1 in/IN/prep/8 May/NNP/pobj/5 "
        ",/,/punct/8 failed/VBD/conj/1",
        {"failed": "conj helps"},
    ),
    "what the second is, read as one more thing that the first is": (
        "Losartan/NNP/nsubj/1 be/VBP/ROOT/1 a/DT/det/3 tonic/NN/attr/1 and/CC/cc/3 captopril/NNP/conj/3 a/DT/det/7 "
        "syrup/NN/appos/3",
        {"syrup": "appos captopril", "captopril": "parataxis be", "tonic": "attr be"},
    ),
    "by how much, read as what is given": (
        "They/PRP/nsubj/1 raise/VBP/ROOT/1 renin/NN/dative/1 a/DT/det/4 hundredfold/NN/dobj/1",
        {"renin": "dobj raise", "hundredfold": "npadvmod raise"},
    ),
    "how many fold, read as what is raised": (
        "Losartan/NNP/nsubj/1 raises/VBZ/ROOT/1 renin/NN/compound/3 sevenfold/NN/dobj/1 ././punct/1",
        {"renin": "dobj raises", "sevenfold": "npadvmod raises"},
    ),
    "what goes with it, hung on the verb": (
        "Losartan/NNP/nsubj/1 lowers/VBZ/ROOT/1 renin/NN/dobj/1 ,/,/punct/1 and/CC/cc/1 with/IN/prep/7 it/PRP/pobj/5 "
        "lipids/VBZ/conj/1 ././punct/1",
        {"lipids": "conj renin"},
    ),
    "not one thing but another, with but for except": (
        "Losartan/NNP/nsubj/1 is/VBZ/ROOT/1 not/RB/neg/1 a/DT/det/4 hormone/NN/attr/1 but/IN/cc/4 an/DT/det/7 "
        "inhibitor/NN/pobj/5 ././punct/1",
        {"inhibitor": "conj hormone"},
    ),
    "verb in the third person behind what something makes others do": (
        "Losartan/NNP/nsubj/1 makes/VBZ/ROOT/1 cells/NNS/nsubj/3 release/VB/ccomp/1 renin/NN/dobj/3 and/CC/cc/3 "
        "blocks/VBZ/conj/3 water/NN/dobj/6",
        {"blocks": "conj makes", "release": "ccomp makes"},
    ),
    "what others are made to do as well": (
        "Losartan/NNP/nsubj/1 makes/VBZ/ROOT/1 cells/NNS/nsubj/3 release/VB/ccomp/1 renin/NN/dobj/3 and/CC/cc/3 "
        "block/VB/conj/3 water/NN/dobj/6",
        {"block": "conj release"},
    ),
    "second verb hung on the first one's object": (
        "It/PRP/nsubj/1 lowers/VBZ/ROOT/1 pressure/NN/dobj/1 and/CC/cc/2 suppresses/VBZ/conj/2 acid/NN/dobj/1",
        {"suppresses": "conj lowers", "acid": "dobj suppresses", "pressure": "dobj lowers"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_coordinations_are_mended(text: str, expected: dict[str, str]) -> None:
    check_mended(text, expected)
