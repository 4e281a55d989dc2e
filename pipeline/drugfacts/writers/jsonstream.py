"""JSON of another vocabulary than ours, written item by item between a beginning and an end."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import quote

from drugfacts.records import Document, Fact

from .sinks import Sink
from .text import safe_json, storable


class JsonStream:
    """Writes the items of each record into one array.

    Attributes
    ----------
    head, tail : str
        What stands before and after the items.
    """

    head: ClassVar[str]
    tail: ClassVar[str] = "\n]}\n"

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._empty = True

    def items(self, document: Document) -> Iterator[dict[str, Any]]:
        """Yield what a record becomes."""
        raise NotImplementedError

    def add(self, document: Document) -> None:
        """Write the items of one record."""
        for item in self.items(document):
            self._sink.write(f"{self.head if self._empty else ','}\n{safe_json(item)}".encode())
            self._empty = False

    def finish(self) -> None:
        """Close the array and the file."""
        self._sink.write(f"{self.head if self._empty else ''}{self.tail}".encode())
        self._sink.finish()

    def abandon(self) -> Path | None:
        """Stop midway; return where the (unclosed) array so far is kept."""
        return self._sink.abandon()


def document_iri(document: Document) -> str:
    """Return an IRI for a document: its id, with what may not stand in one percent-encoded."""
    return f"urn:drugfacts:document:{quote(storable(document.id), safe='/')}"


def digest(*parts: str) -> str:
    """Return a short hash that is the same in every run."""
    return sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:16]


def looks_denied(fact: Fact) -> bool:
    """Return whether a fact says that something is not so."""
    return fact.negated or (fact.kind == "approval" and fact.status == "not_approved")


# Where identifiers lead, by the prefix of their CURIE.
IRIS = {
    "drugbank": "https://go.drugbank.com/drugs/",
    "unii": "https://precision.fda.gov/uniisearch/srs/unii/",
    "mesh": "http://id.nlm.nih.gov/mesh/",
    "HP": "http://purl.obolibrary.org/obo/HP_",
    "MONDO": "http://purl.obolibrary.org/obo/MONDO_",
    "DOID": "http://purl.obolibrary.org/obo/DOID_",
    "hgnc": "https://identifiers.org/hgnc:",
    "fplx": "https://identifiers.org/fplx:",
}


def iri(curie: str) -> str:
    """Return the IRI of a CURIE; of a prefix that is not known, the CURIE at identifiers.org.

    Examples
    --------
    >>> iri("HP:0002018"), iri("acme:42")
    ('http://purl.obolibrary.org/obo/HP_0002018', 'https://identifiers.org/acme:42')
    """
    prefix, _, local = curie.partition(":")
    return f"{IRIS.get(prefix, f'https://identifiers.org/{prefix}:')}{local}"
