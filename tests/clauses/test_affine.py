"""Products of rows with weights: the layer's values, and the same bits for a row in any company."""

from __future__ import annotations

import numpy as np
import pytest
from thinc.api import get_ops

from drugfacts.clauses.affine import BLOCK, Affine

NUMBERS = np.random.default_rng(11)
WEIGHTS = NUMBERS.normal(size=(7, 5)).astype("float32")
BIAS = NUMBERS.normal(size=5).astype("float32")


@pytest.mark.parametrize("height", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 2])
def test_values_are_those_of_the_layer(height: int) -> None:
    rows = NUMBERS.normal(size=(height, 7)).astype("float32")
    layer = Affine(WEIGHTS, BIAS, get_ops("cpu"))
    np.testing.assert_allclose(layer(rows), rows @ WEIGHTS + BIAS, atol=1e-5)
    out = np.empty((height, 5), dtype="float32")
    assert layer(rows, out=out) is out
    assert np.array_equal(out, layer(rows))


def test_a_row_comes_out_the_same_in_any_company() -> None:
    rows = NUMBERS.normal(size=(2 * BLOCK + 9, 7)).astype("float32")
    layer = Affine(WEIGHTS, None, get_ops("cpu"))
    made = layer(rows)
    for some in (slice(0, 3), slice(5, 6), slice(4, 200)):
        assert np.array_equal(layer(rows[some]), made[some])
