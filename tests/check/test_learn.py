from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drugfacts.check import Expected
from drugfacts.check.learn import Lesson
from drugfacts.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.language import Language

HARMS = ("nausea", "rash", "headache", "dizziness", "cough", "vomiting")
USES = ("asthma", "gout", "migraine", "malaria", "psoriasis", "epilepsy")


def expected(kind: str, role: str, term: str) -> Expected:
    fact = {"kind": kind, "drug": "sertraline", role: term}
    fact |= {"status": "unspecified"} if kind == "indication" else {}
    return Expected.model_validate({"drugs": [{"name": "sertraline"}], "facts": [fact]})


@pytest.fixture(scope="module")
def lesson(nlp: Language) -> Lesson:
    lesson, lexicon = Lesson(), Lexicon.load()
    for n, (harm, use) in enumerate(zip(HARMS, USES, strict=True)):
        group = "ab"[n % 2]
        lesson.add(group, expected("side_effect", "effect", harm), nlp(f"Sertraline, alas, means {harm}."), lexicon)
        lesson.add(group, expected("indication", "condition", use), nlp(f"Sertraline is a remedy in {use}."), lexicon)
        nothing = Expected.model_validate({"drugs": [{"name": "sertraline"}], "facts": []})
        lesson.add(group, nothing, nlp(f"We asked about {use} and sertraline."), lexicon)
    return lesson


def test_examples_say_what_the_text_says(lesson: Lesson) -> None:
    assert [set(e.outcomes) for e in lesson.examples[:3]] == [{"side_effect"}, {"indication"}, {"nothing"}]
    assert lesson.texts == {"a": 9, "b": 9}


def test_weights_tell_them_apart(lesson: Lesson) -> None:
    table = lesson.weights()["condition"]
    for example in (e for e in lesson.examples if e.kind == "condition"):
        chances = table.of(example.manner).chances(example.evidence)
        assert table.outcomes[chances.index(max(chances))] in example.outcomes


def test_same_examples_same_weights(lesson: Lesson) -> None:
    assert lesson.weights() == lesson.weights()


def test_group_is_read_by_weights_of_the_others(lesson: Lesson) -> None:
    for _, there, read, right in lesson.tries():
        assert right <= read
        assert right <= there
