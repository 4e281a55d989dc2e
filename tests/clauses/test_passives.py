"""Passives have all their agents, and what somebody had done."""

from __future__ import annotations

import pytest

from .trees import check_mended

CASES = {
    "second agent hung on the date": (
        "It/PRP/nsubjpass/2 was/VBD/auxpass/2 sold/VBN/ROOT/2 by/IN/agent/2 A/NNP/pobj/3 in/IN/prep/2 2002/CD/pobj/5 "
        "and/CC/cc/5 by/IN/conj/5 B/NNP/pobj/8",
        {"B": "pobj by", "by": "agent sold"},
    ),
    "use hung on the agency": (
        "It/PRP/nsubjpass/2 is/VBZ/auxpass/2 approved/VBN/ROOT/2 by/IN/agent/2 FDA/NNP/pobj/3 for/IN/prep/4 "
        "gout/NN/pobj/5 and/CC/cc/2 since/IN/prep/2 2020/CD/pobj/8 for/IN/prep/2 hives/NNS/pobj/10",
        {"for": "prep approved", "gout": "pobj for"},
    ),
    "what somebody had done, with an auxiliary": (
        "Boards/NNS/nsubj/1 had/VBD/aux/3 losartan/NNP/nsubj/3 pulled/VBD/ROOT/3",
        {"Boards": "nsubj pulled", "losartan": "dobj pulled"},
    ),
    "what somebody had done, with a clause": (
        "Boards/NNS/nsubj/1 had/VBD/ROOT/1 losartan/NNP/nsubj/3 pulled/VBD/ccomp/1",
        {"losartan": "nsubjpass pulled"},
    ),
    "particle that goes with the object": (
        "It/PRP/nsubjpass/2 was/VBD/auxpass/2 pulled/VBN/ROOT/2 off/RP/prt/2 shelves/NNS/dobj/2",
        {"off": "prep pulled", "shelves": "pobj off"},
    ),
    "what stays as it was made": (
        "They/PRP/nsubj/1 remain/VBP/ROOT/1 authorised/JJ/acomp/1 in/IN/prep/1 Chile/NNP/pobj/3",
        {"They": "nsubjpass authorised", "remain": "auxpass authorised", "in": "prep authorised"},
    ),
    "what stays as it is, which nobody made": (
        "They/PRP/nsubj/1 remain/VBP/ROOT/1 popular/JJ/acomp/1",
        {"They": "nsubj remain", "popular": "acomp remain"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_passives_are_mended(text: str, expected: dict[str, str]) -> None:
    check_mended(text, expected)
