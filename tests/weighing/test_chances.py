"""Chances by weights, and by the encoder where these leave them open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, cast

import pytest

from drugfacts.assemble import frames_read
from drugfacts.weighing import Pair, Weights, readings_of, weights
from drugfacts.weighing.chances import SHARE, SHARE_OF_ENCODER, Asked, chances_of
from drugfacts.weighing.encoder import Encoder
from drugfacts.weighing.evidence import Scene
from drugfacts.weighing.lines import Line, Stand
from drugfacts.weighing.readings import IN_ORDER, scene_of
from drugfacts.weighing.weights import NOTHING, softmax

if TYPE_CHECKING:
    from spacy.language import Language

SAYS = [0.0, 2.0]


@dataclass
class Told:
    """Stands for an encoder that says the same of all, and keeps what it is asked."""

    says: list[float] | None
    asked: list[tuple[Line, Stand]] = field(default_factory=list)

    def sums(self, asked: Sequence[tuple[Line, Stand]]) -> list[Any]:
        self.asked.extend(asked)
        return [self.says for _ in asked]


@pytest.fixture(scope="module")
def scene_and_pair(nlp: Language) -> tuple[Scene, Pair]:
    views, found = frames_read(nlp("Drowsiness is what many put up with for hydroxyzine."))
    scene = scene_of(views, ((one.candidate, one.verdict) for one in found))
    return scene, next(iter(scene.pairs(views[0])))


def table(lead: float, told: Told | None) -> Weights:
    return Weights((NOTHING, "side_effect"), (0.0, lead), {}, encoder=cast("Encoder | None", told))


def test_it_is_asked_of_what_is_left_open(scene_and_pair: tuple[Scene, Pair]) -> None:
    scene, pair = scene_and_pair
    told = Told(SAYS)
    asked = [Asked(pair, (), table(lead, told)) for lead in (-9.0, 0.5, 9.0)]
    found = chances_of(asked, scene)
    assert len(told.asked) == 1
    assert found[0].chances == softmax([0.0, -9.0])
    assert found[1].chances == softmax([0.0, SHARE * 0.5 + SHARE_OF_ENCODER * 2.0])
    assert found[1].in_order == [0.0, SHARE_OF_ENCODER * 2.0]
    assert found[2].in_order is None


def test_weights_alone_speak_without_it_or_where_it_says_nothing(scene_and_pair: tuple[Scene, Pair]) -> None:
    scene, pair = scene_and_pair
    for told in (None, Told(None)):
        (found,) = chances_of([Asked(pair, (), table(0.5, told))], scene)
        assert found == (softmax([0.0, 0.5]), None)


def test_what_spoke_is_told(nlp: Language) -> None:
    views, found = frames_read(nlp("Drowsiness is what many put up with for hydroxyzine."))
    scene = scene_of(views, ((one.candidate, one.verdict) for one in found))
    (reading,) = readings_of(views, scene, weights())
    alone = dict(reading.reasons)
    more = dict(replace(reading, in_order=[0.5 * (name == "side_effect") for name in reading.table.outcomes]).reasons)
    assert more.pop(IN_ORDER) == 0.5
    assert more == {name: SHARE * weight for name, weight in alone.items()}
