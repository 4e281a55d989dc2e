"""Trees that are right stay as they are; the mends themselves are tried by module."""

from __future__ import annotations

import re
from collections import defaultdict
from importlib import import_module
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from drugfacts.clauses import repair, trees_of
from drugfacts.frames import grammar

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


class Everything(frozenset[str]):
    """A set of words that every word is in."""

    def __contains__(self, word: object) -> bool:
        return True


def mended(docs: list[Doc]) -> list[tuple[Any, ...]]:
    trees = [repair(tree) for doc in docs for tree in trees_of(doc)]
    return [(tree.words, tree.tag, tree.lemma, tree.dep, tree.head) for tree in trees]


def test_mends_that_are_passed_over_would_change_nothing(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mend is tried only where a sentence has words and tags of its own: without that, the trees are the same."""
    texts = [re.sub(r"</?\w+>", "", text) for f in grammar().frames for text in (*f.examples, *f.counterexamples)]
    docs = list(nlp.pipe(["\n\n".join(texts[at : at + 20]) for at in range(0, len(texts), 20)]))
    seen = mended(docs)
    module = import_module("drugfacts.clauses.repair")
    monkeypatch.setattr(module, "_OF_SENTENCE", defaultdict(lambda: module._OF_VERBS))
    monkeypatch.setattr("drugfacts.clauses.mistagged._telling", Everything)
    monkeypatch.setattr("drugfacts.clauses.licences._TELLING", Everything())
    assert len(seen) > 1000
    again = mended(docs)
    assert [pair for pair in zip(seen, again, strict=True) if pair[0] != pair[1]] == []
