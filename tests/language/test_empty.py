"""Texts that name no drug: their records are made without reading them, and are what reading would give."""

from __future__ import annotations

import pytest
from spacy.language import Language

import drugfacts
from drugfacts.assemble.component import document_of
from drugfacts.kinds import UNNAMED
from drugfacts.language import analyse, pipe
from drugfacts.language.empty import empty_records
from drugfacts.readers import SourceText

EMPTY = [
    "",
    "  \n ",
    "The town has a market on Fridays, and a river.",
    "What is a market?\n\nA place to buy things.",
    "# The town\n\nIt has a market (a large one) and a well-known bridge.",
    "Headaches and fever are common. They may be caused by the sun.",
    "---\ntitle: The town\nlang: en\n---\nIt lies on a river.",
    "Das Café liegt am Fluß. Ein Ort für 3-4 Leute.",
]
NAMED = [
    "Losartan is sold there.",
    "A new beta blocker is sold there.",
    "Zorvatinib is sold there.",
    "What is Zorvex? Zorvex is a medicine for gout.",
    "Rats were given 2-(4-fluorophenyl)ethanol.",
    "They gave zorvyl dithiocarbamate (ZDTC), at 5 mg: ZDTC 5 mg/kg.",
    "Take calcium tablets.",
]


def source(text: str, **known: str) -> SourceText:
    return SourceText("note", text, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", EMPTY)
@pytest.mark.parametrize("title", [None, "A town"])
def test_empty_record_is_that_of_the_pipeline(nlp: Language, text: str, title: str | None) -> None:
    given = SourceText("note", text, source="note.txt", title=title, warnings=("odd",))
    empty = empty_records(nlp)
    assert empty is not None
    record = empty(given)
    assert record is not None
    assert record.to_json() == document_of(analyse(given, nlp)).to_json()


@pytest.mark.parametrize("text", NAMED)
def test_text_that_may_name_a_drug_is_read(nlp: Language, text: str) -> None:
    empty = empty_records(nlp)
    assert empty is not None
    assert empty(source(text)) is None


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        ("Temporarily relieves hives and sunburn.", ["hives", "sunburn"]),
        ("Uses\n• helps treat warts\n• for the removal of corns", ["warts", "corns"]),
        ("This product is used to treat dandruff.", ["dandruff"]),
        ("Rest relieves headache.", []),
    ],
)
def test_what_a_box_says_is_of_a_product_without_a_name(nlp: Language, text: str, uses: list[str]) -> None:
    (record,) = pipe([source(text)], nlp=nlp)
    assert [fact.condition.text for fact in record.facts] == uses  # type: ignore[union-attr]
    assert {fact.drug.name for fact in record.facts} == ({UNNAMED} if uses else set())
    assert record.drugs == ()


@pytest.mark.parametrize("known", [{"title": "Losartan"}, {"subject": "Zorvex"}])
def test_text_that_is_said_to_be_about_a_drug_is_read(nlp: Language, known: dict[str, str]) -> None:
    empty = empty_records(nlp)
    assert empty is not None
    assert empty(source("Nausea is common.", **known)) is None


def test_every_text_is_read_by_other_pipelines(nlp: Language, ungated: Language) -> None:
    assert empty_records(ungated) is None
    with nlp.select_pipes(disable="drugfacts_anaphora"):
        assert empty_records(nlp) is None


@pytest.mark.parametrize("batch_size", [1, 2, 100])
def test_records_come_in_order_whether_read_or_not(nlp: Language, batch_size: int) -> None:
    texts = [source_text for pair in zip(EMPTY, NAMED, strict=False) for source_text in pair]
    found = list(pipe(texts, nlp=nlp, batch_size=batch_size))
    assert [record.id for record in found] == [str(n) for n in range(len(texts))]
    assert [bool(record.drugs) for record in found] == [text in NAMED for text in texts]


def test_half_a_surrogate_pair_is_refused_in_an_empty_text_too(nlp: Language) -> None:
    with pytest.raises(drugfacts.errors.DrugfactsError, match="surrogate"):
        list(pipe(["The town \ud800."], nlp=nlp))
