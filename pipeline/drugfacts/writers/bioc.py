"""BioC JSON: a collection with the passages that facts come from, their annotations and relations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from drugfacts.records import Document, Fact, Span

from .jsonstream import JsonStream, looks_denied
from .tables import QUALIFIERS
from .text import storable


class BioC(JsonStream):
    """Writes a document for each record."""

    head: ClassVar[str] = '{"source":"drugfacts","date":"","key":"docs/formats.md","infons":{},"documents":['

    def items(self, document: Document) -> Iterator[dict[str, Any]]:
        """Yield the document."""
        ids: dict[tuple[str, int, int], str] = {}
        annotations = list(_annotations(document, ids))
        passages = [
            {
                "offset": passage.start,
                "infons": {},
                "text": storable(passage.text),
                "sentences": [],
                "annotations": [a for a in annotations if passage.start <= a["locations"][0]["offset"] < passage.end],
                "relations": [],
            }
            for passage in passages_of(document)
        ]
        relations = [_relation(number, fact, ids) for number, fact in enumerate(document.facts)]
        infons = {"sha256": document.sha256, "length": str(document.length)}
        infons |= {"title": document.title} if document.title else {}
        yield {"id": document.id, "infons": infons, "passages": passages, "annotations": [], "relations": relations}


def passages_of(document: Document) -> list[Span]:
    """Return the stretches of text that a record holds, in order; those that overlap are one."""
    spans = sorted(
        {(span.start, span.end, span.text) for span in document.spans()}, key=lambda span: (span[0], -span[1])
    )
    passages: list[Span] = []
    for start, end, text in spans:
        last = passages[-1] if passages else None
        if last is None or start >= last.end:
            passages.append(Span(start=start, end=end, text=text))
        elif end > last.end:
            passages[-1] = Span(start=last.start, end=end, text=last.text + text[last.end - start :])
    return passages


def _annotations(document: Document, ids: dict[tuple[str, int, int], str]) -> Iterator[dict[str, Any]]:
    """Yield an annotation for each role that a stretch of text plays, and keep its id."""
    for role, span, infons in _spans(document):
        key = (role, span.start, span.end)
        if key not in ids:
            ids[key] = f"T{len(ids)}"
            place = {"offset": span.start, "length": span.end - span.start}
            infons = {"type": role, **infons}
            yield {"id": ids[key], "infons": infons, "text": storable(span.text), "locations": [place]}


def _spans(document: Document) -> Iterator[tuple[str, Span, dict[str, str]]]:
    for drug in document.drugs:
        for mention in drug.mentions:
            yield "drug", mention, _named(drug.name, drug.identifiers)
    for fact in document.facts:
        for evidence in fact.evidence:
            for span in evidence.spans:
                named = {}
                if span.role == "drug":
                    named = _named(fact.drug.name, fact.drug.identifiers)
                elif fact.term and span.role == fact.term_role:
                    named = _named(fact.term.name, fact.term.identifiers)
                yield span.role, span, named


def _named(name: str, identifiers: tuple[str, ...]) -> dict[str, str]:
    return {"name": name} | ({"identifier": ",".join(identifiers)} if identifiers else {})


def _relation(number: int, fact: Fact, ids: dict[tuple[str, int, int], str]) -> dict[str, Any]:
    """Put a fact as a relation between its words; the type of one that the text denies says so."""
    kind = f"denied_{fact.kind}" if looks_denied(fact) else fact.kind
    infons = {"type": kind, "fact": fact.id, "drug": fact.drug.name}
    infons |= {"term": fact.term.name} if fact.term else {}
    infons |= {"negated": str(fact.negated).lower(), "hedged": str(fact.hedged).lower()}
    values = {name: getattr(fact, name, None) for name in QUALIFIERS}
    infons |= {
        name: str(value).lower() if value in (True, False) else str(value)
        for name, value in values.items()
        if value is not None
    }
    infons |= {"confidence": str(fact.confidence)} if fact.confidence is not None else {}
    keys = {(span.role, span.start, span.end): None for evidence in fact.evidence for span in evidence.spans}
    nodes = [{"refid": ids[key], "role": key[0]} for key in keys]
    return {"id": f"R{number}", "infons": infons, "nodes": nodes}
