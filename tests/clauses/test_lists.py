from __future__ import annotations

import pytest
from spacy.language import Language

from drugfacts.clauses.lists import conjuncts, examples, is_excluded, is_list, members

from .trees import parsed, tree

GENERIC = frozenset({"effects", "conditions", "enzyme"})


def spelled(of, found: list[int]) -> list[str]:
    return [of.words[i] for i in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sertraline causes nausea.", ["nausea"]),
        ("Sertraline causes nausea or headache.", ["nausea", "headache"]),
        ("Sertraline causes nausea and/or vomiting.", ["nausea", "vomiting"]),
        ("Sertraline causes nausea, vomiting and headache.", ["nausea", "vomiting", "headache"]),
        ("Sertraline causes nausea, vomiting, and headache.", ["nausea", "vomiting", "headache"]),
        ("Sertraline causes nausea as well as headache.", ["nausea", "headache"]),
        ("Sertraline causes nausea (feeling sick), headache and dizziness.", ["nausea", "headache", "dizziness"]),
        (
            "Sertraline causes nausea, vomiting, headache, dizziness, insomnia, tremor and fatigue.",
            ["nausea", "vomiting", "headache", "dizziness", "insomnia", "tremor", "fatigue"],
        ),
        ("Sertraline causes nausea but not headache.", ["nausea"]),
        ("Sertraline causes nausea rather than headache.", ["nausea"]),
    ],
)
def test_conjuncts_of_nausea(nlp: Language, text: str, expected: list[str]) -> None:
    made = parsed(nlp, text)
    assert spelled(made, conjuncts(made, made.words.index("nausea"))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sertraline has side effects such as headache and tremor.", ["headache", "tremor"]),
        ("Sertraline has side effects, such as headache and tremor.", ["headache", "tremor"]),
        ("Sertraline has side effects including nausea, tremor and headache.", ["nausea", "tremor", "headache"]),
        ("Sertraline has side effects, including headache and tremor.", ["headache", "tremor"]),
        ("Sertraline has side effects like headache and tremor.", ["headache", "tremor"]),
        ("Sertraline has side effects (headache, tremor).", ["headache", "tremor"]),
        ("Sertraline has side effects (headache and tremor).", ["headache", "tremor"]),
        ("Sertraline has side effects (including headache and tremor).", ["headache", "tremor"]),
        ("Sertraline has side effects (e.g. headache).", ["headache"]),
        ("Sertraline has side effects: headache, tremor and nausea.", ["headache", "tremor", "nausea"]),
        ("Sertraline has two side effects, headache and tremor.", ["headache", "tremor"]),
        ("Sertraline has side effects, especially headache.", ["headache"]),
        ("Sertraline has side effects, for example headache and tremor.", ["headache", "tremor"]),
        ("Sertraline has side effects, for instance, headache.", ["headache"]),
        ("Sertraline has side effects (for example, dry mouth and headache).", ["mouth", "headache"]),
        ("Sertraline has side effects, e.g. headache and tremor.", ["headache", "tremor"]),
        ("Sertraline has such side effects as headache and tremor.", ["headache", "tremor"]),
        ("Sertraline has side effects.", []),
    ],
)
def test_members_of_a_generic_noun(nlp: Language, text: str, expected: list[str]) -> None:
    made = parsed(nlp, text)
    found = members(made, made.words.index("effects"), lambda i: made.words[i] in GENERIC)
    assert spelled(made, found) == ["effects", *expected]


@pytest.mark.parametrize(
    "text",
    [
        "Allopurinol inhibits an enzyme called xanthine oxidase.",
        "Allopurinol inhibits an enzyme known as xanthine oxidase.",
    ],
)
def test_examples_of_a_thing_that_is_named(nlp: Language, text: str) -> None:
    made = parsed(nlp, text)
    assert spelled(made, examples(made, made.words.index("enzyme"))) == ["oxidase"]


def test_examples_across_a_place(nlp: Language) -> None:
    made = tree(
        "receptors/NNS/ROOT/0 in/IN/prep/0 vessels/NNS/pobj/1 ,/,/punct/2 including/VBG/prep/2 AT1/NN/pobj/4 "
        "and/CC/cc/5 AT2/NN/conj/5"
    )
    assert spelled(made, examples(made, 0)) == ["AT1", "AT2"]


def test_members_of_a_name_are_not_its_apposition() -> None:
    made = tree("losartan/NN/ROOT/0 ,/,/punct/0 valsartan/NN/appos/0")
    assert members(made, 0, lambda i: False) == [0]
    assert members(made, 0, lambda i: True) == [0, 2]


@pytest.mark.parametrize(
    ("bracket", "expected"),
    [
        ("rash/NN/bracket/0", False),
        ("e.g./RB/advmod/2 rash/NN/bracket/0", True),
        ("both/DT/preconj/2 rash/NN/bracket/0", True),
        ("rash/NN/bracket/0 and/CC/cc/1 pain/NN/conj/1", True),
    ],
    ids=["one thing", "e.g.", "both", "two things"],
)
def test_is_list_tells_a_list_from_another_name(bracket: str, expected: bool) -> None:
    made = tree(f"effects/NNS/ROOT/0 {bracket}")
    assert is_list(made, made.dep.index("bracket")) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rash/NN/ROOT/0 and/CC/cc/0 pain/NN/conj/0", False),
        ("rash/NN/ROOT/0 ,/,/punct/0 not/RB/neg/3 pain/NN/conj/0", True),
        ("rash/NN/ROOT/0 but/CC/cc/0 not/RB/neg/0 pain/NN/conj/0", True),
        ("rash/NN/ROOT/0 instead/RB/cc/0 of/IN/cc/0 pain/NN/conj/0", True),
    ],
)
def test_is_excluded(text: str, expected: bool) -> None:
    made = tree(text)
    assert is_excluded(made, 3 if len(made) == 4 else 2) is expected


def test_conjuncts_are_things_and_not_clauses() -> None:
    made = tree("rash/NN/ROOT/0 and/CC/cc/0 it/PRP/nsubj/3 itches/VBZ/conj/0")
    assert conjuncts(made, 0) == [0]


def test_members_end_where_words_hang_from_each_other_twice() -> None:
    made = tree("effects/NNS/ROOT/0 such/JJ/amod/2 as/IN/prep/0 rash/NN/pobj/2 and/CC/cc/3 effects/NNS/conj/3")
    assert members(made, 0, lambda i: True) == [0, 3, 5]
