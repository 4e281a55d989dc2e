"""Clauses hang on the clause that they are of."""

from __future__ import annotations

import pytest

from .trees import check_mended

CASES = {
    "when it befell somebody belongs to the verb": (
        "Men/NNS/nsubj/1 developed/VBD/ROOT/1 pain/NN/dobj/1 resembling/VBG/acl/2 gout/NN/dobj/3 while/IN/mark/6 "
        "treated/VBN/advcl/3",
        {"treated": "advcl developed"},
    ),
    "clause before a semicolon is no complement": (
        "It/PRP/nsubjpass/2 is/VBZ/auxpass/2 approved/VBN/ccomp/5 ;/:/punct/5 that/DT/nsubj/5 "
        "is/VBZ/ROOT/5 not/RB/neg/5",
        {"approved": "parataxis is"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_clause_order_are_mended(text: str, expected: dict[str, str]) -> None:
    check_mended(text, expected)
