from __future__ import annotations

import hashlib
import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from drugfacts.records import Document, Evidence, Span

from .building import FACTS, GENERATOR, TEXT, document, evidence, full, side_effect, span, term


def test_document_knows_hash_and_length_of_its_text() -> None:
    text = "💊 Ketamine\r\ncafe\u0301"
    record = document(text=text)
    assert (record.length, record.sha256) == (len(text), hashlib.sha256(text.encode()).hexdigest())


def test_document_refuses_two_facts_with_one_id() -> None:
    with pytest.raises(ValidationError, match="two facts with the id"):
        document(side_effect(), side_effect(frequency="rare"))


def test_document_takes_a_fact_and_its_denial() -> None:
    assert len(document(side_effect(), side_effect(negated=True)).facts) == 2


@pytest.mark.parametrize(
    "spoilt",
    [
        {"id": ""},
        {"sha256": "0"},
        {"sha256": "A" * 64},
        {"length": -1},
        {"schema_version": "2.0"},
        {"extra": 1},
        {"generator": {"name": "other", "version": "0", "model": "x", "lexicon": "x"}},
        {"generator": {"version": "", "model": "x", "lexicon": "x"}},
    ],
    ids=lambda spoilt: next(iter(spoilt)),
)
def test_document_that_does_not_fit_is_refused(spoilt: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Document.model_validate({**document().model_dump(), **spoilt})


def test_document_is_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        document().id = "other"  # type: ignore[misc]


@pytest.mark.parametrize("missing", ["id", "generator"])
def test_document_needs(missing: str) -> None:
    fields = {"id": "note", "generator": GENERATOR}
    del fields[missing]
    with pytest.raises(ValidationError, match=missing):
        Document.for_text("", **fields)


def test_document_yields_every_span() -> None:
    texts = [span.text for span in full().spans()]
    assert texts[0] == "Ketamine"
    assert sum(isinstance(span, Evidence) for span in full().spans()) == 4
    assert texts.count("pain") == 2
    assert all(isinstance(span, Span) for span in full().spans())


def test_document_survives_json() -> None:
    again = Document.model_validate_json(full().to_json(), context={"text": TEXT})
    assert again == full()
    assert [type(fact).__name__ for fact in again.facts] == ["Mechanism", "Approval", "Indication", "SideEffect"]


def test_document_read_from_json_is_checked_against_the_text() -> None:
    with pytest.raises(ValidationError, match="the text does not"):
        Document.model_validate_json(full().to_json(), context={"text": TEXT.upper()})


def test_document_json_is_one_line_and_the_same_every_time() -> None:
    text = TEXT + " a\u2028b\n💊"
    lines = {document(side_effect(), text=text, title="a\nb\u2028c\x85").to_json() for _ in range(3)}
    assert len(lines) == 1
    assert "\n" not in lines.pop()


def test_document_json_has_the_fields_of_the_contract() -> None:
    data = json.loads(full().to_json())
    assert list(data) == [
        *["schema_version", "generator", "id", "source", "title", "sha256", "length", "drugs", "facts", "warnings"]
    ]
    assert list(data["generator"]) == ["name", "version", "model", "lexicon"]
    effect = data["facts"][3]
    assert list(effect)[:3] == ["id", "kind", "drug"]
    assert effect["effect"] == {"name": "nausea", "text": "nausea", "identifiers": ["HP:0002018"]}
    assert list(effect["evidence"][0]) == ["start", "end", "text", "rule", "spans"]
    assert effect["evidence"][0]["spans"][0] == span("nausea", "effect")


def test_document_of_an_empty_text() -> None:
    data = json.loads(document(text="").to_json())
    assert (data["length"], data["drugs"], data["facts"]) == (0, [], [])


@given(st.text(min_size=1, max_size=60), st.data())
@settings(max_examples=100, deadline=None)
def test_document_takes_the_right_span_of_any_text_and_no_other(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    mention = {"start": start, "end": end, "text": text[start:end]}
    drugs = [{"name": "x", "mentions": [mention]}]
    record = document(text=text, drugs=drugs)
    assert Document.model_validate_json(record.to_json(), context={"text": text}) == record
    mention["text"] = mention["text"][:-1] + chr(ord(mention["text"][-1]) ^ 1)
    with pytest.raises((ValidationError, UnicodeEncodeError)):
        document(text=text, drugs=drugs)


def test_document_does_not_normalise() -> None:
    text = "cafe\u0301 \ufb01"
    assert unicodedata.normalize("NFC", text) != text
    with pytest.raises(ValidationError, match="the text does not"):
        document(text=text, drugs=[{"name": "x", "mentions": [{"start": 6, "end": 7, "text": "f"}]}])
    assert document(text=text, drugs=[{"name": "x", "mentions": [{"start": 0, "end": 5, "text": text[:5]}]}])


@pytest.mark.parametrize("kind", FACTS)
def test_document_finds_a_wrong_span_in_a_second_evidence(kind: str) -> None:
    data = FACTS[kind]()
    data["evidence"].append({**evidence("Ketamine", cue="Ketamine"), "start": 1, "end": 9})
    with pytest.raises(ValidationError, match="the text does not"):
        document(data)


def test_term_text_is_what_a_span_reads() -> None:
    """The term of a fact is quoted from the text: its words stand in a span of its role."""
    record = full()
    for fact in record.facts:
        assert fact.term is not None
        assert fact.term.text in {s.text for e in fact.evidence for s in e.spans if s.role == fact.term_role}
    assert document(side_effect(effect=term("sickness", "nausea"))).facts[0].term.name == "sickness"  # type: ignore[union-attr]
