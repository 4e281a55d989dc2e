"""The component that parses: the same for every batch, whole trees inside sentences, errors for a person."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from drugfacts.clauses.parse import load_parser
from drugfacts.errors import DrugfactsError

TEXTS = [
    "Losartan blocks angiotensin II receptors (AT1) in the vessels. It is cheap.",
    "",
    "Side effects\n\n- dry mouth\n- dose-limiting nausea (and vomiting)\n",
    " \n\t ",
    "Ketamine, an FDA-approved anesthetic, can cause hallucinations; esketamine [Spravato] can too!",
    "💊",
    "N-methyl-D-aspartate receptors are blocked by ketamine.\r\nIs that so?",
]
BEFORE = ("drugfacts_layout", "drugfacts_abbreviations", "drugfacts_mentions")


def prepared(nlp: Language, texts: Iterable[str]) -> list[Doc]:
    """Docs as the parse component gets them."""
    docs = [nlp.make_doc(text) for text in texts]
    for name in BEFORE:
        docs = [nlp.get_pipe(name)(doc) for doc in docs]
    return docs


def columns(doc: Doc) -> list[tuple[Any, ...]]:
    return [(t.text, t.tag_, t.pos_, t.lemma_, t.dep_, t.head.i) for t in doc]


@pytest.fixture(scope="module")
def texts(corpus: Path) -> list[str]:
    """Odd texts, and paragraphs of an article and a leaflet."""
    names = ("ketamine-anxiety", "b04_leaflet_mirabegron")
    paragraphs = [p for n in names for p in (corpus / f"{n}.txt").read_text(encoding="utf-8").split("\n")[:12]]
    return [*TEXTS, *paragraphs]


@pytest.fixture(scope="module")
def alone(nlp: Language, texts: list[str]) -> dict[str, Any]:
    """What each text gives by itself."""
    parse = nlp.get_pipe("drugfacts_parse")
    return {text: columns(parse(doc)) for text, doc in zip(texts, prepared(nlp, texts), strict=True)}


@pytest.mark.parametrize("docs_at_a_time", [1, 3, 64])
@pytest.mark.parametrize("fragments_at_a_time", [1, 7, 256])
def test_parse_does_not_depend_on_the_batch(
    nlp: Language,
    texts: list[str],
    alone: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
    docs_at_a_time: int,
    fragments_at_a_time: int,
) -> None:
    parse = nlp.get_pipe("drugfacts_parse")
    monkeypatch.setattr(parse, "batch_size", fragments_at_a_time)
    found = list(parse.pipe(prepared(nlp, texts), batch_size=docs_at_a_time))
    assert [doc.text for doc in found] == texts
    for doc in found:
        assert columns(doc) == alone[doc.text]


@pytest.mark.parametrize("seed", range(3))
def test_parse_does_not_depend_on_the_order(nlp: Language, texts: list[str], alone: dict[str, Any], seed: int) -> None:
    shuffled = random.Random(seed).sample(texts, len(texts))
    for doc in nlp.get_pipe("drugfacts_parse").pipe(prepared(nlp, shuffled)):
        assert columns(doc) == alone[doc.text]


def test_parse_does_not_depend_on_what_was_read_before(nlp: Language, texts: list[str], alone: dict[str, Any]) -> None:
    parse = nlp.get_pipe("drugfacts_parse")
    parse._lemmas.clear()
    for doc in parse.pipe(prepared(nlp, reversed(texts))):
        assert columns(doc) == alone[doc.text]


def test_parse_makes_one_tree_of_every_sentence(nlp: Language, texts: list[str]) -> None:
    for doc in nlp.get_pipe("drugfacts_parse").pipe(prepared(nlp, texts)):
        for sent in doc.sents:
            roots = [token for token in sent if token.head == token]
            assert len(roots) == 1, sent.text
            assert all(sent.start <= token.head.i < sent.end for token in sent), sent.text
            assert all(roots[0] in [token, *token.ancestors] for token in sent), sent.text


def test_parse_keeps_the_sentences_of_the_layout(nlp: Language, texts: list[str]) -> None:
    before = [[(s.start, s.end) for s in doc.sents] if len(doc) else [] for doc in prepared(nlp, texts)]
    after = [
        [(s.start, s.end) for s in doc.sents] for doc in nlp.get_pipe("drugfacts_parse").pipe(prepared(nlp, texts))
    ]
    assert after == before


def test_parse_sets_every_column(nlp: Language, texts: list[str]) -> None:
    for doc in nlp.get_pipe("drugfacts_parse").pipe(prepared(nlp, texts)):
        assert all(t.tag_ and t.pos_ and t.lemma_ and t.dep_ for t in doc)
        assert doc.user_data["drugfacts_model"] == "en_core_web_sm 3.8.0"


@pytest.mark.parametrize(("text", "tokens"), [("", 0), (" ", 1), ("\n\n\n", 1), ("\u00a0", 1), ("\ufeff", 1)])
def test_parse_of_a_text_without_words(nlp: Language, text: str, tokens: int) -> None:
    (doc,) = nlp.get_pipe("drugfacts_parse").pipe(prepared(nlp, [text]))
    assert len(doc) == tokens
    assert all(token.head == token for token in doc)


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("uses", "VBZ", "use"),
        ("used", "VBN", "use"),
        ("blocking", "VBG", "block"),
        ("caused", "VBD", "cause"),
        ("is", "VBZ", "be"),
        ("are", "VBP", "be"),
        ("effects", "NNS", "effect"),
        ("diagnoses", "NNS", "diagnosis"),
        ("Causes", "VBZ", "cause"),
        ("may", "MD", "may"),
        ("It", "PRP", "it"),
    ],
)
def test_parse_looks_lemmas_up(nlp: Language, word: str, tag: str, lemma: str) -> None:
    assert nlp.get_pipe("drugfacts_parse")._lemmas[word, tag] == lemma


def test_parse_without_its_model_is_one_line_for_a_person() -> None:
    with pytest.raises(DrugfactsError) as caught:
        load_parser("no_such_model")
    message = str(caught.value)
    assert "\n" not in message
    assert "'no_such_model'" in message
    assert "install" in message


def test_parse_with_a_model_that_has_no_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(DrugfactsError, match="has no parser"):
        load_parser(str(tmp_path))
