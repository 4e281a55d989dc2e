"""Whatever a text holds, every format is valid, and holds nothing that runs, steers a terminal or turns the reading."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language

import drugfacts
from drugfacts.errors import DrugfactsError
from drugfacts.readers import SourceText, read
from drugfacts.records import Document
from drugfacts.writers import Format

from .conftest import Write
from .validators import VALIDATORS, library

TEXTS = {
    "html": '<script>alert("x")</script> Sertraline may cause nausea. <img src=x onerror=a()> ]]> -->',
    "bidi": "\u200fسيرترالين is sertraline. It may cause \u202eaesuan\u202c nausea and \u2066rash\u2069.\u061c",
    "controls": "Sertraline\0 may cause nausea.\x07\x1b[31m It may cause \x9b2J rash.\u2028",
    "long": f"Sertraline may cause {'x' * 100_000}itis and nausea. {'ä' * 100_000} may cause rash.",
    "=HYPERLINK(1)": "=1+1 Sertraline may cause nausea.\n@SUM(A1) Sertraline may cause +rash.\n-2\tSertraline",
    "half": "Sertraline may cause \ud83d nausea.",
    "../<b>\n\u202e": "Sertraline may cause nausea.",
}
# What a terminal obeys, and what turns the direction of reading.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0]")
MARKUP = re.compile("[<>&\u061c\u200e\u200f\u2028\u2029\ufeff]")


@pytest.fixture(scope="module")
def read_texts(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> list[Document]:
    """The records of hostile texts, read as a user's would be."""
    notes = tmp_path_factory.mktemp("hostile") / "notes.jsonl"
    notes.write_text("".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in TEXTS.items()))
    sources = [item for item in read([str(notes)]) if isinstance(item, SourceText)]
    return list(drugfacts.pipe(sources, nlp=nlp))


def test_hostile_texts_give_facts(read_texts: list[Document]) -> None:
    assert [document.id for document in read_texts] == list(TEXTS)
    assert all(document.facts for document in read_texts)


@pytest.mark.parametrize("format", [format.value for format in Format])
def test_hostile_texts_are_valid_and_safe(
    read_texts: list[Document], hostile: Document, write: Write, format: str
) -> None:
    documents = [*read_texts, hostile]
    path = write(format, documents)
    VALIDATORS[format](path, documents)
    for text in shown(path, format):
        assert not UNSEEN.search(text)
        assert "\r" not in text or format in ("csv", "tsv", "parquet", "sqlite", "duckdb")
        if format in ("fhir", "webannotation", "bioc", "schemaorg", "kgx-jsonl"):
            assert not MARKUP.search(text)
        if format in ("csv", "tsv", "kgx"):
            assert not text.startswith(tuple("=+-@\t\r\n＝＋－＠"))


def shown(path: Path, format: str) -> Iterator[str]:
    """What a program that opens an output sees as text: cells of tables, else the file.

    Databases and records give back what the text holds but NUL, since offsets count in it: to show it is up to who
    reads them. Of them it is asked that no control stands in the file as it is.
    """
    if format in ("sqlite", "duckdb"):
        connect = sqlite3.connect if format == "sqlite" else library("duckdb").connect
        with connect(str(path)) as db:
            assert not [text for (text,) in db.execute("SELECT text FROM evidence").fetchall() if "\0" in text]
        return
    files = [path] if path.is_file() else sorted(item for item in path.rglob("*") if item.is_file())
    for file in files:
        if format == "parquet":
            assert not [name for name in library("pyarrow.parquet").read_table(file).column_names if "\0" in name]
        elif format in ("csv", "tsv", "kgx"):
            quoting = csv.QUOTE_NONE if format == "kgx" else csv.QUOTE_MINIMAL
            with file.open(encoding="utf-8", newline="") as lines:
                for row in csv.reader(lines, delimiter="," if format == "csv" else "\t", quoting=quoting, strict=True):
                    yield from row
        elif format in ("jsonl", "json"):
            assert not re.search("[\x00-\x09\x0b-\x1f]", file.read_text(encoding="utf-8"))
        else:
            yield file.read_text(encoding="utf-8")


@pytest.mark.parametrize(("text", "title"), [("a\ud800", None), ("a", "b\udc00")])
def test_half_of_a_surrogate_pair_is_refused_where_no_reader_has_mended_it(
    nlp: Language, text: str, title: str | None
) -> None:
    with pytest.raises(DrugfactsError, match="character 1 is half of a surrogate pair: replace it"):
        list(drugfacts.pipe([SourceText("note", text, title=title)], nlp=nlp))
