"""The first layer of a parser, its output kept by word: what it makes of a word depends on nothing but the word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab

from .affine import Floats

_MOST_WORDS = 20_000  # more than MOST_KEPT: a row costs more to make than what else is kept; some eight megabytes


class Embedding:
    """Gives the vectors of words, each word's made once.

    The rows are those that the layer gives for whole Docs, bit by bit: they do not depend on their neighbours.
    """

    def __init__(self, layer: Any, vocab: Vocab) -> None:
        self._layer = layer
        self._vocab = vocab
        self._place: dict[str, int] = {}
        self._rows: Floats = np.zeros((0, 0), dtype="float32")

    def of(self, words: Sequence[str]) -> Floats:
        """Return a row for each word."""
        self._learn(dict.fromkeys(words))
        place = self._place
        return self._rows[[place[word] for word in words]]

    def _learn(self, words: Iterable[str]) -> None:
        new = [word for word in words if word not in self._place]
        if not new:
            return
        if len(self._place) + len(new) > _MOST_WORDS:
            self._place.clear()
            self._rows = self._rows[:0]
            new = list(words)
        (made,) = self._layer.predict([Doc(self._vocab, words=new)])
        known = len(self._place)
        self._place.update((word, known + n) for n, word in enumerate(new))
        self._rows = np.concatenate([self._rows[:known], made]) if known else made
