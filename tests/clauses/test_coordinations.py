"""What is coordinated is told from what is not."""

from __future__ import annotations

import pytest

from .trees import check_mended

CASES = {
    "second verb hung on the first one's object": (
        "It/PRP/nsubj/1 lowers/VBZ/ROOT/1 pressure/NN/dobj/1 and/CC/cc/2 suppresses/VBZ/conj/2 acid/NN/dobj/1",
        {"suppresses": "conj lowers", "acid": "dobj suppresses", "pressure": "dobj lowers"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_coordinations_are_mended(text: str, expected: dict[str, str]) -> None:
    check_mended(text, expected)
