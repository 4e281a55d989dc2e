from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drugfacts.check import Expected
from drugfacts.check.learn_topics import TopicLesson
from drugfacts.errors import DrugfactsError
from drugfacts.lexicon import Lexicon
from drugfacts.mentions.anaphora import resolve
from drugfacts.mentions.anaphora_component import Anaphora
from drugfacts.mentions.spoken_of import NOBODY

if TYPE_CHECKING:
    from spacy.language import Language

PASSING = "Losartan lowers blood pressure. Ramipril was tried first. Nausea may occur."
NOTHING = "What to know about gout\n\nGout is an old complaint.\n\nLosartan\nIt is cheap.\n\nRamipril\nIt is old."


def expected(drug: str, *terms: str) -> Expected:
    facts = [{"kind": "side_effect", "drug": drug, "effect": term} for term in terms]
    return Expected.model_validate({"drugs": [{"name": "losartan"}, {"name": "ramipril"}], "facts": facts})


@pytest.fixture(scope="module")
def lesson(nlp: Language) -> TopicLesson:
    lesson, lexicon = TopicLesson(), Lexicon.load()
    anaphora = next(pipe for _, pipe in nlp.pipeline if isinstance(pipe, Anaphora))
    for n in range(80):
        lesson.add("ab"[n % 2], expected("losartan", "nausea"), nlp(PASSING), lexicon, anaphora)
        lesson.add("ab"[n % 2], expected("losartan"), nlp(NOTHING), lexicon, anaphora)
    return lesson


def test_sentence_speaks_of_the_drug_of_its_fact(lesson: TopicLesson) -> None:
    first = lesson.examples[0]
    assert {choice.keys[0] for choice in first.choices} == {"drug:losartan", "drug:ramipril"}
    assert [choice.keys for choice, right in zip(first.choices, first.right, strict=True) if right] == [
        ("drug:losartan",)
    ]
    assert lesson.texts == {"a": 80, "b": 80}


def test_sentence_without_facts_speaks_of_nobody(lesson: TopicLesson) -> None:
    about_none = lesson.examples[1]
    assert [choice.keys for choice, right in zip(about_none.choices, about_none.right, strict=True) if right] == [
        NOBODY
    ]


def test_weights_overrule_the_rules_as_they_were_taught(lesson: TopicLesson, nlp: Language) -> None:
    weights = lesson.weights()
    assert weights == lesson.weights()
    assert weights["2 ago"] > 0 > weights["1 ago"]
    assert all(abs(weight) >= 0.05 for weight in weights.values())
    anaphora = next(pipe for _, pipe in nlp.pipeline if isinstance(pipe, Anaphora))
    view, subject, title = anaphora._read(nlp(PASSING.replace("Nausea", "Fever")))
    assert resolve(view, subject, title, weights).overruled[2].keys == ("drug:losartan",)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Losartan lowers blood pressure. Ramipril too. Nausea may occur, and nausea is common.", ()),
        ("Losartan lowers blood pressure. Ramipril too. Nausea occurs. Nausea is rare.", ("nausea",)),
    ],
)
def test_sentence_of_which_facts_say_nothing_teaches_nothing(nlp: Language, text: str, facts: tuple[str, ...]) -> None:
    lesson, lexicon = TopicLesson(), Lexicon.load()
    anaphora = next(pipe for _, pipe in nlp.pipeline if isinstance(pipe, Anaphora))
    lesson.add("a", expected("losartan", *facts), nlp(text), lexicon, anaphora)
    assert lesson.examples == []
    with pytest.raises(DrugfactsError, match=r"^0 sentences that name no drug teach nothing .*: learn from more texts"):
        lesson.weights()
