"""The first layers of a parser, their output kept by word: what they make of a word depends on nothing but the word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from spacy.vocab import Vocab

from .affine import Floats
from .encode import Convolutions

_MOST_WORDS = 12_000  # more than MOST_KEPT: a row costs more to make than what else is kept; some 46 megabytes


class Embedding:
    """Gives words a place in tables of what is made of them, each word's row made once.

    The vectors are those that the layer gives for whole Docs, bit by bit: they do not depend on their neighbours.

    Attributes
    ----------
    vectors : array
        One row for each place; zeros in row 0, which stands for no word.
    parts : list of array
        What :meth:`.Convolutions.parts` makes of these.
    """

    def __init__(self, layer: Any, vocab: Vocab, convolutions: Convolutions) -> None:
        self._layer = layer
        self._vocab = vocab
        self._convolutions = convolutions
        self._place: dict[str, int] = {}
        self._make_room(_MOST_WORDS)

    def places(self, words: Sequence[str]) -> NDArray[np.int64]:
        """Return the place of each word; it holds until the next call."""
        self._learn(words)
        place = self._place
        return np.array([place[word] for word in words], dtype="int64")

    def _learn(self, words: Sequence[str]) -> None:
        new = [word for word in dict.fromkeys(words) if word not in self._place]
        if not new:
            return
        if len(self._place) + len(new) >= len(self.vectors):
            new = list(dict.fromkeys(words))
            self._place.clear()
            self._make_room(max(_MOST_WORDS, len(new)))
        (made,) = self._layer.predict([Doc(self._vocab, words=new)])
        known = len(self._place) + 1
        self._write(slice(known, known + len(new)), made)
        self._place.update((word, known + n) for n, word in enumerate(new))

    def _make_room(self, words: int) -> None:
        """Set aside tables for so many words: memory that is taken only as rows are written."""
        width = self._convolutions.width
        nothing = np.zeros((1, width), dtype="float32")
        parts = self._convolutions.parts(nothing)
        self.vectors = np.empty((words + 1, width), dtype="float32")
        self.parts = [np.empty((words + 1, part.shape[1]), dtype="float32") for part in parts]
        self._write(slice(0, 1), nothing)

    def _write(self, at: slice, vectors: Floats) -> None:
        self.vectors[at] = vectors
        for table, part in zip(self.parts, self._convolutions.parts(vectors), strict=True):
            table[at] = part
