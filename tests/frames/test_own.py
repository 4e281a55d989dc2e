"""Frames of one's own: read beside the package's, and told in a line what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from drugfacts.errors import DrugfactsError
from drugfacts.frames import grammar
from drugfacts.frames.own import grammar_with, measured_with
from drugfacts.frames.own_checks import problems_of
from drugfacts.frames.precision import Count, Grounds, precision

FRAME = """
  - id: own.indicted_for
    fact: side_effect
    words: [indict]
    drug: [obj]
    term: [for]
    examples: ["<drug>Topiramate</drug> was indicted for <effect>memory loss</effect>."]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A file with one frame."""
    path = tmp_path / "own.yaml"
    path.write_text(f"frames:{FRAME}", encoding="utf-8")
    return path


def test_own_frames_stand_after_those_of_the_package(own: Path) -> None:
    words = grammar_with([own])
    assert words.frames[:-1] == grammar().frames
    assert [frame.id for frame in words.own] == [frame.id for frame in words.of("indict")] == ["own.indicted_for"]
    assert grammar().of("indict") == []
    assert len(words.version) == 64


def test_own_frames_are_read_anew_when_they_have_changed(own: Path) -> None:
    before = grammar_with([own])
    assert grammar_with([own]) is before
    own.write_text(own.read_text().replace("[indict]", "[arraign]"))
    assert [frame.id for frame in grammar_with([own]).of("arraign")] == ["own.indicted_for"]
    assert grammar_with([own]).version != before.version


def test_own_classes_are_those_of_the_file(own: Path) -> None:
    classes = "classes: {indict_verb: [indict, arraign]}\n"
    own.write_text(own.read_text().replace("[indict]", "[$indict_verb]") + classes)
    assert [frame.id for frame in grammar_with([own]).of("arraign")] == ["own.indicted_for"]


def test_an_empty_file_has_no_frames(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("frames:\n")
    assert grammar_with([tmp_path / "own.yaml"]).own == []


def test_frames_of_the_package_would_do_as_own() -> None:
    """What is asked of one's own is no more than what those of the package have."""
    words, allowed = grammar(), ("marks nothing", "'EUA'")
    problems = [f"{f.id}: {problem}" for f in words.frames for problem in problems_of(f, words.classes, words.macros)]
    assert [problem for problem in problems if not any(text in problem for text in allowed)] == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("words:", "wrods:", "unknown key 'wrods': did you mean words?"),
        ("[indict]", "indict", "words: give a list, as in [one, two]"),
        ("[indict]", "[$zzz]", "words: unknown class $zzz: see words.yaml in "),
        ("[indict]", "[$cause_verbs]", "words: unknown class $cause_verbs: did you mean cause_verb?"),
        (
            "[indict]",
            '["@target"]',
            "words: @target is no predicate: use one of @condition, @drug, @drug_class, or words",
        ),
        ("[indict]", "['']", "words: '': write lemmas in small letters"),
        ("words:", "zzz:", "unknown key 'zzz': see docs/howto/frames.md"),
        ("[indict]", "[Indict]", "words: 'Indict': write lemmas in small letters"),
        ("words: [indict]", "listed: false", "it has no way of reading: give it one of words, phrases, listed"),
        ("words: [indict]", "words: [indict]\n    told: true", "it has words and told: give it one of "),
        ("words: [indict]", "phrases: [EFECT by DRUG]", "phrases: 'EFECT by DRUG': EFECT is no slot and no macro"),
        ("words: [indict]", "phrases: [EFFECT by]", "phrases: 'EFFECT by': it needs a slot for the drug and one for"),
        ("words: [indict]", "phrases: [EFFECT ( by DRUG]", "the brackets do not match"),
        ("words: [indict]", "phrases: ['EFFECT by $whom DRUG']", "unknown class $whom"),
        ("words: [indict]", "phrases: ['EFFECT & DRUG']", "'&' is not of the language of phrases"),
        ("fact: side_effect", "fact: harm", "fact: 'harm' is not one of 'mechanism', 'approval', 'indication' or "),
        ("drug: [obj]", "drug: [object]", "drug: unknown slot 'object': did you mean obj?"),
        ("drug: [obj]", "drug: [obj.zzz]", "drug: unknown slot 'zzz': use subj, obj, "),
        ("drug: [obj]", "drug: [Obj]", "drug.0: 'Obj' is no path: write slots in small letters"),
        ("term: [for]", "known: true", "term is missing: say in which slots the effect stands"),
        ("term: [for]", "term: [for]\n    where: {subj: $persons}", "where: unknown class $persons: did you mean "),
        ("term: [for]", "term: [for]\n    where: {subj: '@people'}", "where: @people: use a word class such as "),
        ("term: [for]", "term: [for]\n    unless: {obj: '@people'}", "unless: @people: use a word class such as "),
        ("term: [for]", "term: [for]\n    section: adverse", "section: no section is called adverse"),
        ("term: [for]", "term: [for]\n    status: used", "status: no heading states status: used: use one of "),
        ("term: [for]", "term: [for]\n    under: {licence: yes}", "under: no heading states licence: yes: use one of "),
        ("term: [for]", "term: [for]\n    set: {action: inhibits}", "set: a side_effect has no action to set"),
        ("term: [for]", "term: [for]\n    set: {serious: very}", "set: serious cannot be 'very': use one of true"),
        ("term: [for]", "term: [for]\n    known: perhaps", "known: write true or false"),
        ("term: [for]", "term: [for]\n    name: loss of", "name: 'loss of': write {} where the term's words go"),
        ("term: [for]", "term: [for]\n    precision: 0.9", "precision: 0.9: write how many of how many judged"),
        ("term: [for]", "term: [for]\n    precision: 9/8", "precision: 9/8: write how many of how many judged"),
        ("fact: side_effect", "fact: mechanism", "set is missing: say which action it states, one of inhibits, "),
        (
            "<effect>memory loss</effect>",
            "<target>memory</target>",
            "example 1: a side_effect has no <target>: mark drug",
        ),
        ("</effect>", "", "example 1: <effect> is not closed: mark words as in <drug>zinc</drug>"),
        (
            "<drug>Topiramate</drug> was indicted for <effect>memory loss</effect>",
            "X was",
            "example 1 marks nothing: put",
        ),
        ("examples: [", "counterexamples: [", "examples is missing: give one at least, with its drug and its term"),
        ("examples: [", "examples: []\n    counterexamples: [", "examples: give one at least"),
        (
            "examples: [",
            'examples: ["<drug>X</drug> was."]\n    counterexamples: [',
            "counterexample 1 marks words: it is a text in which the frame finds nothing",
        ),
        ("own.indicted_for", "indicted", "id 'indicted': write two names in small letters with a dot between"),
        ("own.indicted_for", "own.weighed", "an id that ends in weighed says that no frame read it: give it another"),
        (
            "own.indicted_for",
            "side_effect.causes",
            "the id is one of the package already: give it another, such as own.causes",
        ),
    ],
)
def test_what_is_wrong_with_a_frame_is_one_line(own: Path, old: str, new: str, told: str) -> None:
    text = own.read_text(encoding="utf-8")
    assert old in text
    own.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(DrugfactsError) as error:
        grammar_with([own])
    assert str(error.value).startswith(f"{own}:2: frame ")
    assert told in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- id: own.x", ":1: own frames are a list under `frames:`: begin the file with that line"),
        ("frames: {id: x}", ":1: own frames are a list under `frames:`: begin the file with that line"),
        ("frames:\n  - own.x\n", ":2: 'own.x' is no frame: write `- id: ...` with the other keys below it"),
        ("frames: []\nmacros: {}", ": unknown key 'macros': a file has frames and classes"),
        ("frames: [}", ":1: not YAML: "),
        ("frames: []\nclasses: {people: [folk]}", ": class people: there is one of that name: give yours another"),
        ("frames: []\nclasses: {folk: people}", ": class folk: give it a list of words"),
        ("frames: []\nclasses: {Folk: [people]}", ": class 'Folk': name it in small letters, such as blame_verb"),
        ("frames: []\nclasses: [people]", ": classes: give names with lists of words"),
    ],
)
def test_what_is_wrong_with_a_file_is_one_line(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DrugfactsError) as error:
        grammar_with([path])
    assert str(error.value).startswith(f"{path}{told}")
    assert "\n" not in str(error.value)


