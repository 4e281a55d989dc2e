from __future__ import annotations

import pytest

from .trees import check_mended

CASES = {
    "on, read as where it is": (
        "They/PRP/nsubj/1 switch/VBP/ROOT/1 on/IN/prep/1 receptors/NNS/pobj/2",
        {"on": "prt switch", "receptors": "dobj switch"},
    ),
    "on, after a verb that says where": (
        "They/PRP/nsubj/1 act/VBP/ROOT/1 on/IN/prep/1 receptors/NNS/pobj/2",
        {"on": "prep act", "receptors": "pobj on"},
    ),
    "back, read as a part of the body": (
        "They/PRP/nsubj/1 hold/VBP/ROOT/1 back/JJ/amod/4 hormone/NN/compound/4 release/NN/dobj/1",
        {"back": "prt hold", "release": "dobj hold"},
    ),
    "back, which hurts": (
        "They/PRP/nsubj/1 hold/VBP/ROOT/1 back/JJ/amod/3 pain/NN/dobj/1",
        {"back": "amod pain"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_particles_are_mended(text: str, expected: dict[str, str]) -> None:
    check_mended(text, expected)
