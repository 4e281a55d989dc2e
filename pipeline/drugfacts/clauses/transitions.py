"""The transitions of a parser for all sentences of a batch at once: spaCy's arc-eager parser, step for step.

spaCy's own loop takes the interpreter's lock for every unit of a state's hidden layer, which is most of its time. Here
each step is a handful of array operations over all sentences that are not done yet. What is said of a sentence does
not depend on the others.

Stack and buffer are linked lists of words (Nivre 2008 has the transition system, Honnibal and Johnson 2015 the
unshifting that makes it monotonic no more). Word 0 stands for no word: it is what lies below the stack and behind the
buffer, has no children, and its features are the model's padding.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .affine import Affine, Floats

SHIFT, REDUCE, LEFT, RIGHT, BREAK = range(5)
_MOVES = {"S": SHIFT, "D": REDUCE, "L": LEFT, "R": RIGHT, "B": BREAK}
_FEATURES = 8
_PIECES = 2

Integers = NDArray[np.int64]


class Arcs(NamedTuple):
    """Head and label of each word of a batch, by place; the head of a root is the word itself."""

    heads: list[int]
    labels: list[str]


class Transitions:
    """Finds the arcs of sentences, all without a border within, from the vectors of their words.

    Parameters
    ----------
    features : Affine
        From a word's vector to its part in the hidden layer, for each place that it can have in a state.
    padding : array
        The same of no word, one row a place.
    bias : array
        Of the hidden layer; its two pieces stand one after the other, as in ``features``.
    scores : Affine
        From the hidden layer to the moves.
    moves : sequence of str
        Names of the moves as spaCy writes them, such as ``L-nsubj``.
    """

    def __init__(self, features: Affine, padding: Floats, bias: Floats, scores: Affine, moves: Sequence[str]) -> None:
        self._features = features
        self._padding = padding
        self._bias = bias
        self._scores = scores
        self._kinds = np.array([_MOVES[name.partition("-")[0]] for name in moves])
        self._labels = [name.partition("-")[2] for name in moves]
        self._barred = _barred(self._kinds)

    def arcs(self, vectors: Floats, lengths: Sequence[int]) -> Arcs:
        """Return the arcs of sentences that stand one after the other in ``vectors``."""
        state = _State(lengths)
        table = self._table(vectors)
        offsets = np.arange(_FEATURES)[:, None]
        half = len(self._bias) // _PIECES
        row = np.empty((len(state.top), len(self._bias)), dtype="float32")
        while count := len(state.top):
            rows = state.context() * _FEATURES + offsets
            hidden = table[rows[0]]
            for place in rows[1:]:
                hidden += table.take(place, axis=0, out=row[:count], mode="clip")
            hidden += self._bias
            scores = self._scores(np.maximum(hidden[:, :half], hidden[:, half:]))
            scores += self._barred[state.allowed()]
            chosen = scores.argmax(axis=1)
            state.move(self._kinds[chosen], chosen)
        places = np.arange(len(vectors))
        heads = np.where(state.head[1:] > 0, state.head[1:] - 1, places)
        labels = [self._labels[move] if move >= 0 else "ROOT" for move in state.arc[1:].tolist()]
        return Arcs(heads.tolist(), labels)

    def _table(self, vectors: Floats) -> Floats:
        """What each word, from 1 on, adds to the hidden layer in each place: ``_FEATURES`` rows a word."""
        width = len(self._bias)
        table = np.empty((len(vectors) + 1, _FEATURES * width), dtype="float32")
        table[0] = self._padding.reshape(-1)
        self._features(vectors, out=table[1:])
        return table.reshape(-1, width)


class _State:
    """The states of sentences: the word on top of each stack and the first of each buffer, of those not done yet."""

    def __init__(self, lengths: Sequence[int]) -> None:
        ends = np.cumsum(np.asarray(lengths, dtype="int64"))
        size = int(ends[-1]) + 1 if len(ends) else 1
        self.below = np.zeros(size, dtype="int64")
        self.next = np.arange(1, size + 1)
        self.next[ends] = 0
        self.next[0] = 0
        self.head = np.zeros(size, dtype="int64")
        self.arc = np.full(size, -1)
        self.left = np.zeros(size, dtype="int64")
        self.right = np.zeros(size, dtype="int64")
        self.older = np.zeros(size, dtype="int64")
        self.returned = np.zeros(size, dtype=bool)
        full = np.asarray(lengths) > 0
        self.first = (ends - lengths + 1)[full]
        self.top = np.zeros(len(self.first), dtype="int64")

    def context(self) -> Integers:
        """The words that the next moves are told by: of buffer and stack, and children of these."""
        first, top = self.first, self.top
        second = self.below[top]
        return np.array(
            [
                first,
                self.next[first],
                top,
                second,
                self.below[second],
                self.left[first],
                self.left[top],
                self.right[top],
            ]
        )

    def allowed(self) -> Integers:
        """A number for what moves are allowed: 1 for shifting, 2 for reducing, 4 for arcs, added up."""
        first, top = self.first, self.top
        has_top, has_first = top > 0, first > 0
        shift = ~has_top | ((self.next[first] > 0) & ~self.returned[first])
        reduce = has_top & (~has_first | (self.below[top] > 0))
        allowed: Integers = shift + 2 * reduce + 4 * (has_top & has_first)
        return allowed

    def move(self, kinds: Integers, arcs: Integers) -> None:
        """Make one move each, and let go of the sentences that are done."""
        self._reduce(np.flatnonzero(kinds == REDUCE))
        (left,) = np.nonzero(kinds == LEFT)
        self._left_arc(left, arcs[left])
        (right,) = np.nonzero(kinds == RIGHT)
        self._right_arc(right, arcs[right])
        self._push(np.flatnonzero((kinds == SHIFT) | (kinds == RIGHT)))
        going_on = (self.top > 0) | (self.first > 0)
        if not going_on.all():
            self.top, self.first = self.top[going_on], self.first[going_on]

    def _push(self, at: Integers) -> None:
        words = self.first[at]
        self.below[words] = self.top[at]
        self.top[at] = words
        self.first[at] = self.next[words]

    def _reduce(self, at: Integers) -> None:
        """Pop; a word that has no head goes back to the buffer, unless nothing lies below it."""
        words = self.top[at]
        below = self.below[words]
        self.top[at] = below
        back = (self.head[words] == 0) & (below > 0)
        at, words = at[back], words[back]
        self.returned[words] = True
        self.next[words] = self.first[at]
        self.first[at] = words

    def _left_arc(self, at: Integers, arcs: Integers) -> None:
        heads, words = self.first[at], self.top[at]
        taken = words[self.head[words] > 0]
        self.right[self.head[taken]] = self.older[taken]  # the last right child that its head has
        self.head[words], self.arc[words] = heads, arcs
        self.left[heads] = words
        self.returned[heads] = False
        self.top[at] = self.below[words]

    def _right_arc(self, at: Integers, arcs: Integers) -> None:
        heads, words = self.top[at], self.first[at]
        self.head[words], self.arc[words] = heads, arcs
        self.older[words] = self.right[heads]
        self.right[heads] = words


def _barred(kinds: Integers) -> Floats:
    """For each number of :meth:`_State.allowed`, what is added to the scores: no move that is not allowed is the best.

    Sentences have no border within, so none is ever set.
    """
    found = np.zeros((8, len(kinds)), dtype="float32")
    for number in range(8):
        allowed = {SHIFT: number & 1, REDUCE: number & 2, LEFT: number & 4, RIGHT: number & 4, BREAK: 0}
        found[number, [not allowed[kind] for kind in kinds.tolist()]] = -np.inf
    return found


def transitions_of(parser: Any) -> Transitions | None:
    """The transitions of spaCy's component ``parser``; None where it is built otherwise than in its small models."""
    model = parser.model
    layers: list[Any] = list(getattr(model, "layers", ()))
    moves = list(getattr(parser, "move_names", ()))
    if model.name != "parser_model" or len(layers) != 3 or not model.attrs["has_upper"] or model.ops.xp is not np:
        return None
    lower, upper = layers[1:]
    is_known = (
        lower.name == "precomputable_affine"
        and (lower.get_dim("nF"), lower.get_dim("nP")) == (_FEATURES, _PIECES)
        and not model.attrs["unseen_classes"]
        and parser.cfg["beam_width"] == 1
        and {name.partition("-")[0] for name in moves} <= set(_MOVES)
        and not any(name.endswith("-subtok") for name in moves)
        and upper.get_dim("nO") == len(moves)
    )
    if not is_known:
        return None
    hidden = lower.get_dim("nO") * _PIECES
    weights = lower.get_param("W")  # places, outputs, pieces, inputs
    by_piece = weights.transpose(3, 0, 2, 1).reshape(weights.shape[3], _FEATURES * hidden)
    padding = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(_FEATURES, hidden)
    bias = lower.get_param("b").T.reshape(hidden)
    return Transitions(
        Affine(by_piece, None, model.ops),
        np.ascontiguousarray(padding),
        np.ascontiguousarray(bias),
        Affine(upper.get_param("W").T, upper.get_param("b"), model.ops),
        moves,
    )
