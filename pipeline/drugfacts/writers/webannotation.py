"""W3C Web Annotations: an annotation page in JSON-LD, each annotation at its characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from drugfacts.records import Document, Evidence, Fact, Span

from .jsonstream import JsonStream, digest, document_iri, iri, looks_denied
from .text import storable

_CONTEXT = 32  # characters before and after a quote

_LABELS = {
    "mechanism": "mechanism of action",
    "approval": "regulatory status",
    "indication": "indication",
    "side_effect": "side effect",
}
_QUALIFIERS = ("action", "status", "agency", "year", "population", "frequency", "circumstance")


class WebAnnotation(JsonStream):
    """Writes an annotation for each mention of a drug, each piece of evidence, and each term in it."""

    head: ClassVar[str] = (
        '{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:drugfacts:annotations","type":"AnnotationPage","items":['
    )

    def items(self, document: Document) -> Iterator[dict[str, Any]]:
        """Yield the annotations of a record."""
        source = document_iri(document)
        for drug in document.drugs:
            for span in drug.mentions:
                bodies = [_text(drug.name, "tagging"), *_links(drug.identifiers)]
                yield _annotation(source, "identifying", bodies, span, ("drug", drug.name))
        for fact in document.facts:
            for number, evidence in enumerate(fact.evidence):
                key = (fact.id, str(number))
                yield _annotation(source, "describing", _description(fact), evidence, key)
                yield from _term(source, fact, evidence, key)


def _term(source: str, fact: Fact, evidence: Evidence, key: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    if fact.term is None:
        return
    denied = [_text("denied", "tagging")] if looks_denied(fact) else []
    for span in evidence.spans:
        if span.role == fact.term_role:
            bodies = [_text(fact.term.name, "tagging"), *denied, *_links(fact.term.identifiers)]
            yield _annotation(source, "identifying", bodies, span, key, evidence)


def _description(fact: Fact) -> list[dict[str, Any]]:
    """Say a fact in words, and what it is in tags; one that the text denies begins with that."""
    denied = looks_denied(fact)
    said = [f"{_LABELS[fact.kind]} of {fact.drug.name}"]
    said += [fact.term.name] if fact.term else []
    values = (getattr(fact, name, None) for name in _QUALIFIERS)
    said += [str(value).replace("_", " ") for value in values if value is not None]
    tags = [fact.kind, *(["denied"] if denied else []), *(["hedged"] if fact.hedged else [])]
    words = ("DENIED: " if denied else "") + "; ".join(said)
    return [_text(words, "describing"), *(_text(tag, "tagging") for tag in tags)]


def _annotation(
    source: str,
    motivation: str,
    bodies: Sequence[dict[str, Any]],
    span: Span,
    key: tuple[str, ...],
    inside: Evidence | None = None,
) -> dict[str, Any]:
    id = digest(source, motivation, *key, str(span.start), str(span.end))
    quote: dict[str, Any] = {"type": "TextQuoteSelector", "exact": storable(span.text)}
    if inside is not None and inside.start <= span.start and span.end <= inside.end:
        before, after = inside.text[: span.start - inside.start], inside.text[span.end - inside.start :]
        quote |= {"prefix": storable(before[-_CONTEXT:])} if before else {}
        quote |= {"suffix": storable(after[:_CONTEXT])} if after else {}
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {
        "id": f"urn:drugfacts:annotation:{id}",
        "type": "Annotation",
        "motivation": motivation,
        "body": list(bodies),
        "target": {"type": "SpecificResource", "source": source, "selector": [position, quote]},
    }


def _text(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "language": "en", "purpose": purpose}


def _links(identifiers: Sequence[str]) -> list[dict[str, Any]]:
    return [{"type": "SpecificResource", "source": iri(curie), "purpose": "identifying"} for curie in identifiers]
