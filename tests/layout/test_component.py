"""The spaCy component `drugfacts_layout`."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from drugfacts import layout
from drugfacts.factories import make_layout
from drugfacts.layout.component import KEY, TITLE_KEY

TEXT = "Side effects\n\nRare:\n- coma, e.g. deep. Also death.\n- rash\n\nIt is old.  It is cheap.\n"
NLP = spacy.blank("en")
NLP.add_pipe(KEY)


@pytest.fixture
def doc() -> Doc:
    return NLP(TEXT)


def test_component_of_reads_the_layout_back(doc: Doc) -> None:
    assert layout.of(doc) == layout.analyse(TEXT)


def test_component_of_without_the_component_fails() -> None:
    with pytest.raises(KeyError):
        layout.of(spacy.blank("en")("Text."))


def test_component_every_sentence_starts_a_spacy_sentence(doc: Doc) -> None:
    starts = {sentence.start_char for sentence in doc.sents}
    assert {sentence.start for sentence in layout.of(doc).sentences} <= starts
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Side effects", "Rare:", "-", "coma, e.g. deep.", "Also death.", "-", "rash", "It is old.", "It is cheap.",
    ]  # fmt: skip


def test_component_survives_bytes_and_docbin(doc: Doc) -> None:
    read = Doc(NLP.vocab).from_bytes(doc.to_bytes())
    assert layout.of(read) == layout.of(doc)
    stored = DocBin(store_user_data=True)
    stored.add(doc)
    again = next(DocBin().from_bytes(stored.to_bytes()).get_docs(NLP.vocab))
    assert layout.of(again) == layout.of(doc)
    assert [token.is_sent_start for token in again] == [token.is_sent_start for token in doc]


def test_component_takes_a_title_from_outside() -> None:
    doc = NLP.make_doc("It lowers urate.")
    doc.user_data[TITLE_KEY] = "Zurat"
    assert layout.of(NLP(doc)).title == "Zurat"


def test_component_empty_text() -> None:
    assert layout.of(NLP("")) == layout.Layout((), ())
    assert layout.of(NLP(" \n ")).sentences == ()


def test_component_factory_returns_a_component() -> None:
    assert callable(make_layout(Language(), "layout"))


@given(st.text(alphabet="aB .\n-•()1:\t", max_size=60))
@settings(max_examples=200, deadline=None)
def test_component_sentences_hold_whole_layout_sentences(text: str) -> None:
    doc = NLP(text)
    found = layout.of(doc)
    assert all(token.is_sent_start is not None for token in doc)
    assert not len(doc) or doc[0].is_sent_start
    assert sum(bool(token.is_sent_start) and not token.is_space for token in doc) >= 0
    for sentence in found.sentences:
        span = doc.char_span(sentence.start, sentence.end)
        if span is not None:  # a tokenizer may keep two sentences in one token
            assert not any(token.is_sent_start for token in span[1:])
