"""The first layer of a parser, its output kept by word: what it makes of a word depends on nothing but the word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokens import Doc

from .encode import convolutions_of

_MOST_WORDS = 20_000  # more than MOST_KEPT: a row costs more to make than what else is kept; some eight megabytes


class Embedding:
    """Gives the vectors of Docs whose words all have a blank after them, each word's made once.

    The rows are those that the layer gives for whole Docs, bit by bit: they do not depend on their neighbours.
    """

    def __init__(self, parser: Language) -> None:
        self._vocab = parser.vocab
        tok2vec: Any = parser.get_pipe("tok2vec")
        self._tok2vec = tok2vec
        self._layer, encode = tok2vec.model.layers
        self._encode = convolutions_of(encode) or encode
        self._place: dict[int, int] = {}
        self._rows: NDArray[np.float32] = np.zeros((0, 0), dtype="float32")

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Do what the component tok2vec does: set the tensors of the Docs, which the others read."""
        self._tok2vec.set_annotations(docs, self._encode.predict(self.of(docs)))

    def of(self, docs: Sequence[Doc]) -> list[NDArray[np.float32]]:
        """The vectors of the words of each Doc, as the layer gives them."""
        words = [doc.to_array(ORTH).tolist() for doc in docs]
        self._learn(dict.fromkeys(word for some in words for word in some))
        place, rows = self._place, self._rows
        return [rows[[place[word] for word in some]] for some in words]

    def _learn(self, words: dict[int, None]) -> None:
        if len(self._place) + len(words) > _MOST_WORDS:
            self._place.clear()
            self._rows = self._rows[:0]
        new = [word for word in words if word not in self._place]
        if not new:
            return
        strings = self._vocab.strings
        (made,) = self._layer.predict([Doc(self._vocab, words=[strings[word] for word in new])])
        known = len(self._place)
        self._place.update((word, known + n) for n, word in enumerate(new))
        self._rows = np.concatenate([self._rows[:known], made]) if known else made


def embedding_of(parser: Language) -> Embedding | None:
    """The embedding of a parser's model; None where it is built otherwise than spaCy's small models are."""
    if not parser.pipe_names or parser.pipe_names[0] != "tok2vec":
        return None
    tok2vec: Any = parser.get_pipe("tok2vec")
    layers: list[Any] = list(getattr(getattr(tok2vec, "model", None), "layers", ()))
    is_known = len(layers) == 2 and layers[0].name.startswith("extract_features")
    return Embedding(parser) if is_known else None
