"""Participles and gerunds find their noun, or are told from verbs."""

from __future__ import annotations

import pytest

from .trees import check_mended

CASES = {
    "gerund before a noun that takes no object": (
        "sold/VBN/ROOT/0 for/IN/prep/0 relapse/VBG/pcomp/1 fever/NN/dobj/2",
        {"relapse": "amod fever", "fever": "pobj for"},
    ),
    "participle after an adverb belongs to the object": (
        "She/PRP/nsubj/1 had/VBD/ROOT/1 gout/NN/dobj/1 ,/,/punct/1 well/RB/advmod/5 controlled/VBN/advcl/1",
        {"controlled": "acl gout"},
    ),
    "participle before the object, read as the verb": (
        "It/PRP/nsubj/2 won/VBD/aux/2 limited/VBD/ROOT/2 approval/NN/dobj/2",
        {"won": "ROOT won", "approval": "dobj won", "limited": "amod approval", "It": "nsubj won"},
    ),
    "participle before the second object, read as a clause": (
        "They/PRP/nsubj/1 give/VBP/ROOT/1 losartan/NN/nsubj/3 limited/VBD/ccomp/1 approval/NN/dobj/3",
        {"losartan": "dative give", "approval": "dobj give", "limited": "amod approval"},
    ),
    "verb read as part of a long name": (
        "the/DT/det/3 firm/NN/compound/3 added/VBN/amod/3 asthma/NN/ROOT/3 ././punct/3",
        {"added": "ROOT added", "firm": "nsubj added", "asthma": "dobj added", "the": "det firm"},
    ),
    "participle after a comma belongs to the noun before it": (
        "Losartan/NNP/nsubj/6 ,/,/punct/6 used/VBN/advcl/6 for/IN/prep/2 pain/NN/pobj/3 ,/,/punct/6 is/VBZ/ROOT/6 "
        "old/JJ/acomp/6",
        {"used": "acl Losartan"},
    ),
    "gerund of what is stopped": (
        "They/PRP/nsubj/1 stop/VBP/ROOT/1 bacteria/NN/compound/3 multiplying/NN/dobj/1",
        {"bacteria": "dobj stop", "multiplying": "acl bacteria"},
    ),
    "gerund of what is kept from it, hung on the noun": (
        "They/PRP/nsubj/1 stop/VBP/ROOT/1 cells/NNS/dobj/1 in/IN/prep/2 skin/NN/pobj/3 from/IN/prep/2 "
        "making/VBG/pcomp/5 fat/NN/dobj/6",
        {"from": "prep stop", "making": "pcomp from", "cells": "dobj stop"},
    ),
    "gerund after its noun": (
        "It/PRP/nsubj/1 is/VBZ/ROOT/1 a/DT/det/5 drug/NN/npadvmod/4 inhibiting/VBG/amod/5 proteins/NNS/attr/1",
        {"drug": "attr is", "inhibiting": "acl drug", "proteins": "dobj inhibiting", "a": "det drug"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_participles_are_mended(text: str, expected: dict[str, str]) -> None:
    check_mended(text, expected)
