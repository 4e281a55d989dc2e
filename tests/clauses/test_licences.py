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
    "notice of compliance read as two things": (
        "Canada/NNP/nsubj/1 issued/VBD/ROOT/1 notice/NN/dobj/1 of/IN/prep/2 compliance/NN/pobj/3 for/IN/prep/2 "
        "losartan/NNP/pobj/5 ././punct/1",
        {"compliance": "dobj issued", "for": "prep compliance", "notice": "compound compliance"},
    ),
    "both read with a list of uses": (
        "They/PRP/nsubj/1 approved/VBD/ROOT/1 both/DT/preconj/3 for/IN/prep/1 gout/NN/pobj/3 :/:/punct/1 "
        "losartan/NNP/appos/1 and/CC/cc/6 enalapril/NNP/conj/6 ././punct/1",
        {"losartan": "dobj approved", "both": "predet losartan"},
    ),
    "licences that stand read as a use": (
        "Licences/NNS/ROOT/0 for/IN/prep/0 gout/NN/nmod/5 and/CC/cc/2 asthma/NN/conj/2 stand/NN/pobj/1 ././punct/0",
        {"Licences": "nsubj stand", "gout": "pobj for", "stand": "ROOT stand"},
    ),
    "what is licensed read as what it follows": (
        "failure/NN/ROOT/0 after/IN/prep/0 infarction/NN/pobj/1 licensed/VBN/bracket/2",
        {"licensed": "bracket failure"},
    ),
}


@pytest.mark.parametrize(("marked", "expected"), CASES.values(), ids=CASES)
def test_word_about_a_licence_is_mended(marked: str, expected: dict[str, str]) -> None:
    found = arcs(repair(tree(marked)))
    assert {word: found[word] for word in expected} == expected
