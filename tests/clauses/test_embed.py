"""The vectors of words, kept: bit by bit those of the model, whatever was read before."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from drugfacts.clauses import embed
from drugfacts.clauses.embed import Embedding
from drugfacts.clauses.encode import convolutions_of

TEXTS = ["It blocks proteins .", "It", "Merck may cause cancer , and it may not .", "May it ?"]


@pytest.mark.parametrize("bound", [12_000, 5])
def test_vectors_are_those_of_the_model(nlp: Language, monkeypatch: pytest.MonkeyPatch, bound: int) -> None:
    monkeypatch.setattr(embed, "_MOST_WORDS", bound)
    parser: Language = nlp.get_pipe("drugfacts_parse").parser  # type: ignore[attr-defined]
    tok2vec: Any = parser.get_pipe("tok2vec")
    layer = tok2vec.model.layers[0]
    convolutions = convolutions_of(tok2vec.model.layers[1])
    assert convolutions is not None
    embedding = Embedding(layer, parser.vocab, convolutions)

    def check(words: list[str], rows: Any) -> None:
        places = embedding.places(words)
        assert np.array_equal(embedding.vectors[places], rows)
        for table, part in zip(embedding.parts, convolutions.parts(rows), strict=True):
            assert np.array_equal(table[places], part)

    expected = layer.predict([Doc(parser.vocab, words=text.split()) for text in TEXTS])
    for _ in range(2):
        for text, rows in zip(TEXTS, expected, strict=True):
            check(text.split(), rows)
    check([word for text in TEXTS for word in text.split()], np.concatenate(expected))
