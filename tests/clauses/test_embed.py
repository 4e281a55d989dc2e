"""The vectors of words, kept: bit by bit those of the model, whatever was read before."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from drugfacts.clauses import embed
from drugfacts.clauses.embed import Embedding

TEXTS = ["It blocks proteins .", "It", "Merck may cause cancer , and it may not .", "May it ?"]


@pytest.mark.parametrize("bound", [20_000, 5])
def test_vectors_are_those_of_the_model(nlp: Language, monkeypatch: pytest.MonkeyPatch, bound: int) -> None:
    monkeypatch.setattr(embed, "_MOST_WORDS", bound)
    parser: Language = nlp.get_pipe("drugfacts_parse").parser  # type: ignore[attr-defined]
    tok2vec: Any = parser.get_pipe("tok2vec")
    layer = tok2vec.model.layers[0]
    embedding = Embedding(layer, parser.vocab)
    expected = layer.predict([Doc(parser.vocab, words=text.split()) for text in TEXTS])
    for _ in range(2):
        for text, rows in zip(TEXTS, expected, strict=True):
            assert np.array_equal(embedding.of(text.split()), rows)
    assert np.array_equal(embedding.of([word for text in TEXTS for word in text.split()]), np.concatenate(expected))
