"""The vectors of words, kept: bit by bit those of the model, whatever was read before."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from drugfacts.clauses import embed
from drugfacts.clauses.embed import Embedding, embedding_of
from drugfacts.clauses.parse import Parse

TEXTS = ["It blocks proteins .", "It", "Merck may cause cancer , and it may not .", "May it ?"]


@pytest.fixture(scope="module")
def parser(nlp: Language) -> Language:
    parse = nlp.get_pipe("drugfacts_parse")
    assert isinstance(parse, Parse)
    return parse.parser


def docs(parser: Language) -> list[Doc]:
    return [Doc(parser.vocab, words=text.split()) for text in TEXTS]


@pytest.mark.parametrize("bound", [20_000, 5])
def test_vectors_are_those_of_the_model(parser: Language, monkeypatch: pytest.MonkeyPatch, bound: int) -> None:
    monkeypatch.setattr(embed, "_MOST_WORDS", bound)
    embedding = Embedding(parser)
    expected = embedding._layer.predict(docs(parser))
    for _ in range(2):
        for doc, rows in zip(docs(parser), expected, strict=True):
            assert np.array_equal(embedding.of([doc])[0], rows)
    assert all(np.array_equal(a, b) for a, b in zip(embedding.of(docs(parser)), expected, strict=True))


def test_parse_is_the_same_with_and_without(parser: Language) -> None:
    embedding = embedding_of(parser)
    assert embedding is not None
    kept = docs(parser)
    embedding.annotate(kept)
    for pipe in ("tagger", "parser"):
        kept = list(parser.get_pipe(pipe).pipe(kept))  # type: ignore[attr-defined]
    for ours, plain in zip(kept, parser.pipe(docs(parser), disable=["lemmatizer"]), strict=True):
        assert [(t.tag_, t.dep_, t.head.i) for t in ours] == [(t.tag_, t.dep_, t.head.i) for t in plain]


def test_other_models_are_left_alone() -> None:
    assert embedding_of(spacy.blank("en")) is None
