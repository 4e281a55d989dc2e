"""The formats that records are written in: a row each, with what has to be known before any of their code is loaded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from drugfacts.errors import DrugfactsError
from drugfacts.records import Document


class Format(str, Enum):
    """What is written; `docs/formats.md` says of each what stands where, and what it cannot hold."""

    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    SQLITE = "sqlite"
    DUCKDB = "duckdb"
    PARQUET = "parquet"
    KGX = "kgx"
    KGX_JSONL = "kgx-jsonl"
    FHIR = "fhir"
    WEBANNOTATION = "webannotation"
    BIOC = "bioc"
    SCHEMAORG = "schemaorg"


class Writer(Protocol):
    """Takes records, in order."""

    def add(self, document: Document) -> None:
        """Write one record."""

    def finish(self) -> None:
        """Put everything in its place: the run came to its end."""

    def abandon(self) -> Path | None:
        """Stop midway and return where the records so far are kept, if anywhere."""


@dataclass(frozen=True, slots=True)
class FormatRow:
    """What is known of a format.

    Attributes
    ----------
    what : str
        For people.
    name : str
        The file, or with ``folder`` the folder's content, where only a folder was named.
    suffixes : tuple of str
        What a file may be called so that no ``--format`` is needed.
    stream, file, folder : str
        ``module:name`` of the writer into a stream of bytes, into a file of its own making, into a folder of files;
        empty where there is none.
    extra : str
        The extra that brings what it needs; empty where the package itself does.
    """

    what: str
    name: str
    suffixes: tuple[str, ...] = ()
    stream: str = ""
    file: str = ""
    folder: str = ""
    extra: str = ""


FORMATS: dict[Format, FormatRow] = {
    Format.JSONL: FormatRow("records, one a line", "facts.jsonl", (".jsonl",), stream="jsonl:JsonLines"),
    Format.JSON: FormatRow(
        "records, an array or a file each", "facts.json", (".json",), stream="json:JsonArray", folder="json:JsonFolder"
    ),
    Format.CSV: FormatRow(
        "tables for spreadsheets", "facts.csv", (".csv",), stream="delimited:CsvFacts", folder="delimited:CsvFolder"
    ),
    Format.TSV: FormatRow(
        "the same, with tabs", "facts.tsv", (".tsv",), stream="delimited:TsvFacts", folder="delimited:TsvFolder"
    ),
    Format.SQLITE: FormatRow(
        "a database with keys and views", "facts.sqlite", (".sqlite", ".sqlite3", ".db"), file="sqlite:SqliteFile"
    ),
    Format.DUCKDB: FormatRow(
        "the same for DuckDB", "facts.duckdb", (".duckdb",), file="duckdb:DuckdbFile", extra="duckdb"
    ),
    Format.PARQUET: FormatRow(
        "tables for data frames", "facts.parquet", (".parquet",), folder="parquet:ParquetFolder", extra="parquet"
    ),
    Format.KGX: FormatRow("a Biolink knowledge graph", "nodes.tsv", folder="kgx:KgxTsv"),
    Format.KGX_JSONL: FormatRow("the same as JSON Lines", "nodes.jsonl", folder="kgx:KgxJsonLines"),
    Format.FHIR: FormatRow("a FHIR R5 bundle", "facts.fhir.json", stream="fhir:FhirBundle"),
    Format.WEBANNOTATION: FormatRow(
        "W3C Web Annotations", "facts.annotations.json", stream="webannotation:WebAnnotation"
    ),
    Format.BIOC: FormatRow("BioC JSON", "facts.bioc.json", stream="bioc:BioC"),
    Format.SCHEMAORG: FormatRow("schema.org in JSON-LD", "facts.schemaorg.json", stream="schemaorg:SchemaOrg"),
}


def parse_formats(value: str | None) -> tuple[Format, ...]:
    """Return the formats that ``--format`` asks for.

    Raises
    ------
    DrugfactsError
        Where one is not known.

    Examples
    --------
    >>> [format.value for format in parse_formats("csv,sqlite")]
    ['csv', 'sqlite']
    """
    names = [] if value is None else [name.strip().lower() for name in value.split(",")]
    known = {format.value: format for format in Format}
    for name in names:
        if name not in known:
            raise DrugfactsError(f"--format {name or value!r}: not a format: take of {', '.join(known)}")
    return tuple(dict.fromkeys(known[name] for name in names))


def format_of_suffix(suffix: str) -> Format | None:
    """Return the format that a file's suffix stands for.

    Examples
    --------
    >>> format_of_suffix(".SQLITE").value, format_of_suffix(".txt")
    ('sqlite', None)
    """
    return next((format for format, row in FORMATS.items() if suffix.lower() in row.suffixes), None)


def writer_named(name: str) -> Callable[..., Writer]:
    """Load a writer by its ``module:name`` below this package."""
    module, _, attribute = name.partition(":")
    found: Callable[..., Writer] = getattr(import_module(f"{__package__}.{module}"), attribute)
    return found


def load_extra(module: str, extra: str) -> Any:
    """Import a library that comes with an extra.

    Raises
    ------
    DrugfactsError
        Where it is not installed: the message names the extra.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise DrugfactsError(
            f"this format needs {error.name or module}, which is not installed: pip install 'drugfacts[{extra}]'"
        ) from None
