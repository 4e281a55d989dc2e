"""Trees that are right stay as they are; the mends themselves are tried by module."""

from __future__ import annotations

import pytest

from drugfacts.clauses import repair

from .trees import arcs, tree

RIGHT = {
    "name with a verb's form in it": (
        "Losartan/NNP/nmod/4 and/CC/cc/0 valsartan/NNP/conj/0 block/NN/compound/4 "
        "strategies/NNS/nsubj/5 help/VBP/ROOT/5"
    ),
    "plain": "Losartan/NNP/nsubj/1 blocks/VBZ/ROOT/1 receptors/NNS/dobj/1",
    "passive": "Receptors/NNS/nsubjpass/2 are/VBP/auxpass/2 blocked/VBN/ROOT/2 by/IN/agent/2 losartan/NN/pobj/3",
    "verbs with an object each": (
        "It/PRP/nsubj/1 lowers/VBZ/ROOT/1 pressure/NN/dobj/1 and/CC/cc/1 suppresses/VBZ/conj/1 acid/NN/dobj/4"
    ),
    "complement": "It/PRP/nsubj/1 seems/VBZ/ROOT/1 that/IN/mark/4 it/PRP/nsubj/4 helps/VBZ/ccomp/1",
    "participle that opens the sentence": "Used/VBN/advcl/3 well/RB/advmod/0 it/PRP/nsubj/3 helps/VBZ/ROOT/3",
    "noun without a verb": "Common/JJ/amod/2 side/NN/compound/2 effects/NNS/ROOT/2",
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_repair_leaves_right_trees_alone(text: str) -> None:
    assert arcs(repair(tree(text))) == arcs(tree(text))
