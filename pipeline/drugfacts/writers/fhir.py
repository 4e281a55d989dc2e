"""FHIR R5: a bundle of products, ingredients, their clinical uses and authorisations.

What a text denies is left out, and so are mechanisms, for which these resources have no place. That a use is off-label
or only being studied is a modifier extension, since FHIR has no element for it and a reader must not overlook it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar
from uuid import UUID, uuid5

from drugfacts.records import Approval, Document, Drug, DrugRef, Fact, Indication, SideEffect, Term

from .jsonstream import JsonStream, document_iri, looks_denied
from .tables import all_drugs
from .text import printable

Item = dict[str, Any]

_NAMESPACE = UUID("5d1f4f0e-54a5-5f0c-9c3b-0d7a5d2b6a10")
_EXTENSIONS = "urn:drugfacts:fhir:"
_STATUSES = "http://hl7.org/fhir/publication-status"

# Code systems as FHIR names them, by the prefix of our CURIEs; others get one of our own.
_SYSTEMS = {
    "unii": "http://fdasis.nlm.nih.gov",
    "drugbank": "http://www.drugbank.ca",
    "mesh": "http://id.nlm.nih.gov/mesh",
    "HP": "http://human-phenotype-ontology.org",
    "MONDO": "http://purl.obolibrary.org/obo/mondo.owl",
    "DOID": "http://purl.obolibrary.org/obo/doid.owl",
}
_WITH_PREFIX = ("HP", "MONDO", "DOID")  # their codes have it: HP:0002018

# An approval's status: that of the authorisation, and what sort of authorisation it is.
_AUTHORIZATIONS = {
    "approved": ("active", "marketing authorisation"),
    "emergency_use": ("active", "emergency use authorisation"),
    "designated": ("active", "designation"),
    "under_review": ("draft", "marketing authorisation"),
    "withdrawn": ("retired", "marketing authorisation"),
}
_MODIFYING = ("off_label", "investigational")


class FhirBundle(JsonStream):
    """Writes all records to one bundle of the type ``collection``."""

    head: ClassVar[str] = '{"resourceType":"Bundle","type":"collection","entry":['

    def items(self, document: Document) -> Iterator[Item]:
        """Yield the entries of a record."""
        source = document_iri(document)
        for drug in all_drugs(document):
            product = _url(source, "product", drug.name)
            yield _entry(product, source, _product(drug))
            yield _entry(_url(source, "ingredient", drug.name), source, _ingredient(drug, product))
        for fact in document.facts:
            resource = _resource(fact)
            if resource is not None:
                resource["subject"] = [{"reference": _url(source, "product", fact.drug.name)}]
                resource["extension"] = _extensions(fact)
                yield _entry(_url(source, "fact", fact.id), source, resource)

    def finish(self) -> None:
        """Close the bundle; FHIR knows no empty array."""
        if self._empty:
            self._sink.write(b'{"resourceType":"Bundle","type":"collection"}\n')
            self._sink.finish()
        else:
            super().finish()


def _product(drug: Drug | DrugRef) -> Item:
    names = [{"productName": _string(name)} for name in (drug.name, *getattr(drug, "brands", ()))]
    product: Item = {"resourceType": "MedicinalProductDefinition", "name": names}
    product |= _some("identifier", [{"system": c["system"], "value": c["code"]} for c in _codings(drug.identifiers)])
    if isinstance(drug, Drug):
        kinds = ["class of substances"] if drug.is_class else []
        product |= _some("classification", [_concept(name) for name in (*kinds, *drug.classes)])
        product |= _some("route", [_concept(route) for route in drug.routes])
        product |= {"combinedPharmaceuticalDoseForm": _concept(", ".join(drug.forms))} if drug.forms else {}
    return product


def _ingredient(drug: Drug | DrugRef, product: str) -> Item:
    return {
        "resourceType": "Ingredient",
        "status": "active",
        "for": [{"reference": product}],
        "role": _concept("active"),
        "substance": {"code": {"concept": _concept(drug.name, drug.identifiers)}},
    }


def _resource(fact: Fact) -> Item | None:
    """Return the resource that says a fact, but for its subject; None where there is none that may."""
    if looks_denied(fact):
        return None
    if isinstance(fact, Indication):
        return _indication(fact)
    if isinstance(fact, SideEffect):
        effect: Item = {"symptomConditionEffect": _term(fact.effect)}
        effect |= {"classification": _concept("serious")} if fact.serious else {}
        effect |= {"frequencyOfOccurrence": _frequency(fact.frequency)} if fact.frequency else {}
        return {"resourceType": "ClinicalUseDefinition", "type": "undesirable-effect", "undesirableEffect": effect}
    return _authorization(fact) if isinstance(fact, Approval) else None


def _indication(fact: Indication) -> Item:
    resource: Item = {
        "resourceType": "ClinicalUseDefinition",
        "type": "indication",
        "indication": {"diseaseSymptomProcedure": _term(fact.condition)},
    }
    if fact.status in _MODIFYING:
        code = fact.status.replace("_", "-")
        resource["modifierExtension"] = [{"url": f"{_EXTENSIONS}indication-status", "valueCode": code}]
    return resource


def _authorization(fact: Approval) -> Item:
    status, type = _AUTHORIZATIONS[fact.status]
    resource: Item = {
        "resourceType": "RegulatedAuthorization",
        "type": _concept(type),
        "status": {"coding": [{"system": _STATUSES, "code": status}], "text": fact.status.replace("_", " ")},
    }
    resource |= {"regulator": {"display": _string(fact.agency)}} if fact.agency else {}
    resource |= {"statusDate": str(fact.year)} if fact.year else {}
    resource |= {"indication": [_term(fact.use)]} if fact.use else {}
    return resource


def _frequency(frequency: str) -> Item:
    coding = {"system": "urn:drugfacts:frequency", "code": frequency.replace("_", "-")}
    return {"coding": [coding], "text": frequency.replace("_", " ")}


def _extensions(fact: Fact) -> list[Item]:
    """Return what a resource has no element for: hedging, qualifiers, and the evidence with its offsets."""
    extensions: list[Item] = [{"url": f"{_EXTENSIONS}hedged", "valueBoolean": True}] if fact.hedged else []
    for name in ("population", "circumstance"):
        value = getattr(fact, name, None)
        extensions += [{"url": f"{_EXTENSIONS}{name}", "valueString": _string(value)}] if value else []
    if fact.confidence is not None:
        extensions.append({"url": f"{_EXTENSIONS}confidence", "valueDecimal": fact.confidence})
    for evidence in fact.evidence:
        parts = [
            {"url": "start", "valueUnsignedInt": evidence.start},
            {"url": "end", "valueUnsignedInt": evidence.end},
            {"url": "text", "valueString": _string(evidence.text)},
            {"url": "rule", "valueString": _string(evidence.rule)},
        ]
        extensions.append({"url": f"{_EXTENSIONS}evidence", "extension": parts})
    return extensions


def _entry(url: str, source: str, resource: Item) -> Item:
    meta = {"source": source}
    return {"fullUrl": url, "resource": {**resource, "id": url.rpartition(":")[2], "meta": meta}}


def _term(term: Term) -> Item:
    return {"concept": _concept(term.name, term.identifiers)}


def _concept(text: str, identifiers: Sequence[str] = ()) -> Item:
    return {**_some("coding", _codings(identifiers)), "text": _string(text)}


def _codings(identifiers: Sequence[str]) -> list[Item]:
    codings = []
    for curie in identifiers:
        prefix, _, local = curie.partition(":")
        code = curie if prefix in _WITH_PREFIX else local
        codings.append({"system": _SYSTEMS.get(prefix, f"urn:drugfacts:identifier:{prefix}"), "code": code})
    return codings


def _url(*key: str) -> str:
    return f"urn:uuid:{uuid5(_NAMESPACE, printable(chr(31).join(key)))}"


def _string(text: str) -> str:
    """Return a string as FHIR allows it: no controls, and something beside white space."""
    return printable(text) if text.strip() else "\ufffd"


def _some(name: str, values: list[Any]) -> Item:
    return {name: values} if values else {}
