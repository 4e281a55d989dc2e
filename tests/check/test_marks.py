from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from drugfacts.check.learn import Lesson
from drugfacts.check.marks import Marks
from drugfacts.errors import DrugfactsError
from drugfacts.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = "Nobody on naproxen or sertraline was free of rash, and gout was there, too."
NOTHING_OR_USE = {"nothing", "indication"}


def entity(words: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), **more}


def line(entities: list[dict[str, Any]], relations: list[dict[str, Any]] | None = None, **more: Any) -> str:
    return json.dumps({"id": "1", "text": TEXT, "entities": entities, "relations": relations or [], **more})


@pytest.fixture
def outcomes(nlp: Language, tmp_path: Path) -> Any:
    """What marks say of the pairs of their text, by drug and term."""

    def outcomes(spec: str, content: str) -> dict[tuple[str, str], set[str]]:
        file = tmp_path / "marked.jsonl"
        file.write_text(content)
        marks, lesson = Marks.parse(f"{file}:{spec}"), Lesson()
        (text,) = marks.texts()
        lesson.add_marked(text, marks, nlp(text.text), Lexicon.load())
        assert lesson.marked == {"marked": 1}
        found = {}
        for example in lesson.examples:
            assert example.is_marked
            term = next(n for n in example.evidence if n.startswith("word:"))
            place = "near" if "drug:before" in example.evidence and "nearer drugs:0" in example.evidence else "far"
            found[place, term.removeprefix("word:")] = set(example.outcomes)
        return found

    return outcomes


def test_relation_says_it_and_silence_denies_that_kind_alone(outcomes: Any) -> None:
    marks = [entity("naproxen", type="Drug"), entity("rash", type="Effect")]
    said = outcomes("side_effect", line(marks, [{"type": "side_effect", "head": 0, "tail": 1}]))
    assert said["far", "rash"] == {"side_effect"}
    assert said["near", "rash"] == NOTHING_OR_USE
    assert said["near", "gout"] == NOTHING_OR_USE


def test_relation_of_ids_holds_of_all_their_places(outcomes: Any) -> None:
    marks = [
        entity("naproxen", type="C", ids=["D1"]),
        entity("rash", type="D", ids=["D2"]),
        entity("gout", type="D", ids=["D2"]),
    ]
    relation = {"type": "side_effect", "head": 0, "tail": 1, "ids": ["D1", "D2"]}
    said = outcomes("side_effect", line(marks, [relation]))
    assert said["far", "gout"] == said["far", "rash"] == {"side_effect"}


def test_terms_alone_are_of_the_one_drug_or_of_none(outcomes: Any) -> None:
    said = outcomes("side_effect=ADR", line([entity("rash", type="ADR")]))
    assert ("near", "rash") not in said
    assert said["near", "gout"] == NOTHING_OR_USE


def test_terms_alone_are_of_the_subject(outcomes: Any) -> None:
    said = outcomes("side_effect=ADR", line([entity("rash", type="ADR")], subject="sertraline"))
    assert said["near", "rash"] == {"side_effect"}
    assert ("far", "rash") not in said


@pytest.mark.parametrize("more", [{"type": "Finding"}, {"type": "ADR", "negated": True}])
def test_unsure_terms_say_nothing(outcomes: Any, more: dict[str, Any]) -> None:
    said = outcomes("side_effect=ADR:unsure=Finding", line([entity("rash", **more)], subject="sertraline"))
    assert {term for _, term in said} == {"gout"}


def test_other_kinds_of_term_are_left(outcomes: Any) -> None:
    assert outcomes("mechanism", line([])) == {}


def test_marks_for_a_manner_teach_of_such_texts_alone(nlp: Language, tmp_path: Path) -> None:
    study = (
        "Rats got losartan. Renin levels were measured and evaluated in vitro. Induction of angiotensin was observed."
    )
    file = tmp_path / "marked.jsonl"
    texts = {"study": study, "leaflet": "Losartan lowers renin levels."}
    gene = {
        name: {"start": text.index("enin") - 1, "end": text.index("enin") + 3, "type": "Gene"}
        for name, text in texts.items()
    }
    file.write_text(
        "\n".join(json.dumps({"id": name, "text": text, "entities": [gene[name]]}) for name, text in texts.items())
    )
    marks, lesson = Marks.parse(f"{file}:mechanism:only=research:weight=1"), Lesson()
    for text in marks.texts():
        lesson.add_marked(text, marks, nlp(text.text), Lexicon.load())
    assert {example.group for example in lesson.examples} == {"marked:study"}
    assert all(example.is_apart and example.weight == 1 for example in lesson.examples)


@pytest.mark.parametrize(
    "spec", ["a.jsonl", "a.jsonl:harm", "a.jsonl:side_effect:weight=much", "a.jsonl:mechanism:only=report"]
)
def test_meaning_of_marks_must_be_told(spec: str) -> None:
    with pytest.raises(DrugfactsError, match=r"FILE\.jsonl:KIND"):
        Marks.parse(spec)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('{"id": "1"}', "marked.jsonl:1: text: Field required"),
        (line([], [{"type": "side_effect", "head": 0, "tail": 1}]), "an entity that is not there"),
    ],
)
def test_unusable_line_is_told(tmp_path: Path, content: str, told: str) -> None:
    file = tmp_path / "marked.jsonl"
    file.write_text(content)
    with pytest.raises(DrugfactsError, match=told):
        list(Marks.parse(f"{file}:side_effect").texts())


def test_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DrugfactsError, match="cannot be read"):
        list(Marks.parse(f"{tmp_path / 'none.jsonl'}:side_effect").texts())
