"""Denials that the words around them make most unlikely."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from drugfacts.assemble import frames_read
from drugfacts.weighing import weights
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


def test_what_is_asserted_is_not_asked_of(nlp: Language) -> None:
    views, found = frames_read(nlp(WITHOUT))
    judged = [(one.candidate, one.verdict) for one in found]
    scene = scene_of(views, judged)
    assert unlikely_among(judged, scene, weights()) == {0}
    asserted = [(candidate, replace(verdict, negated=False)) for candidate, verdict in judged]
    assert unlikely_among(asserted, scene, weights()) == set()
