from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from drugfacts.records import Curie, DrugRef, Evidence, RoleSpan, Span, Term

from .building import document, evidence, side_effect, span

CURIE = TypeAdapter(Curie)


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [(0, 3, "four"), (0, 5, "four"), (4, 0, "four"), (2, 2, ""), (-4, 0, "four"), (0, 0, "")],
    ids=["too short", "too long", "backwards", "empty", "before the text", "nothing"],
)
def test_span_whose_text_does_not_fit_is_refused(start: int, end: int, text: str) -> None:
    with pytest.raises(ValidationError):
        Span(start=start, end=end, text=text)


@pytest.mark.parametrize("text", ["💊", "e\u0301", "\r\n", "\u202eabc\u202c", "\x00", "İ"])
def test_span_counts_code_points(text: str) -> None:
    assert Span(start=7, end=7 + len(text), text=text).text == text


def test_span_is_frozen_and_hashable() -> None:
    one = Span(start=0, end=1, text="x")
    with pytest.raises(ValidationError, match="frozen"):
        one.start = 1  # type: ignore[misc]
    assert {one} == {Span(start=0, end=1, text="x")}


@pytest.mark.parametrize(
    ("model", "data"),
    [
        (Span, {"start": 0, "end": 1, "text": "x"}),
        (RoleSpan, {"start": 0, "end": 1, "text": "x", "role": "cue"}),
        (Evidence, evidence("nausea", effect="nausea")),
        (Term, {"name": "x", "text": "x"}),
        (DrugRef, {"name": "x"}),
    ],
)
def test_record_refuses_a_field_that_it_does_not_know(model: Any, data: dict[str, Any]) -> None:
    model.model_validate(data)
    with pytest.raises(ValidationError, match="extra"):
        model.model_validate({**data, "score": 1})


def test_role_span_refuses_a_role_that_it_does_not_know() -> None:
    with pytest.raises(ValidationError, match="role"):
        RoleSpan(start=0, end=1, text="x", role="patient")  # type: ignore[arg-type]


@pytest.mark.parametrize("missing", ["rule", "spans", "start", "text"])
def test_evidence_needs_its_parts(missing: str) -> None:
    data = {k: v for k, v in evidence("nausea", effect="nausea").items() if k != missing}
    with pytest.raises(ValidationError, match=missing):
        Evidence.model_validate(data)


@pytest.mark.parametrize("field", ["rule", "spans"])
def test_evidence_with_an_empty_part_is_refused(field: str) -> None:
    with pytest.raises(ValidationError, match=field):
        Evidence.model_validate({**evidence("nausea", effect="nausea"), field: type(evidence("nausea")[field])()})


@pytest.mark.parametrize("curie", ["drugbank:DB01221", "HP:0000738", "mesh:D007649", "CHEBI:6121", "a.b-c_d:x/y.z"])
def test_curie_is_taken(curie: str) -> None:
    assert CURIE.validate_python(curie) == curie


@pytest.mark.parametrize(
    "curie", ["", "DB01221", ":DB01221", "drugbank:", "drug bank:1", "drugbank:DB 1", "1x:2", "HP:1\n", "x:y:z", "HP:é"]
)
def test_curie_that_is_none_is_refused(curie: str) -> None:
    with pytest.raises(ValidationError):
        CURIE.validate_python(curie)
    with pytest.raises(ValidationError):
        Term(name="x", text="x", identifiers=(curie,))


@pytest.mark.parametrize("field", ["name", "text"])
def test_term_without_a_name_is_refused(field: str) -> None:
    with pytest.raises(ValidationError, match=field):
        Term.model_validate({"name": "x", "text": "x", field: ""})


@pytest.mark.parametrize("spoilt", [{"text": "It may cause Nausea."}, {"start": 1, "end": 21}])
def test_evidence_that_reads_otherwise_than_the_text_is_refused(spoilt: dict[str, Any]) -> None:
    data = side_effect()
    data["evidence"][0].update(spoilt)
    with pytest.raises(ValidationError, match="the text does not"):
        document(data)


def test_span_inside_evidence_that_reads_otherwise_than_the_text_is_refused() -> None:
    data = side_effect()
    data["evidence"][0]["spans"][1] = {**span("cause"), "start": 0, "end": 5, "role": "cue"}
    with pytest.raises(ValidationError, match="the text does not"):
        document(data)


@pytest.mark.parametrize("text", ["It may", ""])
def test_span_beyond_the_text_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="after the text"):
        document(side_effect(), text=text)


def test_mention_is_checked_against_the_text() -> None:
    with pytest.raises(ValidationError, match="the text does not"):
        document(drugs=[{"name": "ketamine", "mentions": [{"start": 0, "end": 8, "text": "ketamine"}]}])


def test_span_may_lie_outside_its_evidence() -> None:
    data = side_effect()
    data["evidence"][0]["spans"].append(span("Ketamine", "drug"))
    assert document(data).facts[0].evidence[0].spans[2].text == "Ketamine"
