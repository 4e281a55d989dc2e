from __future__ import annotations

import pytest

from drugfacts.clauses import repair

from .trees import arcs, tree

CASES = {
    "year read as what was approved": (
        "Losartan/NNP/nsubj/3 approved/VBN/amod/2 1995/CD/bracket/0 works/VBZ/ROOT/3 ././punct/3",
        {"approved": "bracket Losartan", "1995": "npadvmod approved"},
    ),
    "add-on read as a verb": (
        "won/VBD/ROOT/0 approval/NN/dobj/0 as/IN/mark/3 add/VB/advcl/0 -/HYPH/punct/3 on/RP/prt/3 therapy/NN/dobj/3 "
        "././punct/0",
        {"as": "prep won", "therapy": "pobj as", "add": "compound therapy"},
    ),
    "off-licence read as what is given": (
        "They/PRP/nsubj/1 give/VBP/ROOT/1 losartan/NNP/dative/1 off/IN/compound/5 -/HYPH/punct/5 licence/NN/dobj/1 "
        "for/IN/prep/5 gout/NN/pobj/6 ././punct/1",
        {"losartan": "dobj give", "licence": "advmod give", "for": "prep give"},
    ),
}


@pytest.mark.parametrize(("marked", "expected"), CASES.values(), ids=CASES)
def test_word_about_a_licence_is_mended(marked: str, expected: dict[str, str]) -> None:
    found = arcs(repair(tree(marked)))
    assert {word: found[word] for word in expected} == expected
