"""Examples of frames, and what is told of those that are not as they should be."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

import drugfacts
from drugfacts.check.examples import Outcome, run_examples
from drugfacts.errors import DrugfactsError


def outcomes(tmp_path: Path, frame: str, *examples: str, counter: str = "Losartan is old.") -> list[Outcome]:
    path = tmp_path / "own.yaml"
    path.write_text(
        f"frames: [{{id: own.x, fact: side_effect, {frame}, examples: {[*examples]}, counterexamples: {[counter]}}}]"
    )
    nlp = drugfacts.load(frames=[path])
    return list(run_examples(nlp.get_pipe("drugfacts_facts").words.own, nlp))  # type: ignore[attr-defined]


def test_examples_are_told_apart_with_what_stopped_the_frame(tmp_path: Path) -> None:
    good, wrong_words, no_drug, other_word, other_slot, counter = outcomes(
        tmp_path,
        "words: [flummox], drug: [subj], term: [with]",
        "<drug>Losartan</drug> flummoxed him with <effect>nausea</effect>.",
        "<drug>Losartan</drug> flummoxed him with bad <effect>nausea</effect>.",
        "<drug>Zorbly</drug> flummoxed him with <effect>nausea</effect>.",
        "<drug>Losartan</drug> baffled him with <effect>nausea</effect>.",
        "<drug>Losartan</drug> flummoxed him by <effect>nausea</effect>.",
        counter="Losartan flummoxed them with headache.",
    )
    assert good == Outcome(good.frame, "Losartan flummoxed him with nausea.", False)
    assert (wrong_words.passed, wrong_words.why) == (False, ())
    assert wrong_words.found == ("drug “Losartan”, effect “bad nausea”",)
    assert no_drug.why == ("“Zorbly flummoxed him with nausea.” names no known drug",)
    assert other_word.why == ("its words are not there; the predicates are baffle",)
    assert other_slot.why == ("no effect, nothing at with",)
    assert (counter.is_counter, counter.passed, counter.found) == (True, False, ("drug “Losartan”, effect “headache”",))


def test_examples_of_phrases(tmp_path: Path) -> None:
    good, wrong, other, counter = outcomes(
        tmp_path,
        "phrases: [EFFECT bedevil DRUG]",
        "<effect>Nausea</effect> bedevilled <drug>losartan</drug>.",
        "<effect>Nausea</effect> bedevilled young <drug>Zorbly</drug>.",
        "<effect>Nausea</effect> dogged <drug>losartan</drug>.",
    )
    assert (good.passed, wrong.passed, counter.passed) == (True, False, True)
    assert wrong.why == ("“Nausea bedevilled young Zorbly.” names no known drug",)
    assert other.why == ("none of its phrases fits",)


def test_examples_need_a_pipeline_that_finds_facts(nlp: Language) -> None:
    frame = nlp.get_pipe("drugfacts_facts").words.frames[0]  # type: ignore[attr-defined]
    with (
        nlp.select_pipes(disable=["drugfacts_facts"]),
        pytest.raises(DrugfactsError, match="no component drugfacts_facts"),
    ):
        list(run_examples([frame], nlp))
