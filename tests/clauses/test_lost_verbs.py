"""Verbs that were taken for part of a noun phrase are verbs again."""

from __future__ import annotations

import pytest

from .trees import check_mended

CASES = {
    "what parts of the body do": (
        "His/PRP$/poss/2 ankles/NNS/compound/2 swell/NN/ROOT/2 on/IN/prep/2 losartan/NNP/pobj/3",
        {"ankles": "nsubj swell", "His": "poss ankles"},
    ),
    "what came about, read as a participle": (
        "On/IN/prep/2 Monday/NNP/pobj/0 blisters/NNS/ROOT/2 formed/VBN/acl/2 there/RB/advmod/3 ././punct/2",
        {"formed": "ROOT formed", "blisters": "nsubj formed", "On": "prep formed"},
    ),
    "what people noticed, read as an adjective": (
        "One/CD/nummod/1 man/NN/ROOT/1 in/IN/prep/1 six/CD/nummod/5 noticed/JJ/amod/5 hives/NNS/pobj/2 ././punct/1",
        {"noticed": "ROOT noticed", "man": "nsubj noticed", "hives": "dobj noticed", "six": "pobj in"},
    ),
    "what somebody did to something, read as what was done to it": (
        "In/IN/prep/6 2019/CD/pobj/0 the/DT/det/6 agency/NN/npadvmod/4 added/VBN/amod/6 mouth/NN/compound/6 "
        "ulcers/NNS/ROOT/6 ././punct/6",
        {"added": "ROOT added", "agency": "nsubj added", "ulcers": "dobj added", "In": "prep added"},
    ),
    "what a share of people did": (
        "Two/CD/ROOT/0 in/IN/prep/0 five/CD/nummod/3 vomited/NN/pobj/1 ././punct/0",
        {"vomited": "ROOT vomited", "Two": "nsubj vomited", "five": "pobj in"},
    ),
    "second verb before a determiner": (
        "It/PRP/nsubj/1 numbs/VBZ/ROOT/1 the/DT/det/3 fingers/NNS/dobj/1 and/CC/cc/3 stiffens/NNS/conj/3 "
        "a/DT/det/7 neck/NN/conj/3",
        {"stiffens": "conj numbs", "neck": "dobj stiffens"},
    ),
    "verb after a modal": (
        "It/PRP/nsubj/4 will/MD/aux/2 quiet/VB/amod/4 restless/JJ/amod/4 legs/NNS/ROOT/4",
        {"quiet": "ROOT quiet", "It": "nsubj quiet", "legs": "dobj quiet", "restless": "amod legs"},
    ),
    "what so much of a drug did, read as an adjective": (
        "Xumab/NNP/compound/6 50/NN/nmod/0 mg/NN/nmod/0 daily/RB/advmod/4 reduced/VBN/amod/6 hot/JJ/amod/6 "
        "flushes/NNS/ROOT/6 by/IN/prep/6 half/NN/pobj/7 ././punct/6",
        {"reduced": "ROOT reduced", "Xumab": "nsubj reduced", "flushes": "dobj reduced", "by": "prep reduced"},
    ),
    "so much of a drug in a form": (
        "Xumab/NNP/compound/7 50/NN/nmod/0 mg/NN/nmod/0 modified/VBN/amod/5 -/HYPH/punct/5 release/NN/compound/7 "
        "hard/JJ/amod/7 capsules/NNS/ROOT/7 ././punct/7",
        {"capsules": "ROOT capsules"},
    ),
    "what somebody did, behind an aside": (
        "Xumab/NNP/dep/6 ,/,/punct/6 at/IN/prep/6 night/NN/pobj/2 ,/,/punct/6 reduced/VBN/amod/6 cramps/NNS/ROOT/6 "
        "././punct/6",
        {"reduced": "ROOT reduced", "Xumab": "nsubj reduced", "cramps": "dobj reduced", "at": "prep reduced"},
    ),
    "lower, between two verbs": (
        "They/PRP/nsubj/1 slow/VBP/ROOT/1 pulses/NNS/dobj/1 ,/,/punct/2 lower/JJR/amod/5 fever/NN/conj/2 and/CC/cc/1 "
        "cut/VBP/conj/1 pain/NN/dobj/7",
        {"lower": "conj slow", "fever": "dobj lower"},
    ),
    "lower, of what they cause": (
        "They/PRP/nsubj/1 cause/VBP/ROOT/1 cramps/NNS/dobj/1 ,/,/punct/2 lower/JJR/amod/5 pressure/NN/conj/2 "
        "and/CC/cc/5 gout/NN/conj/5",
        {"lower": "amod pressure"},
    ),
    "what developed, hung on the preposition before": (
        "In/IN/prep/7 him/PRP/pobj/0 a/DT/det/3 rash/NN/pobj/0 developed/VBN/acl/3 and/CC/cc/0 she/PRP/nsubj/7 "
        "slept/VBD/ROOT/7",
        {"developed": "ccomp slept", "rash": "nsubj developed", "In": "prep developed"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_lost_verb_is_found(text: str, expected: dict[str, str]) -> None:
    check_mended(text, expected)
