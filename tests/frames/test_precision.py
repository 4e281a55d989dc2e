from __future__ import annotations

import math

import pytest

from drugfacts.frames import grammar
from drugfacts.frames.precision import Count, Grounds, Precision, precision
from drugfacts.weighing.readings import SAID_LICENSED

COUNTS = {
    "side_effect": {
        "all": {"": Count(80, 100, 1.4)},
        "drug": {"named": Count(60, 65, 0.6), "unsaid": Count(5, 20, -1.1)},
        "rule": {"side_effect.causes": Count(40, 40, 1.2), "side_effect.vague": Count(1, 10, -2.0)},
        "term": {"known": Count(70, 80, 0.4)},
    }
}


def confidence(rule: str = "side_effect.new", drug: str = "pointed", term: str = "open") -> float:
    return Precision(COUNTS).confidence("side_effect", Grounds(rule, drug, term))  # type: ignore[arg-type]


def test_confidence_of_unseen_grounds_is_that_of_the_kind() -> None:
    assert confidence() == round(1 / (1 + math.exp(-1.4)), 2)


def test_confidence_of_an_unseen_kind_is_even() -> None:
    assert Precision({}).confidence("approval", Grounds("approval.new", "named", "none")) == 0.5


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"rule": "side_effect.causes"}, {}),
        ({}, {"rule": "side_effect.vague"}),
        ({"drug": "named"}, {"drug": "unsaid"}),
        ({"term": "known"}, {"term": "open"}),
        ({"rule": "side_effect.causes", "drug": "named"}, {"rule": "side_effect.causes"}),
    ],
)
def test_confidence_follows_each_ground(better: dict[str, str], worse: dict[str, str]) -> None:
    assert confidence(**better) > confidence(**worse)


def test_confidence_is_never_certain() -> None:
    always = {"side_effect": {"all": {"": Count(10**6, 10**6, 14.0)}}}
    never = {"side_effect": {"all": {"": Count(0, 10**6, -14.0)}}}
    grounds = Grounds("side_effect.new", "named", "known")
    assert Precision(always).confidence("side_effect", grounds) == 0.99
    assert Precision(never).confidence("side_effect", grounds) == 0.01


def test_precision_comes_back_from_json() -> None:
    before = Precision(COUNTS, {"notes": 3})
    text = before.to_json()
    after = Precision.from_json(text)
    assert (after.counts, after.texts, after.to_json()) == (before.counts, before.texts, text)
    assert '"side_effect.causes": [40, 40, 1.2]' in text
    assert '"side_effect.vague": [1, 10, -2.0]' in text


def test_counts_of_the_package_are_of_frames_that_there_are() -> None:
    stale = set(precision().rules()) - {frame.id for frame in (*grammar().frames, SAID_LICENSED)}
    assert not stale, "make precision"


def test_frames_that_find_nothing_in_the_corpus_say_why_they_stand() -> None:
    found = set(precision().rules())
    unexplained = [frame.id for frame in grammar().frames if frame.id not in found and not frame.unseen]
    assert not unexplained, "give them `unseen: why`, or take them out; after a change of corpus/ run `make precision`"


def test_frames_that_find_something_are_not_called_unseen() -> None:
    found = set(precision().rules())
    assert [frame.id for frame in grammar().frames if frame.id in found and frame.unseen] == []
