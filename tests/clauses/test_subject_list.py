"""A list that opens a sentence is its subject."""

from __future__ import annotations

import pytest

from .trees import check_mended

CASES = {
    "list with brackets at the start is the subject": (
        "Losartan/NNP/npadvmod/8 (/-LRB-/punct/0 Cozaar/NNP/bracket/0 )/-RRB-/punct/0 ,/,/punct/8 valsartan/NNP/prep/4 "
        "and/CC/cc/5 candesartan/NNP/conj/5 relax/VB/ROOT/8 vessels/NNS/dobj/8",
        {"Losartan": "nsubj relax", "valsartan": "conj Losartan", "candesartan": "conj valsartan"},
    ),
    "list before a verb taken for a noun": (
        "Losartan/NNP/npadvmod/3 and/CC/cc/0 valsartan/NNP/dep/3 act/NN/ROOT/3 on/IN/prep/3 vessels/NNS/pobj/4",
        {"Losartan": "nsubj act", "valsartan": "conj Losartan"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_subject_list_is_mended(text: str, expected: dict[str, str]) -> None:
    check_mended(text, expected)
