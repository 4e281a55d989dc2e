"""What is coordinated is told from what is not."""

from __future__ import annotations

import pytest

from .trees import check_mended

CASES = {
    "what the second is, read as one more thing that the first is": (
        "Losartan/NNP/nsubj/1 be/VBP/ROOT/1 a/DT/det/3 tonic/NN/attr/1 and/CC/cc/3 captopril/NNP/conj/3 a/DT/det/7 "
        "syrup/NN/appos/3",
        {"syrup": "appos captopril", "captopril": "parataxis be", "tonic": "attr be"},
    ),
    "by how much, read as what is given": (
        "They/PRP/nsubj/1 raise/VBP/ROOT/1 renin/NN/dative/1 a/DT/det/4 hundredfold/NN/dobj/1",
        {"renin": "dobj raise", "hundredfold": "npadvmod raise"},
    ),
    "second verb hung on the first one's object": (
        "It/PRP/nsubj/1 lowers/VBZ/ROOT/1 pressure/NN/dobj/1 and/CC/cc/2 suppresses/VBZ/conj/2 acid/NN/dobj/1",
        {"suppresses": "conj lowers", "acid": "dobj suppresses", "pressure": "dobj lowers"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_coordinations_are_mended(text: str, expected: dict[str, str]) -> None:
    check_mended(text, expected)
