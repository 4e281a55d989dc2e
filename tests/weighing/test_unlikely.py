"""What the words around it make most unlikely: denials, and mechanisms in reports of research."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from drugfacts.assemble import frames_read
from drugfacts.weighing.evidence import CASE
from drugfacts.weighing.opinions import Opinion
from drugfacts.weighing.readings import scene_of
from drugfacts.weighing.unlikely import unlikely_among

if TYPE_CHECKING:
    from spacy.language import Language

WITHOUT = "I can't live without omeprazole for my heartburn."


@pytest.mark.parametrize(
    "text", [WITHOUT, "Dronedarone is easier on the thyroid, but you can't give it in severe heart failure."]
)
def test_unlikely_denial_is_no_fact(nlp: Language, text: str) -> None:
    read = frames_read(nlp(text))[1]
    assert any(one.verdict.negated and not one.verdict.dropped for one in read)
    assert not nlp(text)._.drugfacts.facts


def test_denial_that_may_be_meant_stays(nlp: Language) -> None:
    (fact,) = nlp("Ivacaftor is taken twice a day. It does not cause drowsiness.")._.drugfacts.facts
    assert fact.negated


def test_what_a_sentence_says_not_to_have_been_reported_is_denied(nlp: Language) -> None:
    """However often harms are asserted among such words."""
    text = "Losartan is well known. Dizziness is its most common side effect; hives have not been reported."
    facts = {f.effect.text: f.negated for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect"}
    assert facts == {"Dizziness": False, "hives": True}
    views, found = frames_read(nlp(text))
    judged = [(one.candidate, one.verdict) for one in found]
    denied = next(place for place, (_, verdict) in enumerate(judged) if verdict.negated and not verdict.dropped)
    assert not unlikely_among(judged, scene_of(views, judged), {denied: Opinion(0.01, is_listed=True)})


def test_what_is_asserted_is_not_asked_of(nlp: Language) -> None:
    views, found = frames_read(nlp(WITHOUT))
    judged = [(one.candidate, one.verdict) for one in found]
    scene = scene_of(views, judged)
    assert unlikely_among(judged, scene, {0: Opinion(0.01, is_listed=True)}) == {0}
    assert unlikely_among(judged, scene, {0: Opinion(0.06, is_listed=True)}) == set()
    assert unlikely_among(judged, scene, {0: Opinion(0.01, is_listed=False)}) == set()
    asserted = [(candidate, replace(verdict, negated=False)) for candidate, verdict in judged]
    assert unlikely_among(asserted, scene, {0: Opinion(0.01, is_listed=True)}) == set()


def test_nothing_is_unlikely_in_a_sentence_about_a_patient(nlp: Language) -> None:
    views, found = frames_read(nlp(WITHOUT))
    judged = [(one.candidate, one.verdict) for one in found]
    scene = scene_of(views, judged)
    assert unlikely_among(judged, replace(scene, manner=CASE), {0: Opinion(0.01, is_listed=True)}) == set()


STUDY = (
    "Rats were treated with lisinopril, and expression of collagen was determined. TGF-beta concentrations were"
    " measured. {} These findings suggest a role of renin, as previously demonstrated."
)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Inactivation of STAT3 in knockout mice resulted in an induction of IL-6.", set()),
        ("IL-17 levels decreased and VEGF increased significantly in mutant mice.", set()),
        ("Lisinopril inhibited ACE in vitro with an IC50 of 2 nM.", {"ACE"}),
    ],
)
def test_what_is_seen_in_research_is_hardly_ever_the_drugs_doing(nlp: Language, sentence: str, told: set[str]) -> None:
    facts = nlp(STUDY.format(sentence))._.drugfacts.facts
    assert {fact.target.name for fact in facts if fact.kind == "mechanism"} == told


def test_what_a_clause_says_of_a_harm_that_a_drug_does_not_bring_is_denied(nlp: Language) -> None:
    """However the harm is spoken of otherwise."""
    facts = nlp("Tardive dyskinesia, which clozapine does not cause, is often permanent.")._.drugfacts.facts
    assert [(f.effect.text, f.negated) for f in facts] == [("Tardive dyskinesia", True)]
