from __future__ import annotations

import pytest

from drugfacts.clauses import repair

from .trees import arcs, tree

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
    "clause after for which belongs to the nearest noun": (
        "It/PRP/nsubj/1 slows/VBZ/ROOT/1 decline/NN/dobj/1 in/IN/prep/2 dementia/NN/pobj/3 ,/,/punct/2 for/IN/prep/9 "
        "which/WDT/pobj/6 it/PRP/nsubj/9 sells/VBZ/relcl/2",
        {"sells": "relcl dementia"},
    ),
    "clause with that, read as a complement": (
        "a/DT/det/1 use/NN/ROOT/1 that/IN/dobj/4 boards/NNS/nsubj/4 cleared/VBD/acl/1",
        {"cleared": "relcl use"},
    ),
    "clause without that, read as two names": (
        "It/PRP/nsubj/1 became/VBD/ROOT/1 a/DT/det/3 pill/NN/attr/1 the/DT/det/5 board/NN/appos/3 cleared/VBN/acl/5 "
        "for/IN/prep/6 pain/NN/pobj/7",
        {"cleared": "relcl pill", "board": "nsubj cleared"},
    ),
    "second agent hung on the date": (
        "It/PRP/nsubjpass/2 was/VBD/auxpass/2 sold/VBN/ROOT/2 by/IN/agent/2 A/NNP/pobj/3 in/IN/prep/2 2002/CD/pobj/5 "
        "and/CC/cc/5 by/IN/conj/5 B/NNP/pobj/8",
        {"B": "pobj by", "by": "agent sold"},
    ),
    "what somebody had done, with an auxiliary": (
        "Boards/NNS/nsubj/1 had/VBD/aux/3 losartan/NNP/nsubj/3 pulled/VBD/ROOT/3",
        {"Boards": "nsubj pulled", "losartan": "dobj pulled"},
    ),
    "gerund before a noun that takes no object": (
        "sold/VBN/ROOT/0 for/IN/prep/0 relapse/VBG/pcomp/1 fever/NN/dobj/2",
        {"relapse": "amod fever", "fever": "pobj for"},
    ),
    "particle that goes with the object": (
        "It/PRP/nsubjpass/2 was/VBD/auxpass/2 pulled/VBN/ROOT/2 off/RP/prt/2 shelves/NNS/dobj/2",
        {"off": "prep pulled", "shelves": "pobj off"},
    ),
    "what somebody had done, with a clause": (
        "Boards/NNS/nsubj/1 had/VBD/ROOT/1 losartan/NNP/nsubj/3 pulled/VBD/ccomp/1",
        {"losartan": "nsubjpass pulled"},
    ),
    "when it befell somebody belongs to the verb": (
        "Men/NNS/nsubj/1 developed/VBD/ROOT/1 pain/NN/dobj/1 resembling/VBG/acl/2 gout/NN/dobj/3 while/IN/mark/6 "
        "treated/VBN/advcl/3",
        {"treated": "advcl developed"},
    ),
    "clause after a preposition and which belongs to the noun before": (
        "It/PRP/nsubj/1 eases/VBZ/ROOT/1 pain/NN/dobj/1 ,/,/punct/1 for/IN/prep/8 which/WDT/pobj/4 it/PRP/nsubjpass/8 "
        "is/VBZ/auxpass/8 sold/VBN/advcl/1",
        {"sold": "relcl pain"},
    ),
    "subjects of a clause that says the same of them": (
        "Gout/NN/nsubj/1 is/VBZ/ROOT/1 rare/JJ/acomp/1 ,/,/punct/1 as/IN/mark/5 are/VBP/advcl/1 chills/NNS/nsubj/5",
        {"chills": "conj Gout", "are": "cc chills"},
    ),
    "that, read as one more object, opens a claim": (
        "claims/NNS/nsubj/6 that/WDT/dobj/3 losartan/NN/nsubj/3 harms/VBZ/relcl/0 livers/NNS/dobj/3 are/VBP/auxpass/6 "
        "denied/VBN/ROOT/6",
        {"that": "mark harms"},
    ),
    "participle after an adverb belongs to the object": (
        "She/PRP/nsubj/1 had/VBD/ROOT/1 gout/NN/dobj/1 ,/,/punct/1 well/RB/advmod/5 controlled/VBN/advcl/1",
        {"controlled": "acl gout"},
    ),
    "its, written for it is, is what is sold": (
        "its/PRP$/poss/1 sold/VBN/ROOT/1 for/IN/prep/1 pain/NN/pobj/2",
        {"its": "nsubjpass sold"},
    ),
    "participle before the object, read as the verb": (
        "It/PRP/nsubj/2 won/VBD/aux/2 limited/VBD/ROOT/2 approval/NN/dobj/2",
        {"won": "ROOT won", "approval": "dobj won", "limited": "amod approval", "It": "nsubj won"},
    ),
    "participle before the second object, read as a clause": (
        "They/PRP/nsubj/1 give/VBP/ROOT/1 losartan/NN/nsubj/3 limited/VBD/ccomp/1 approval/NN/dobj/3",
        {"losartan": "dative give", "approval": "dobj give", "limited": "amod approval"},
    ),
    "agent before the participle without a hyphen": (
        "It/PRP/nsubj/1 is/VBZ/auxpass/3 FDA/NNP/nsubj/3 approved/VBD/ROOT/3",
        {"It": "nsubjpass approved", "FDA": "prefix approved"},
    ),
    "explanation after the verb belongs to the noun before the comma": (
        "It/PRP/nsubjpass/2 is/VBZ/auxpass/2 sold/VBN/ROOT/2 for/IN/prep/2 one/CD/nummod/5 purpose/NN/pobj/3 "
        ",/,/punct/7 pain/NN/appos/0",
        {"pain": "appos purpose"},
    ),
    "purpose after an aside belongs to the verb": (
        "They/PRP/nsubj/1 sell/VBP/ROOT/1 losartan/NN/dobj/1 ,/,/punct/2 a/DT/det/5 blocker/NN/appos/2 ,/,/punct/5 "
        "for/IN/prep/5 pain/NN/pobj/7",
        {"for": "prep sell"},
    ),
    "verb read as part of a long name": (
        "the/DT/det/3 firm/NN/compound/3 added/VBN/amod/3 asthma/NN/ROOT/3 ././punct/3",
        {"added": "ROOT added", "firm": "nsubj added", "asthma": "dobj added", "the": "det firm"},
    ),
    "second subject explains the first": (
        "Losartan/NNP/nsubj/5 ,/,/punct/5 a/DT/det/3 blocker/NN/nsubj/5 ,/,/punct/5 is/VBZ/ROOT/5 old/JJ/acomp/5",
        {"blocker": "appos Losartan", "Losartan": "nsubj is"},
    ),
    "subject hung on the verb as a modifier": (
        "Losartan/NNP/compound/1 attaches/VBZ/ROOT/1 to/IN/prep/1 receptors/NNS/pobj/2",
        {"Losartan": "nsubj attaches"},
    ),
    "passive subject hung on the verb as a modifier": (
        "Losartan/NNP/npadvmod/2 is/VBZ/auxpass/2 taken/VBN/ROOT/2",
        {"Losartan": "nsubjpass taken"},
    ),
    "subject left out of the clause that explains it": (
        "Losartan/NNP/npadvmod/6 ,/,/punct/6 a/DT/det/3 blocker/NN/nsubjpass/6 ,/,/punct/6 was/VBD/auxpass/6 "
        "approved/VBN/ROOT/6",
        {"Losartan": "nsubjpass approved", "blocker": "appos Losartan"},
    ),
    "second verb hung on the first one's object": (
        "It/PRP/nsubj/1 lowers/VBZ/ROOT/1 pressure/NN/dobj/1 and/CC/cc/2 suppresses/VBZ/conj/2 acid/NN/dobj/1",
        {"suppresses": "conj lowers", "acid": "dobj suppresses", "pressure": "dobj lowers"},
    ),
    "clause before a semicolon is no complement": (
        "It/PRP/nsubjpass/2 is/VBZ/auxpass/2 approved/VBN/ccomp/5 ;/:/punct/5 that/DT/nsubj/5 "
        "is/VBZ/ROOT/5 not/RB/neg/5",
        {"approved": "parataxis is"},
    ),
    "participle after a comma belongs to the noun before it": (
        "Losartan/NNP/nsubj/6 ,/,/punct/6 used/VBN/advcl/6 for/IN/prep/2 pain/NN/pobj/3 ,/,/punct/6 is/VBZ/ROOT/6 "
        "old/JJ/acomp/6",
        {"used": "acl Losartan"},
    ),
    "verb read as part of a name": (
        "Losartan/NNP/nmod/4 and/CC/cc/0 valsartan/NNP/conj/0 inhibit/NN/compound/4 receptors/NNS/ROOT/4",
        {"Losartan": "nsubj inhibit", "receptors": "dobj inhibit", "inhibit": "ROOT inhibit"},
    ),
    "verb read as part of a name before a gerund": (
        "Losartan/NNP/nmod/4 and/CC/cc/0 valsartan/NNP/conj/0 inhibit/VBP/compound/4 AT1/NN/nsubj/5 "
        "signaling/VBG/ROOT/5",
        {"Losartan": "nsubj inhibit", "signaling": "dobj inhibit", "AT1": "compound signaling"},
    ),
    "subject hung on the participle of an aside": (
        "Losartan/NNP/nsubj/2 ,/,/punct/2 approved/VBN/advcl/6 in/IN/prep/2 1995/CD/pobj/3 ,/,/punct/6 "
        "blocks/VBZ/ROOT/6 receptors/NNS/dobj/6",
        {"Losartan": "nsubj blocks", "approved": "acl Losartan"},
    ),
    "gerund after its noun": (
        "It/PRP/nsubj/1 is/VBZ/ROOT/1 a/DT/det/5 drug/NN/npadvmod/4 inhibiting/VBG/amod/5 proteins/NNS/attr/1",
        {"drug": "attr is", "inhibiting": "acl drug", "proteins": "dobj inhibiting", "a": "det drug"},
    ),
}
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


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_repair_mends(text: str, expected: dict[str, str]) -> None:
    found = arcs(repair(tree(text)))
    assert {word: found[word] for word in expected} == expected


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_repair_leaves_right_trees_alone(text: str) -> None:
    assert arcs(repair(tree(text))) == arcs(tree(text))


@pytest.mark.parametrize("text", [*(text for text, _ in CASES.values()), *RIGHT.values()])
def test_repair_leaves_a_tree(text: str) -> None:
    mended = repair(tree(text))
    for i in range(len(mended)):
        assert len(list(mended.ancestors(i))) < len(mended)
        assert mended.head[i] == i or i in mended.kids[mended.head[i]]
    assert sum(len(kids) for kids in mended.kids) == len(mended) - 1
    again = arcs(mended)
    assert arcs(repair(mended)) == again
