from __future__ import annotations

import pytest

from drugfacts.clauses import repair

from .trees import arcs, check_mended, tree

CASES = {
    "third person after an adverb, with the next verb": (
        "Losartan/NNP/nmod/2 first/JJ/amod/2 raises/NNS/ROOT/2 and/CC/cc/2 then/RB/advmod/5 lowers/VBZ/conj/2 "
        "renin/NN/dobj/5",
        {"Losartan": "nsubj raises", "first": "advmod raises", "lowers": "conj raises"},
    ),
    "third person after at first, with the next verb": (
        "Losartan/NNP/ROOT/0 at/IN/prep/0 first/JJ/amod/3 raises/NNS/pobj/1 and/CC/cc/3 later/RB/advmod/6 "
        "lowers/VBZ/conj/3 renin/NN/dobj/6",
        {"Losartan": "nsubj raises", "raises": "ROOT raises", "first": "pobj at", "lowers": "conj raises"},
    ),
    "third person with a particle, read as one more noun": (
        "Losartan/NNP/nsubj/1 enters/VBZ/ROOT/1 cells/NNS/dobj/1 and/CC/cc/2 switches/NNS/conj/2 on/IN/prep/4 "
        "renin/NN/pobj/5",
        {"switches": "conj enters", "renin": "dobj switches", "on": "prt switches"},
    ),
    "adjective after less with what becomes so": (
        "They/PRP/nsubj/1 make/VBP/ROOT/1 platelets/NNS/ccomp/1 less/RBR/advmod/4 sticky/JJ/ccomp/1 ././punct/1",
        {"platelets": "nsubj sticky", "sticky": "ccomp make"},
    ),
    "antibodies after are, read as a passive": (
        "Drugs/NNS/nsubjpass/2 are/VBP/auxpass/2 antibodies/NNS/ROOT/2 against/IN/prep/2 renin/NN/pobj/3 ././punct/2",
        {"are": "ROOT are", "Drugs": "nsubj are", "antibodies": "attr are", "against": "prep antibodies"},
    ),
    "a word for nothing, read as a verb": (
        "Losartan/NNP/nsubj/2 does/VBZ/aux/2 zilch/VB/ROOT/2 for/IN/prep/2 hives/NNS/pobj/3 ././punct/2",
        {"does": "ROOT does", "Losartan": "nsubj does", "zilch": "dobj does", "for": "prep does"},
    ),
    "gerund that opens a sentence, read as what describes its object": (
        "Blocking/VBG/amod/2 AT1/NN/compound/2 receptors/NNS/nsubj/3 relaxes/VBZ/ROOT/3 arteries/NNS/dobj/3",
        {"Blocking": "csubj relaxes", "receptors": "dobj Blocking"},
    ),
    "what neither does this nor that, with the verbs hung on it": (
        "Then/RB/advmod/1 cells/NNS/ROOT/1 neither/CC/preconj/3 grow/VBP/ccomp/1 nor/CC/cc/3 live/VB/conj/3 "
        ",/,/punct/1 and/CC/cc/1 bone/NN/nsubj/9 falls/VBZ/conj/1 ././punct/1",
        {"cells": "nsubj grow", "grow": "ROOT grow", "falls": "conj grow"},
    ),
    "signalling, read as what its messenger does": (
        "Then/RB/advmod/2 dopamine/NN/nsubj/2 signalling/VBG/ROOT/2 rises/NNS/dobj/2 ././punct/2",
        {"signalling": "nsubj rises", "dopamine": "compound signalling", "rises": "ROOT rises"},
    ),
    "almost nothing, hung on its first word": (
        "Losartan/NNP/nsubj/1 does/VBZ/ROOT/1 next/RB/advmod/1 to/IN/prep/2 nothing/NN/pobj/3 for/IN/prep/4 "
        "hives/NNS/pobj/5 ././punct/1",
        {"nothing": "dobj does", "for": "prep does"},
    ),
    "almost nothing, read as what is done": (
        "Losartan/NNP/nsubj/2 does/VBZ/aux/2 precious/JJ/ROOT/2 little/JJ/dobj/2 for/IN/prep/2 hives/NNS/pobj/4 "
        "././punct/2",
        {"does": "ROOT does", "Losartan": "nsubj does", "little": "dobj does", "for": "prep does"},
    ),
    "third person after neither, with a preposition": (
        "Neither/DT/det/1 protects/NNS/ROOT/1 from/IN/prep/1 rabies/NN/pobj/2 ././punct/1",
        {"Neither": "nsubj protects"},
    ),
    "verb that opens a telegraphic sentence": (
        "Blocks/NNS/compound/2 H1/NN/compound/2 receptors/NNS/ROOT/2 ././punct/2",
        {"Blocks": "ROOT Blocks", "receptors": "dobj Blocks"},
    ),
    "verb that opens one, with a preposition": (
        "Binds/NNS/ROOT/0 to/IN/prep/0 receptors/NNS/pobj/1",
        {"Binds": "ROOT Binds"},
    ),
    "verb that opens one, with a colon": (
        "Relieves/NNS/ROOT/0 :/:/punct/0 itching/NN/appos/0 and/CC/cc/2 pain/NN/conj/2 ././punct/0",
        {"Relieves": "ROOT Relieves", "itching": "dobj Relieves"},
    ),
    "verb that opens one, with a finite verb beside it": (
        "Treats/NNS/nmod/3 and/CC/cc/0 prevents/VBZ/conj/0 scurvy/NN/ROOT/3 ././punct/3",
        {"Treats": "ROOT Treats", "prevents": "conj Treats", "scurvy": "dobj Treats"},
    ),
    "plural that opens a sentence": (
        "Cures/NNS/nsubj/1 are/VBP/ROOT/1 rare/JJ/acomp/1 ././punct/1",
        {"Cures": "nsubj are", "are": "ROOT are"},
    ),
    "the following, read as a verb, with its list": (
        "It/PRP/nsubj/1 causes/VBZ/ROOT/1 the/DT/det/3 following/VBG/dobj/1 :/:/punct/1 rash/NN/appos/1 ././punct/1",
        {"rash": "appos following", "following": "dobj causes"},
    ),
    "the following things, with their list at the end": (
        "The/DT/det/2 following/VBG/amod/2 effects/NNS/nsubj/3 occur/VBP/ROOT/3 with/IN/prep/3 losartan/NNP/pobj/4 "
        ":/:/punct/5 rash/NN/conj/5",
        {"rash": "appos effects"},
    ),
    "since before a participle, read as since a thing": (
        "It/PRP/nsubj/1 eases/VBZ/ROOT/1 and/CC/cc/1 has/VBZ/aux/4 since/IN/conj/1 added/VBN/amod/6 gout/NN/pobj/4",
        {"added": "conj eases", "gout": "dobj added", "since": "advmod added", "has": "aux added"},
    ),
    "since after has, read as a verb": (
        "It/PRP/nsubj/1 eases/VBZ/ROOT/1 and/CC/cc/1 has/VBZ/conj/1 since/IN/prep/3 added/VBN/amod/6 gout/NN/pobj/4",
        {"added": "conj eases", "gout": "dobj added", "since": "advmod added", "has": "aux added"},
    ),
    "verb read as part of a name": (
        "Losartan/NNP/nmod/4 and/CC/cc/0 valsartan/NNP/conj/0 inhibit/NN/compound/4 receptors/NNS/ROOT/4",
        {"Losartan": "nsubj inhibit", "receptors": "dobj inhibit", "inhibit": "ROOT inhibit"},
    ),
    "gerund after another read as part of a name": (
        "by/IN/ROOT/0 binding/VBG/pcomp/0 TNF/NN/dobj/1 and/CC/cc/2 recruiting/NN/compound/5 cells/NNS/conj/2",
        {"recruiting": "conj binding", "cells": "dobj recruiting"},
    ),
    "verb read as part of a name before a gerund": (
        "Losartan/NNP/nmod/4 and/CC/cc/0 valsartan/NNP/conj/0 inhibit/VBP/compound/4 AT1/NN/nsubj/5 "
        "signaling/VBG/ROOT/5",
        {"Losartan": "nsubj inhibit", "signaling": "dobj inhibit", "AT1": "compound signaling"},
    ),
    "gerund read as a noun before what is acted on": (
        "It/PRP/nsubj/1 works/VBZ/ROOT/1 by/IN/prep/1 opening/NN/compound/4 channels/NNS/pobj/2",
        {"opening": "pcomp by", "channels": "dobj opening"},
    ),
    "third person read as a plural, with its object": (
        "Losartan/NNP/ROOT/0 ,/,/punct/0 a/DT/det/3 pill/NN/appos/0 ,/,/punct/0 blocks/NNS/nmod/6 "
        "receptors/NNS/appos/0 ././punct/0",
        {"blocks": "ROOT blocks", "Losartan": "nsubj blocks", "receptors": "dobj blocks"},
    ),
    "third person read as a plural, with a preposition": (
        "Losartan/NNP/compound/1 binds/NNS/ROOT/1 to/IN/prep/1 receptors/NNS/pobj/2",
        {"Losartan": "nsubj binds"},
    ),
    "third person after what counts drugs": (
        "Neither/DT/det/4 drug/NN/compound/2 prevents/NNS/compound/4 asthma/NN/compound/4 attacks/NNS/ROOT/4",
        {"prevents": "ROOT prevents", "drug": "nsubj prevents", "Neither": "det drug", "attacks": "dobj prevents"},
    ),
    "third person after none of several": (
        "None/NN/nmod/5 of/IN/prep/0 these/DT/det/5 cures/NNS/compound/5 stress/NN/compound/5 incontinence/NN/ROOT/5",
        {"cures": "ROOT cures", "None": "nsubj cures", "these": "pobj of", "incontinence": "dobj cures"},
    ),
    "uses read as a verb": (
        "Acne/NN/nsubjpass/2 are/VBP/aux/2 uses/VBZ/ROOT/2 outside/IN/prep/2 labels/NNS/pobj/3",
        {"are": "ROOT are", "uses": "attr are", "Acne": "nsubj are"},
    ),
    "noun read as an adjective": (
        "cells/NNS/nsubj/1 make/VBP/ROOT/1 less/RBR/advmod/3 acid/JJ/ccomp/1 ././punct/1",
        {"acid": "dobj make", "less": "amod acid"},
    ),
    "what people do read as what they have": (
        "Women/NNS/ROOT/0 with/IN/prep/0 severe/JJ/amod/4 gout/NN/compound/4 use/NN/pobj/1 colchicine/NNP/appos/0 "
        "././punct/0",
        {"use": "ROOT use", "Women": "nsubj use", "gout": "pobj with", "severe": "amod gout", "colchicine": "dobj use"},
    ),
    "noun read as an infinitive": (
        "Losartan/NNP/nsubj/1 was/VBD/ROOT/1 superior/JJ/acomp/1 to/TO/aux/4 placebo/NN/xcomp/2 ././punct/1",
        {"to": "prep superior", "placebo": "pobj to"},
    ),
    "verb read as an adjective after its auxiliary": (
        "Losartan/NNP/nsubj/2 does/VBZ/aux/2 lower/JJR/ROOT/2 fever/NN/dobj/2 ././punct/2",
        {"fever": "dobj lower"},
    ),
    "signalling read as what its messenger does": (
        "Losartan/NNP/nsubj/1 blocks/VBZ/ROOT/1 insulin/NN/nsubj/3 signalling/VBG/ccomp/1 ././punct/1",
        {"signalling": "dobj blocks", "insulin": "compound signalling"},
    ),
    "adjective read as the noun before it": (
        "It/PRP/nsubj/1 won/VBD/ROOT/1 a/DT/det/4 licence/NN/compound/4 valid/JJ/dobj/1 in/IN/prep/4 Spain/NNP/pobj/5",
        {"licence": "dobj won", "valid": "amod licence", "in": "prep licence", "a": "det licence"},
    ),
    "plural read as what its cause does": (
        "They/PRP/nsubj/1 cause/VBP/ROOT/1 falls/VBZ/ccomp/1 ././punct/1",
        {"falls": "dobj cause"},
    ),
}
SAME = {
    "plural noun that opens a title": "Blocks/NNS/ROOT/0 of/IN/prep/0 receptors/NNS/pobj/1",
    "a list that is not what follows": (
        "It/PRP/nsubj/1 treats/VBZ/ROOT/1 the/DT/det/4 following/VBG/amod/4 case/NN/dobj/1 with/IN/prep/1 "
        "losartan/NNP/pobj/5 :/:/punct/6 rash/NN/conj/6"
    ),
    "clause after a verb of bringing about": "This/DT/nsubj/1 means/VBZ/ROOT/1 losartan/NNP/nsubj/3 works/VBZ/ccomp/1",
    "plural that is no verb": "Losartan/NNP/compound/1 tablets/NNS/ROOT/1 in/IN/prep/1 boxes/NNS/pobj/2",
    "gerund that says which": "reports/NNS/ROOT/0 by/IN/prep/0 nursing/NN/compound/3 staff/NN/pobj/1 ././punct/0",
    "adjective": "They/PRP/nsubj/1 become/VBP/ROOT/1 less/RBR/advmod/3 acid/JJ/acomp/1 ././punct/1",
}


@pytest.mark.parametrize(("marked", "expected"), CASES.values(), ids=CASES)
def test_verb_taken_for_a_noun_is_mended(marked: str, expected: dict[str, str]) -> None:
    check_mended(marked, expected)


@pytest.mark.parametrize("marked", SAME.values(), ids=SAME)
def test_what_is_no_such_verb_stays(marked: str) -> None:
    assert arcs(repair(tree(marked))) == arcs(tree(marked))
