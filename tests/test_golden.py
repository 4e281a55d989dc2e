"""The whole way on whole texts: the article that the project began with, and all our own texts."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

import drugfacts
from drugfacts.readers import SourceText
from drugfacts.records import Document

pytestmark = pytest.mark.corpus


def not_yet(*values: Any, reason: str) -> Any:
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.fixture(scope="module")
def sources(corpus_sources: list[SourceText]) -> list[SourceText]:
    """The texts that the project began with."""
    return [source for source in corpus_sources if "/" not in source.id]


@pytest.fixture(scope="module")
def records(corpus_records: list[Document]) -> dict[str, Document]:
    """All records by id."""
    return {record.id: record for record in corpus_records}


def test_ketamine_article_gives_facts_of_all_five_kinds(records: dict[str, Document]) -> None:
    record = records["ketamine-anxiety"]
    assert {"ketamine", "esketamine"} <= {drug.name for drug in record.drugs}
    assert {fact.kind for fact in record.facts} == {"mechanism", "approval", "indication", "side_effect"}


@pytest.mark.parametrize(
    ("kind", "drug", "term", "fields"),
    [
        ("mechanism", "ketamine", "NMDA", {"action": "inhibits"}),
        ("mechanism", "ketamine", "glutamate", {"action": "modulates"}),
        ("approval", "esketamine", "treatment-resistant depression", {"agency": "FDA", "status": "approved"}),
        ("indication", "ketamine", "anxiety", {"status": "off_label"}),
        ("indication", "ketamine", "anxiety disorders", {"status": "investigational"}),
        ("side_effect", "ketamine", "nausea", {"negated": False, "hedged": True}),
        ("side_effect", "ketamine", "hallucination", {"serious": True}),
    ],
)
def test_ketamine_article_gives(
    records: dict[str, Document], kind: str, drug: str, term: str, fields: dict[str, object]
) -> None:
    found = [
        fact
        for fact in records["ketamine-anxiety"].facts
        if fact.kind == kind and fact.drug.name == drug and fact.term and term.lower() in fact.term.text.lower()
    ]
    assert any(all(getattr(fact, name) == value for name, value in fields.items()) for fact in found), found


def test_ketamine_article_lists_its_side_effects(records: dict[str, Document]) -> None:
    """The thirteen of the list and the three severe ones, each by itself."""
    found = {f.term.text for f in records["ketamine-anxiety"].facts if f.kind == "side_effect" and f.term}
    assert found >= {
        *["confusion", "diplopia", "dizziness", "drowsiness", "dysphoria", "nausea", "vomiting", "agitation"],
        *["memory loss", "cognitive difficulties", "depression", "unconsciousness", "emergence delirium"],
        *["emotional numbness", "psychosis", "hallucinations"],
    }


def test_texts_of_the_corpus_give_right_spans(corpus_sources: list[SourceText], records: dict[str, Document]) -> None:
    for source in corpus_sources:
        record = records[source.id]
        assert record.length == len(source.text)
        for span in record.spans():
            assert source.text[span.start : span.end] == span.text


def test_texts_of_the_corpus_give_facts_whose_drugs_are_listed(records: dict[str, Document]) -> None:
    for record in records.values():
        assert record.facts or record.id.startswith(("passages/", "paragraphs/", "voices/"))  # some state nothing
        assert {fact.drug.name for fact in record.facts} <= {drug.name for drug in record.drugs}


def test_texts_of_the_corpus_give_the_same_alone_as_together(
    nlp: Language, sources: list[SourceText], records: dict[str, Document]
) -> None:
    for source in sources[::4]:
        assert next(drugfacts.pipe([source], nlp=nlp)).to_json() == records[source.id].to_json()


def test_texts_of_the_corpus_give_ids_that_tell_facts_apart(records: dict[str, Document]) -> None:
    """The same fact has one id in all texts, and no two facts share one."""
    keys: dict[str, set[tuple[str, ...]]] = {}
    for record in records.values():
        for fact in record.facts:
            keys.setdefault(fact.id, set()).add(fact.key)
    assert {id: found for id, found in keys.items() if len(found) > 1} == {}
