"""The convolution layers of a parser on all words of a batch at once: the model's values, in less than half the time.

The model does each step on arrays of its own making; here each layer runs block by block in memory that stays in the
processor's cache, with the weights laid out so that the best of the pieces is taken over whole rows. What a word adds
to the first layer depends on nothing but the word: it is made once and kept (:mod:`.embed`). Of the rows of zeros
around a sentence, later layers look less far than the first ones, so fewer are made.

Products are thinc's, on one core, so that workers do not get in each other's way. They are always of blocks of one
height: the last bits of a product may depend on its height, and a sentence is to come out the same in whatever company.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .affine import Affine, Floats

_BLOCK = 384  # rows: the weights are laid out anew for each block, so not too few; a block stays in the cache
_LAYER = ["expand_window", "maxout", "layernorm", "dropout"]
_WINDOW = np.array([-1, 0, 1])

Integers = NDArray[np.int64]


class Layer(NamedTuple):
    """Weights of a layer, by word of the window and then by piece; biases; what the norm is scaled and moved by."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats


class Convolutions:
    """Residual layers, each a maxout over a word and its two neighbours, and a layer norm."""

    def __init__(self, layers: Sequence[Layer], pieces: int, ops: Any) -> None:
        self.width = len(layers[0].scale)
        self._first, self._later = layers[0], layers[1:]
        self._pieces = pieces
        self._ops = ops
        nothing = np.zeros_like(self._first.bias)
        parts = np.hstack(np.split(self._first.weights, len(_WINDOW)))
        self._parts = Affine(parts, np.hstack([nothing, self._first.bias, nothing]), ops)
        self._windows = np.zeros((_BLOCK, len(_WINDOW) * self.width), dtype="float32")
        self._products = np.zeros((_BLOCK, pieces * self.width), dtype="float32")
        self._of_none = self._normed(self._first, self._first.bias[None].copy())

    def parts(self, vectors: Floats) -> list[Floats]:
        """What words add to the first layer: of the word after them, of themselves, and of the word before them."""
        return np.split(self._parts(vectors), len(_WINDOW), axis=1)

    def predict(self, places: Integers, lengths: Sequence[int], vectors: Floats, parts: Sequence[Floats]) -> Floats:
        """Rows for the words of sentences, as the model gives them.

        Parameters
        ----------
        places : array of int
            Where each word's row stands in ``vectors`` and ``parts``; the sentences stand one after the other.
        lengths : sequence of int
            Number of words of each sentence.
        vectors, parts : array
            What the layers are given for a word, and its :meth:`parts`; zeros in row 0, which stands for no word.
        """
        depth = len(self._later)
        gaps = 2 * (depth + 1) * np.arange(1, len(lengths) + 1)
        at = np.arange(len(places)) + np.repeat(gaps, lengths)
        words = np.zeros(len(places) + 2 * (depth + 1) * (len(lengths) + 1), dtype="int64")
        words[at] = places
        needed = _neighbourhoods(words > 0, depth)
        rows = self._first_rows(words, needed[min(1, depth)], vectors, parts)
        for layer, wanted in zip(self._later, reversed(needed[:depth]), strict=True):
            rows = self._rows(layer, rows, wanted)
        said: Floats = rows[at]
        return said

    def _first_rows(self, words: Integers, wanted: Integers, vectors: Floats, parts: Sequence[Floats]) -> Floats:
        """Apply the first layer. Words that are neither in nor beside a sentence have the same row everywhere."""
        made = np.empty((len(words), self.width), dtype="float32")
        made[:] = self._of_none
        before, own, after = parts
        for start in range(0, len(wanted), _BLOCK):
            at = wanted[start : start + _BLOCK]
            products = own[words[at]]
            products += before[words[at - 1]]
            products += after[words[at + 1]]
            best = self._normed(self._first, products)
            best += vectors[words[at]]
            made[at] = best
        return made

    def _rows(self, layer: Layer, rows: Floats, wanted: Integers) -> Floats:
        """Apply a later layer to the rows that are wanted of it; what others hold is not looked at."""
        made = np.empty_like(rows)
        for start in range(0, len(wanted), _BLOCK):
            at = wanted[start : start + _BLOCK]
            height = len(at)  # what else the windows have from before does no harm
            windows = self._windows[:height].reshape(height, len(_WINDOW), self.width)
            rows.take(at[:, None] + _WINDOW, axis=0, out=windows, mode="clip")
            products = self._ops.gemm(self._windows, layer.weights, out=self._products)[:height]
            products += layer.bias
            best = self._normed(layer, products)
            best += windows[:, 1]
            made[at] = best
        return made

    def _normed(self, layer: Layer, products: Floats) -> Floats:
        """The best of the pieces, and the norm."""
        width = self.width
        best = np.maximum(products[:, :width], products[:, width : 2 * width])
        for n in range(2, self._pieces):
            np.maximum(best, products[:, n * width : (n + 1) * width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best) / np.float32(width) + np.float32(1e-8)
        best *= (np.float32(1) / np.sqrt(variance))[:, None]
        best *= layer.scale
        best += layer.shift
        return best


def _neighbourhoods(is_word: NDArray[np.bool_], depth: int) -> list[Integers]:
    """Where words stand, then what is at most one place from a word, at most two, and so on up to ``depth``."""
    found = [np.flatnonzero(is_word)]
    near = is_word
    for _ in range(depth):
        nearer, near = near, near.copy()
        near[1:] |= nearer[:-1]
        near[:-1] |= nearer[1:]
        found.append(np.flatnonzero(near))
    return found


def convolutions_of(model: Any) -> Convolutions | None:
    """The convolutions that a thinc model is, as spaCy's small models have them; None where it is built otherwise."""
    residuals = [layer for layer in model.walk() if layer.name.startswith("residual(") and len(layer.layers) == 1]
    leaves = [leaf for leaf in model.walk(order="dfs_pre") if not leaf.layers]
    is_known = (
        model.name.startswith("with_array(")
        and model.ops.xp is np
        and residuals
        and [leaf.name for leaf in leaves] == _LAYER * len(residuals)
        and all(leaf.attrs["window_size"] == 1 for leaf in leaves[:: len(_LAYER)])
        and model.attrs.get("pad", 0) >= len(residuals)  # words do not see the next sentence
    )
    if not is_known:
        return None
    maxouts, norms = leaves[1 :: len(_LAYER)], leaves[2 :: len(_LAYER)]
    pieces = {maxout.get_dim("nP") for maxout in maxouts}
    shapes = {(maxout.get_dim("nI"), maxout.get_dim("nO")) for maxout in maxouts}
    if len(shapes) > 1 or len(pieces) > 1 or min(pieces) < 2 or any(n_in != 3 * n_out for n_in, n_out in shapes):
        return None
    layers = [_layer(maxout, norm) for maxout, norm in zip(maxouts, norms, strict=True)]
    return Convolutions(layers, min(pieces), model.ops)


def _layer(maxout: Any, norm: Any) -> Layer:
    weights = maxout.get_param("W")  # outputs, pieces, inputs
    by_piece = np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1))
    bias = np.ascontiguousarray(maxout.get_param("b").T.reshape(-1))
    return Layer(by_piece, bias, norm.get_param("G"), norm.get_param("b"))