def test_a_file_that_is_no_text_or_not_there_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_bytes(b"frames: []\n# \xe9\n")
    with pytest.raises(DrugfactsError, match=r"own.yaml:2: own frames are not in UTF-8: save the file as UTF-8"):
        grammar_with([tmp_path / "own.yaml"])
    with pytest.raises(DrugfactsError, match=r"none.yaml: own frames cannot be read: No such file or directory"):
        grammar_with([tmp_path / "none.yaml"])


def test_an_id_of_another_file_is_told_with_its_place(own: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(own.read_text())
    with pytest.raises(DrugfactsError) as error:
        grammar_with([own, other])
    assert str(error.value) == (
        f"{other}:2: frame own.indicted_for: the id is that of {own}:2 already: "
        "give it another, such as own.indicted_for_2"
    )


def confidence(own: Path) -> float:
    grounds = Grounds("own.indicted_for", "named", "known")
    return measured_with(grammar_with([own]).own).confidence("side_effect", grounds)


def test_confidence_of_an_own_frame_is_that_of_its_kind_until_it_was_judged(own: Path) -> None:
    unmeasured = precision().confidence("side_effect", Grounds("side_effect.no_such", "named", "known"))
    assert confidence(own) == unmeasured
    text = own.read_text()
    own.write_text(text.replace("term: [for]", "term: [for]\n    precision: 3/40"))
    assert grammar_with([own]).own[0].precision == Count(3, 40)  # type: ignore[attr-defined]
    assert confidence(own) < 0.4 < unmeasured
    own.write_text(text.replace("term: [for]", "term: [for]\n    precision: 40/40"))
    assert confidence(own) > unmeasured
    assert precision().counts["side_effect"]["rule"].get("own.indicted_for") is None
