"""The network is fitted by gradients that are written out by hand: they are held against differences of the loss."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest

from drugfacts.check.fit import Example
from drugfacts.check.fit_network import _Fitting, _forward, _softmax, fit_network
from drugfacts.weighing import Weights
from drugfacts.weighing.network import Network
from drugfacts.weighing.weights import from_json, to_json

OUTCOMES = ("indication", "nothing", "side_effect")
ONES = np.ones((4, 32), dtype=np.float64)


def example(*evidence: str, outcomes: str = "nothing", manner: str = "") -> Example:
    return Example("g", "condition", frozenset(evidence), frozenset(outcomes.split("|")), True, manner)


@pytest.fixture(scope="module")
def either_or() -> list[Example]:
    """Harm where just one of two things is seen: no table of what each counts for can tell that."""
    cases = [
        example(*(["a"] if a else []), *(["b"] if b else []), "c", outcomes="side_effect" if a != b else "nothing")
        for a, b in product((True, False), repeat=2)
    ]
    return cases * 60


@pytest.fixture(scope="module")
def network(either_or: list[Example]) -> Network:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("drugfacts.check.fit_network._ROUNDS", 150)
        return fit_network(either_or, ("nothing", "side_effect"), "abc")


@pytest.mark.parametrize(("seen", "harm"), [("a c", True), ("b c", True), ("a b c", False), ("c", False)])
def test_learns_what_counts_only_together(network: Network, seen: str, harm: bool) -> None:
    nothing, side_effect = network.sums([seen.split()])[0]
    assert (side_effect > nothing) == harm


def test_the_same_examples_give_the_same_network(either_or: list[Example]) -> None:
    one, other = (fit_network(either_or, ("nothing", "side_effect"), "abc") for _ in range(2))
    assert one.to_data() == other.to_data()


def test_evidence_that_is_rare_is_left_out() -> None:
    examples = [example("often")] * 8 + [example("seldom", outcomes="indication")] * 7
    assert set(fit_network(examples, OUTCOMES, {"often", "seldom"}).row_of) == {"", "often"}


def loss(parts: dict[str, Any], total: Any, allowed: Any) -> float:
    sums, _ = _forward(parts, total, ONES, ONES)
    chances = _softmax(sums)
    return float(-np.log((chances * allowed).sum(axis=1)).sum())


@pytest.mark.parametrize("name", ["first", "first_start", "second", "second_start", "total"])
def test_gradients_are_those_of_the_loss(name: str) -> None:
    random = np.random.default_rng(0)
    shapes = {"first": (32, 32), "first_start": (32,), "second": (32, 3), "second_start": (3,)}
    parts = {part: random.standard_normal(shape) for part, shape in shapes.items()}
    total = random.standard_normal((4, 32))
    allowed = np.array([[True, False, False], [False, True, True], [True, True, False], [False, False, True]])
    sums, back = _forward(parts, total, ONES, ONES)
    found = back(_softmax(sums) - _softmax(np.where(allowed, sums, -np.inf)))[name]
    part = total if name == "total" else parts[name]
    for place in zip(*(random.integers(0, size, 5) for size in part.shape), strict=True):
        before, step = part[place], 1e-5
        part[place] = before + step
        more = loss(parts, total, allowed)
        part[place] = before - step
        less = loss(parts, total, allowed)
        part[place] = before
        assert found[place] == pytest.approx((more - less) / (2 * step), abs=1e-4)


def test_a_manner_of_text_counts_as_evidence() -> None:
    examples = [example("a", manner="case", outcomes="indication")] * 40 + [example("a")] * 40
    found = _Fitting(examples, OUTCOMES, {"a": 1, "manner:case": 2}).seen
    assert found[0].indices.tolist() == [0, 1, 2]
    assert found[79].indices.tolist() == [0, 1]


def test_weights_with_a_network_are_written_and_read(network: Network) -> None:
    weights = Weights(("nothing", "side_effect"), (0.0, 0.0), {"a": (0.0, 1.0)}, network=network)
    (again,) = from_json(to_json({"condition": weights}, {})).values()
    assert again.chances(["a", "c"]) == pytest.approx(weights.chances(["a", "c"]), abs=1e-3)
    assert again.of("case").chances(["b"]) == again.chances(["b"])  # it knows of no such manner


def test_what_is_surely_nothing_is_not_asked_of_the_network(network: Network) -> None:
    sure = Weights(("nothing", "side_effect"), (9.0, 0.0), {}, network=network)
    assert sure.chances(["a", "c"]) == Weights(sure.outcomes, sure.start, {}).chances(["a", "c"])
