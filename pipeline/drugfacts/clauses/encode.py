"""The convolution layers of a parser on all words of a batch at once: the model's own values, in half the time.

The model does each step on arrays of its own making; here each layer runs block by block in memory that stays in the
processor's cache, with the weights laid out so that the best of the pieces is taken over whole rows. Products are
thinc's, on one core, so that workers do not get in each other's way. They are always of blocks of one height: the last
bits of a product may depend on its height, and a sentence is to come out the same in whatever company.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from .affine import Floats

_BLOCK = 384  # rows: the weights are laid out anew for each block, so not too few; a block stays in the cache
_LAYER = ["expand_window", "maxout", "layernorm", "dropout"]


class _Layer(NamedTuple):
    """Weights of a layer, by word of the window and then by piece; biases; what the norm is scaled and moved by."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats


class Convolutions:
    """Residual layers, each a maxout over a word and its two neighbours, and a layer norm."""

    def __init__(self, layers: Sequence[_Layer], pieces: int, pad: int, ops: Any) -> None:
        self._layers = layers
        self._pieces = pieces
        self._pad = pad
        self._ops = ops
        self._width = len(layers[0].scale)
        self._windows = np.zeros((_BLOCK, len(layers[0].weights)), dtype="float32")
        self._products = np.zeros((_BLOCK, pieces * self._width), dtype="float32")

    def predict(self, vectors: Floats, lengths: Sequence[int]) -> Floats:
        """Rows for the words of sentences, which stand one after the other in ``vectors``, as the model gives them."""
        pads = np.arange(1, len(lengths) + 1) * self._pad
        places = np.arange(1, len(vectors) + 1) + np.repeat(pads, lengths)
        height = -(-(len(vectors) + (len(lengths) + 1) * self._pad) // _BLOCK) * _BLOCK
        rows = np.zeros((height + 2, self._width), dtype="float32")  # and one row of zeros on either side
        rows[places] = vectors
        made = np.zeros_like(rows)
        for layer in self._layers:
            for at in range(0, height, _BLOCK):
                self._apply(layer, rows[at : at + _BLOCK + 2], made[at + 1 : at + _BLOCK + 1])
            rows, made = made, rows
        said: Floats = rows[places]
        return said

    def _apply(self, layer: _Layer, rows: Floats, made: Floats) -> None:
        """Apply a layer to a block, which ``rows`` has with the row before and the row after."""
        width, windows, products = self._width, self._windows, self._products
        for n in range(3):
            windows[:, n * width : (n + 1) * width] = rows[n : n + _BLOCK]
        self._ops.gemm(windows, layer.weights, out=products)
        products += layer.bias
        best = np.maximum(products[:, :width], products[:, width : 2 * width], out=made)
        for n in range(2, self._pieces):
            np.maximum(best, products[:, n * width : (n + 1) * width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best) / np.float32(width) + np.float32(1e-8)
        best *= (np.float32(1) / np.sqrt(variance))[:, None]
        best *= layer.scale
        best += layer.shift
        best += rows[1:-1]


def convolutions_of(model: Any) -> Convolutions | None:
    """The convolutions that a thinc model is, as spaCy's small models have them; None where it is built otherwise."""
    residuals = [layer for layer in model.walk() if layer.name.startswith("residual(") and len(layer.layers) == 1]
    leaves = [leaf for leaf in model.walk(order="dfs_pre") if not leaf.layers]
    pad = model.attrs.get("pad", 0)
    is_known = (
        model.name.startswith("with_array(")
        and model.ops.xp is np
        and residuals
        and [leaf.name for leaf in leaves] == _LAYER * len(residuals)
        and all(leaf.attrs["window_size"] == 1 for leaf in leaves[:: len(_LAYER)])
        and pad >= len(residuals)  # words are not to see the next sentence
    )
    if not is_known:
        return None
    maxouts, norms = leaves[1 :: len(_LAYER)], leaves[2 :: len(_LAYER)]
    pieces = {maxout.get_dim("nP") for maxout in maxouts}
    shapes = {(maxout.get_dim("nI"), maxout.get_dim("nO")) for maxout in maxouts}
    if len(shapes) > 1 or len(pieces) > 1 or min(pieces) < 2 or any(n_in != 3 * n_out for n_in, n_out in shapes):
        return None
    layers = [_layer(maxout, norm) for maxout, norm in zip(maxouts, norms, strict=True)]
    return Convolutions(layers, min(pieces), pad, model.ops)


def _layer(maxout: Any, norm: Any) -> _Layer:
    weights = maxout.get_param("W")  # outputs, pieces, inputs
    by_piece = np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1))
    bias = np.ascontiguousarray(maxout.get_param("b").T.reshape(-1))
    return _Layer(by_piece, bias, norm.get_param("G"), norm.get_param("b"))
