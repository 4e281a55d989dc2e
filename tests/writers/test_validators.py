"""Every format is valid on all that the corpus holds to a validator that is not ours, and each validator can refuse."""

from __future__ import annotations

import gc
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from drugfacts.records import Document
from drugfacts.writers import Format

from .conftest import Write, write_to
from .validators import VALIDATORS, library, lines, read


def test_every_format_has_a_validator() -> None:
    assert set(VALIDATORS) == {format.value for format in Format}


@pytest.mark.corpus
def test_everything_is_each_value_of_the_corpus(everything: list[Document], corpus_records: list[Document]) -> None:
    def values(records: list[Document]) -> set[tuple[str, str, object]]:
        fields = ("action", "status", "agency", "frequency", "serious", "negated", "hedged")
        facts = (fact for record in records for fact in record.facts)
        return {(fact.kind, name, getattr(fact, name, None)) for fact in facts for name in fields}

    assert values(everything) >= values(corpus_records)
    assert 100 < len(everything) < len(corpus_records)


@pytest.fixture
def without_collector() -> Iterator[None]:
    """Spare Python to search millions of objects that are all in use for some that are not, a third of the time."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.corpus
@pytest.mark.usefixtures("without_collector")
@pytest.mark.parametrize("format", list(VALIDATORS))
def test_format_is_valid_on_all_that_the_corpus_holds(everything: list[Document], tmp_path: Path, format: str) -> None:
    VALIDATORS[format](write_to(tmp_path, format, everything), everything)


@pytest.mark.parametrize("format", list(VALIDATORS))
def test_format_of_one_text_without_facts_is_valid(make_document: Any, write: Write, format: str) -> None:
    documents = [make_document("Nothing.", id="none", title="None")]
    VALIDATORS[format](write(format, documents), documents)


Change = Callable[[Path], None]


def in_text(old: str, new: str, name: str = "") -> Change:
    """Replace a piece of a file, once; ``name`` names it in a folder."""

    def change(path: Path) -> None:
        file = path / name if name else path
        text = file.read_text(encoding="utf-8")
        assert re.search(old, text), f"{old} is not in {file}"
        file.write_text(re.sub(old, new, text, count=1), encoding="utf-8")

    return change


def in_json(change: Callable[[Any], Any]) -> Change:
    """Change what a file of JSON holds."""

    def apply(path: Path) -> None:
        content = read(path)
        change(content)
        path.write_text(json.dumps(content), encoding="utf-8")

    return apply


def in_sql(statement: str) -> Change:
    """Change a SQLite database as its keys would not allow."""

    def change(path: Path) -> None:
        with sqlite3.connect(path) as db:
            db.execute(statement)

    return change


def in_duckdb(statement: str) -> Change:
    def change(path: Path) -> None:
        with library("duckdb").connect(str(path)) as db:
            db.execute(statement)

    return change


def cut(name: str = "") -> Change:
    """Lose the end of a file."""

    def change(path: Path) -> None:
        file = path / name if name else path
        content = file.read_bytes()
        file.write_bytes(content[: len(content) // 2])

    return change


def resource(kind: str, **fields: Any) -> Change:
    """Change the first FHIR resource of a kind."""

    def change(bundle: Any) -> None:
        found = next(entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == kind)
        found.update(fields)

    return in_json(change)


BROKEN: dict[str, tuple[str, Change]] = {
    "a status that no schema knows": ("jsonl", in_text('"status":"off_label"', '"status":"off label"')),
    "a record lost": ("jsonl", in_text(r"^.*\n", "")),
    "a field more": ("json", in_text('"hedged": false', '"hedged": false, "sure": true', "kinds.json")),
    "an open quote": ("csv", in_text("All kinds", '"All kinds', "documents.csv")),
    "a cell more": ("csv", in_text("Zonktil,", "Zonktil,,", "facts.csv")),
    "a cell less": ("tsv", in_text("Zonktil\t", "", "facts.tsv")),
    "another offset": ("tsv", in_text("\t0\t7\t", "\t0\t8\t", "mentions.tsv")),
    "a fact of a drug that is none": ("sqlite", in_sql("UPDATE facts SET drug = 'nobody' WHERE fact_no = 0")),
    "a denial lost": ("sqlite", in_sql("UPDATE facts SET negated = 0")),
    "a row lost": ("duckdb", in_duckdb("DELETE FROM spans WHERE span_no = 1")),
    "half a database": ("duckdb", cut()),
    "a Parquet file without its end": ("parquet", cut("facts.parquet")),
    "a predicate that Biolink has not": ("kgx", in_text("biolink:treats", "biolink:cures", "edges.tsv")),
    "a tab in a cell": ("kgx", in_text("Zonktil", "Zonk\ttil", "nodes.tsv")),
    "a status that Biolink has not": ("kgx-jsonl", in_text('"off_label_use"', '"off_label"', "edges.jsonl")),
    "an edge to nowhere": ("kgx-jsonl", in_text('"id":"HGNC:9605"', '"id":"HGNC:1"', "nodes.jsonl")),
    "a denied edge asserted": ("kgx-jsonl", in_text('"negated":true', '"negated":false', "edges.jsonl")),
    "an element that FHIR has not": ("fhir", resource("ClinicalUseDefinition", offLabel=True)),
    "a code that FHIR has not": ("fhir", resource("ClinicalUseDefinition", type="off-label")),
    "a reference to nowhere": ("fhir", in_text('"reference":"urn:uuid:....', '"reference":"urn:uuid:0000')),
    "a number that is text": ("fhir", in_text('"valueUnsignedInt":0', '"valueUnsignedInt":"none"')),
    "a selector that W3C has not": ("webannotation", in_text('"TextPositionSelector"', '"TextSelector"')),
    "another start": ("webannotation", in_text('"start":0', '"start":1')),
    "a start that is no number": ("webannotation", in_text('"start":0', '"start":"zero"')),
    "a body under another name": ("webannotation", in_text('"body":', '"content":')),
    "a denial that looks asserted": ("webannotation", in_text("DENIED: ", "")),
    "an annotation beside its words": ("bioc", in_text(r'"locations":\[\{"offset":0', '"locations":[{"offset":1')),
    "a relation to nowhere": ("bioc", in_text('"refid":"T0"', '"refid":"T999"')),
    "a property that schema.org has not": ("schemaorg", in_text('"adverseOutcome"', '"sideEffects"')),
    "a type that schema.org has not": ("schemaorg", in_text('"MedicalCondition"', '"Disease"')),
    "an effect lost": ("schemaorg", in_text('"MedicalEntity","name":"', '"MedicalEntity","name":"no ')),
}


@pytest.mark.parametrize("broken", list(BROKEN))
def test_validator_refuses(every_kind: Document, write: Write, broken: str) -> None:
    format, change = BROKEN[broken]
    path = write(format, [every_kind])
    VALIDATORS[format](path, [every_kind])
    change(path)
    with pytest.raises(Exception):  # noqa: B017, PT011 - each library has errors of its own
        VALIDATORS[format](path, [every_kind])


def test_every_validator_is_shown_to_refuse() -> None:
    assert {format for format, _ in BROKEN.values()} == set(VALIDATORS)


def test_validators_read_with_other_eyes(every_kind: Document, write: Write) -> None:
    """A line end of Unicode in a record is no end of a line of JSON Lines."""
    text = every_kind.model_copy(update={"title": "a\u2028b"})
    assert [record["title"] for record in lines(write("jsonl", [text]))] == ["a\u2028b"]
