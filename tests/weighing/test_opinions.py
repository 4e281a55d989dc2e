"""How likely by the words around is what frames read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from drugfacts.assemble import frames_read
from drugfacts.weighing import Weights
from drugfacts.weighing.opinions import opinions_of
from drugfacts.weighing.readings import scene_of

if TYPE_CHECKING:
    from spacy.language import Language

CONDITION = Weights(
    ("nothing", "indication", "indication, denied", "side_effect", "side_effect, denied"), (0.0,) * 5, {}
)
TARGET = Weights(("nothing", "inhibits", "activates", "binds", "modulates"), (0.0,) * 5, {})
TABLE = {
    "condition": CONDITION,
    "unlisted condition": replace(CONDITION, start=(0.0, 0.0, 0.0, 9.0, 0.0)),
    "target": TARGET,
    "unlisted target": TARGET,
}
"""Of five outcomes each has a fifth; of phrases that no list has, all are harms."""


def opinions(nlp: Language, text: str) -> list[tuple[str, float | None]]:
    views, found = frames_read(nlp(text))
    judged = [(one.candidate, one.verdict) for one in found]
    said = opinions_of(judged, scene_of(views, judged), TABLE)
    return [
        (one.candidate.frame.fact, said[place].likely if place in said else None) for place, one in enumerate(found)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sertraline may cause nausea.", [("side_effect", 0.2)]),
        ("Sertraline is not used for depression.", [("indication", 0.2)]),
        ("Sertraline blocks the serotonin transporter.", [("mechanism", 0.8)]),
        ("Sertraline does not block the serotonin transporter.", [("mechanism", None)]),
        ("The FDA approved sertraline for depression.", [("approval", 0.2)]),
        ("The FDA has not approved sertraline for insomnia.", [("approval", None)]),
        ("The FDA approved sertraline in 1991.", [("approval", None)]),
    ],
)
def test_opinions_are_of_what_weights_may_call_it(
    nlp: Language, text: str, told: list[tuple[str, float | None]]
) -> None:
    found = [(fact, None if likely is None else round(likely, 2)) for fact, likely in opinions(nlp, text)]
    assert found == told


def test_opinions_are_had_of_phrases_that_no_list_has(nlp: Language) -> None:
    ((fact, likely),) = opinions(nlp, "Sertraline may cause a wobbly left knee.")
    assert (fact, round(likely or 0.0, 2)) == ("side_effect", 1.0)


def test_terms_of_other_sentences_are_not_asked_about(nlp: Language) -> None:
    told = opinions(nlp, "Gout is painful. Colchicine is approved for this use.")
    assert told
    assert all(likely is None for _, likely in told)
