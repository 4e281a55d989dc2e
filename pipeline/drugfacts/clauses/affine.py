"""Products of rows with a layer's weights: the same bits for a row in whatever company."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

BLOCK = 128
"""Rows that are multiplied at once. The last bits of a product may depend on how many rows it has, so it is always as
many; and a block stays in the processor's cache."""


class Affine:
    """Multiplies rows by weights and adds a bias. Products are thinc's, on one core.

    Parameters
    ----------
    weights : array
        One row for each input, one column for each output.
    bias : array, optional
    ops : thinc.api.Ops
    """

    def __init__(self, weights: Floats, bias: Floats | None, ops: Any) -> None:
        self._weights = np.ascontiguousarray(weights)
        self._bias = bias
        self._gemm = ops.gemm
        self._rows = np.zeros((BLOCK, weights.shape[0]), dtype="float32")
        self._products = np.zeros((BLOCK, weights.shape[1]), dtype="float32")

    def __call__(self, rows: Floats, out: Floats | None = None) -> Floats:
        """Return what the layer makes of each row, in ``out`` where it is given; both lie in memory row by row."""
        made = np.empty((len(rows), self._weights.shape[1]), dtype="float32") if out is None else out
        for at in range(0, len(rows) - BLOCK + 1, BLOCK):
            self._gemm(rows[at : at + BLOCK], self._weights, out=made[at : at + BLOCK])
        if left := len(rows) % BLOCK:  # what else the block has from before does no harm
            self._rows[:left] = rows[-left:]
            made[-left:] = self._gemm(self._rows, self._weights, out=self._products)[:left]
        if self._bias is not None:
            made += self._bias
        return made
