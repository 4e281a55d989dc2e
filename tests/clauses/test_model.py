"""The parts of a small model, run by ourselves: what spaCy's own pipeline says, to the last head."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from drugfacts.clauses import model as models
from drugfacts.clauses.model import PlainModel, SmallModel, Words, model_of
from drugfacts.clauses.transitions import transitions_of

SENTENCES = [
    "Losartan blocks angiotensin II receptors in the vessels .",
    "What is it used for , and whom did the doctor say that it would help ?",
    "Of those who took the drug that the agency had withdrawn , three were found to have had a stroke .",
    "A hearing was held on the drug yesterday that nobody had asked for .",
    "What did he want to treat with it ?",
    "Nausea",
    "( and , not because - the of",
]
WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()})


@pytest.fixture(scope="module")
def parser(nlp: Language) -> Language:
    found: Language = nlp.get_pipe("drugfacts_parse").parser  # type: ignore[attr-defined]
    return found


@pytest.fixture(scope="module")
def small(parser: Language) -> SmallModel:
    model = model_of(parser)
    assert isinstance(model, SmallModel)
    return model


def words_of(*sentences: str) -> list[Words]:
    return [tuple(sentence.split()) for sentence in sentences]


def test_parses_are_those_of_spacy(parser: Language, small: SmallModel) -> None:
    fragments = words_of(*SENTENCES)
    assert list(small(fragments)) == list(PlainModel(parser)(fragments))
    assert list(small([])) == []


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(tuple), max_size=6))
def test_parses_of_any_words_are_those_of_spacy(parser: Language, small: SmallModel, fragments: list[Words]) -> None:
    assert list(small(fragments)) == list(PlainModel(parser)(fragments))


@pytest.mark.parametrize("at_once", [1, 30, 4096])
def test_parses_do_not_depend_on_the_batch(small: SmallModel, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    fragments = words_of(*SENTENCES, " ".join(SENTENCES * 20))
    alone = [next(small([fragment])) for fragment in fragments]
    monkeypatch.setattr(models, "_WORDS_AT_ONCE", at_once)
    assert list(small(fragments)) == alone
    assert list(small(fragments[::-1])) == alone[::-1]


@pytest.mark.parametrize(
    ("sentence", "word", "label", "head"),
    [
        ("A drug was approved last year that blocks the receptor .", "blocks", "relcl", "drug"),
        ("Which drug did she ask for ?", "drug", "pobj", "for"),
    ],
)
def test_words_that_were_lifted_get_their_own_head(
    small: SmallModel, sentence: str, word: str, label: str, head: str
) -> None:
    """The parser crosses no arcs: it hangs such a word higher, and its label says what the true head is."""
    words = sentence.split()
    (parsed,) = small([tuple(words)])
    at = words.index(word)
    assert (parsed.dep[at], words[parsed.head[at]]) == (label, head)


def other(*names: str) -> Language:
    language = spacy.blank("en")
    for name in names:
        language.add_pipe(name)
    return language


@pytest.mark.parametrize("names", [(), ("parser",), ("tok2vec", "tagger", "parser", "ner")])
def test_models_built_otherwise_are_run_by_spacy(names: tuple[str, ...]) -> None:
    assert isinstance(model_of(other(*names)), PlainModel)


@pytest.mark.parametrize(
    ("where", "value"),
    [("beam_width", 4), ("has_upper", False), ("unseen_classes", {1})],
)
def test_parsers_built_otherwise_are_left_to_spacy(
    parser: Language, monkeypatch: pytest.MonkeyPatch, where: str, value: Any
) -> None:
    parsing: Any = parser.get_pipe("parser")
    settings = parsing.cfg if where in parsing.cfg else parsing.model.attrs
    assert transitions_of(parsing) is not None
    monkeypatch.setitem(settings, where, value)
    assert transitions_of(parsing) is None
