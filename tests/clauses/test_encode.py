"""The convolution layers: the model's values, and the same bits for a sentence in any company."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest
from spacy.language import Language
from thinc.api import Dropout, LayerNorm, Maxout, Model, Relu, chain, expand_window, residual, with_array

from drugfacts.clauses.encode import Convolutions, convolutions_of

WIDTH = 8


def layer(width: int = WIDTH, window: int = 1, pieces: int = 3) -> Model[Any, Any]:
    inputs = width * (2 * window + 1)
    maxout: Model[Any, Any] = Maxout(nO=width, nI=inputs, nP=pieces)
    return residual(chain(expand_window(window_size=window), maxout, LayerNorm(nI=width), Dropout(0.1)))


def model_of(*layers: Model[Any, Any], pad: int) -> Model[Any, Any]:
    model: Model[Any, Any] = with_array(chain(layer(), *layers) if layers else layer(), pad=pad)
    model.initialize(X=sentences(3), Y=sentences(3))
    numbers = np.random.default_rng(5)
    for node in model.walk():
        for name in node.param_names:
            value = node.get_param(name)
            node.set_param(name, (value + numbers.normal(0, 0.3, value.shape)).astype("float32"))
    return model


def sentences(*lengths: int, width: int = WIDTH) -> list[Any]:
    numbers = np.random.default_rng(7)
    return [numbers.normal(size=(length, width)).astype("float32") for length in lengths]


def rows_of(ours: Convolutions, vectors: list[Any]) -> list[Any]:
    """The rows of each sentence, from one run over all."""
    lengths = [len(some) for some in vectors]
    table = np.concatenate([np.zeros((1, ours.width), dtype="float32"), *vectors])
    rows = ours.predict(np.arange(1, len(table)), lengths, table, ours.parts(table))
    return list(np.split(rows, np.cumsum(lengths)[:-1]))


@pytest.mark.parametrize("depth", [1, 2, 3, 6])
@pytest.mark.parametrize("lengths", [(1,), (5, 1, 9), (40,) * 3, (379, 380, 381), (300, 2), (1200,)])
def test_rows_are_those_of_the_model(lengths: tuple[int, ...], depth: int) -> None:
    model = model_of(*(layer() for _ in range(depth - 1)), pad=depth)
    ours = convolutions_of(model)
    assert isinstance(ours, Convolutions)
    vectors = sentences(*lengths)
    for made, expected in zip(rows_of(ours, vectors), model.predict(vectors), strict=True):
        np.testing.assert_allclose(made, expected, atol=5e-5)
    nothing = np.zeros((1, WIDTH), dtype="float32")
    assert ours.predict(np.zeros(0, dtype="int64"), [], nothing, ours.parts(nothing)).shape == (0, WIDTH)


def test_rows_are_those_of_the_small_english_model(nlp: Language) -> None:
    parser = nlp.get_pipe("drugfacts_parse").parser  # type: ignore[attr-defined]
    model = parser.get_pipe("tok2vec").model.layers[1]
    ours = convolutions_of(model)
    assert isinstance(ours, Convolutions)
    vectors = sentences(25, 1, 60, 200, width=96)
    made = rows_of(ours, vectors)
    for some, expected in zip(made, model.predict(vectors), strict=True):
        np.testing.assert_allclose(some, expected, atol=5e-5)
    order = list(range(len(vectors)))
    for _ in range(5):
        random.Random(3).shuffle(order)
        for size in (1, 2, 3):
            for at in range(0, len(order), size):
                some_of = order[at : at + size]
                for n, rows in zip(some_of, rows_of(ours, [vectors[n] for n in some_of]), strict=True):
                    assert np.array_equal(rows, made[n])


@pytest.mark.parametrize(
    "model",
    [
        model_of(layer(), pad=1),
        model_of(layer(window=2), pad=4),
        model_of(layer(pieces=1), pad=4),
        model_of(Relu(nO=WIDTH, nI=WIDTH), pad=4),
        chain(layer(), layer()),
    ],
    ids=["too little between sentences", "a wider window", "one piece", "another layer", "no list"],
)
def test_models_built_otherwise_are_left_alone(model: Model[Any, Any]) -> None:
    assert convolutions_of(model) is None
