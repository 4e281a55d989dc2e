"""schema.org in JSON-LD: each drug of a text, and the therapy with it, as a search engine reads them.

The vocabulary has no way of denying, of hedging, or of saying that a use is off-label or only being studied: such facts
are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar

from drugfacts.records import Document, Drug, DrugRef, Fact, Indication, Mechanism, SideEffect, Term

from .jsonstream import JsonStream, digest, document_iri, iri, looks_denied
from .tables import all_drugs

# What a drug is said to be for can be said of these alone: an off-label use would look like any other.
_USES = ("approved", "unspecified")
# A drug's legal status, by that of an approval. The rest is no status that a drug has.
_LEGAL = {"approved": "approved", "emergency_use": "authorised for emergency use", "withdrawn": "withdrawn"}
_AREAS = {
    "FDA": "United States",
    "EMA": "European Union",
    "EC": "European Union",
    "MHRA": "United Kingdom",
    "TGA": "Australia",
    "Health Canada": "Canada",
    "PMDA": "Japan",
    "MHLW": "Japan",
}


class SchemaOrg(JsonStream):
    """Writes a graph of texts, drugs and therapies."""

    head: ClassVar[str] = '{"@context":{"@vocab":"https://schema.org/"},"@graph":['

    def items(self, document: Document) -> Iterator[dict[str, Any]]:
        """Yield the text, and for each of its drugs the drug, the conditions it is for, and the therapy with it."""
        source = document_iri(document)
        drugs = list(all_drugs(document))
        names = {drug.name: f"urn:drugfacts:drug:{digest(source, drug.name)}" for drug in drugs}
        said = [fact for fact in document.facts if not looks_denied(fact) and not fact.hedged]
        yield {
            "@type": "CreativeWork",
            "@id": source,
            "name": document.title or document.id,
            "about": [{"@id": name} for name in names.values()],
        }
        for drug in drugs:
            facts = [fact for fact in said if fact.drug.name == drug.name]
            yield _drug(drug, names[drug.name], source, facts)
            given = {"drug": {"@id": names[drug.name]}}
            for fact in facts:
                if isinstance(fact, Indication) and fact.status in _USES:
                    yield {**_medical("MedicalCondition", fact.condition), **given}
            harm = _harm(facts)
            if harm:
                yield {"@type": "MedicalTherapy", "@id": f"{names[drug.name]}:therapy", **given, **harm}


def _drug(drug: Drug | DrugRef, id: str, source: str, facts: Sequence[Fact]) -> dict[str, Any]:
    node: dict[str, Any] = {"@type": "Drug", "@id": id, "name": drug.name, "subjectOf": {"@id": source}}
    node |= _identity(drug.identifiers)
    if isinstance(drug, Drug):
        if drug.is_class:
            node["@type"] = "DrugClass"
            return node
        node |= {"nonProprietaryName": drug.name, **_some("proprietaryName", drug.brands)}
        node |= _some("drugClass", [{"@type": "DrugClass", "name": name} for name in drug.classes])
        node |= {**_some("dosageForm", drug.forms), **_some("administrationRoute", drug.routes)}
    mechanisms = [f"{fact.action} {fact.target.name}" for fact in facts if isinstance(fact, Mechanism)]
    node |= _some("mechanismOfAction", list(dict.fromkeys(mechanisms)))
    node |= _some("legalStatus", [_legal(fact) for fact in facts if fact.kind == "approval" and fact.status in _LEGAL])
    return node


def _legal(fact: Fact) -> dict[str, Any]:
    """Put an approval as a legal status; its agency stands for the area where it holds."""
    status, agency, year = (getattr(fact, name) for name in ("status", "agency", "year"))
    words = [_LEGAL[status], *([f"for {fact.term.name}"] if fact.term else [])]
    words += [f"by {agency}"] if agency else []
    words += [f"in {year}"] if year else []
    node: dict[str, Any] = {"@type": "DrugLegalStatus", "name": " ".join(words)}
    if agency in _AREAS:
        node["applicableLocation"] = {"@type": "AdministrativeArea", "name": _AREAS[agency]}
    return node


def _harm(facts: Iterable[Fact]) -> dict[str, Any]:
    effects: dict[bool, list[dict[str, Any]]] = {False: [], True: []}
    for fact in facts:
        if isinstance(fact, SideEffect):
            effects[fact.serious].append(_medical("MedicalEntity", fact.effect))
    return {**_some("adverseOutcome", effects[False]), **_some("seriousAdverseOutcome", effects[True])}


def _medical(type: str, term: Term) -> dict[str, Any]:
    return {"@type": type, "name": term.name, **_identity(term.identifiers)}


def _identity(identifiers: Sequence[str]) -> dict[str, Any]:
    return _some("sameAs", [iri(curie) for curie in identifiers])


def _some(name: str, values: Sequence[Any]) -> dict[str, Any]:
    return {name: list(values)} if values else {}
