"""KGX: nodes and edges of a Biolink knowledge graph, as TSV or JSON Lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from drugfacts.records import Approval, Document, Evidence, Fact, Indication, Mechanism, SideEffect

from .jsonstream import digest
from .sinks import open_files
from .tables import all_drugs
from .text import printable, safe_json, storable

Item = dict[str, Any]

NODE_COLUMNS = ("id", "category", "name", "trade_name", "equivalent_identifiers")
EDGE_COLUMNS = (
    *("id", "subject", "predicate", "object", "category", "negated", "knowledge_level", "agent_type"),
    *("original_subject", "original_object", "publications", "has_confidence_score", "has_attribute"),
    *("clinical_approval_status", "frequency_qualifier", "qualified_predicate", "object_aspect_qualifier"),
    *("object_direction_qualifier", "causal_mechanism_qualifier", "supporting_text"),
)
# Columns that Biolink has no name for on an edge; as JSON they stand in a text-mining result.
OFFSET_COLUMNS = ("text_location", "subject_location_in_text", "object_location_in_text")

# Our prefixes as Biolink writes them, by preference for each sort of thing.
_PREFIXES = {
    "drug": {"drugbank": "DRUGBANK", "unii": "UNII", "mesh": "MESH"},
    "condition": {"MONDO": "MONDO", "HP": "HP", "DOID": "DOID", "mesh": "MESH"},
    "target": {"hgnc": "HGNC", "fplx": "FPLX", "MONDO": "MONDO", "HP": "HP", "mesh": "MESH"},
}
_CATEGORIES = {
    "MONDO": "biolink:Disease",
    "DOID": "biolink:Disease",
    "HP": "biolink:PhenotypicFeature",
    "HGNC": "biolink:Gene",
    "FPLX": "biolink:GeneFamily",
}
_DEFAULT_CATEGORIES = {
    "drug": "biolink:ChemicalEntity",
    "condition": "biolink:DiseaseOrPhenotypicFeature",
    "target": "biolink:BiologicalEntity",
}

_TREATS = "biolink:ChemicalOrDrugOrTreatmentToDiseaseOrPhenotypicFeatureAssociation"
_SIDE_EFFECT = "biolink:ChemicalOrDrugOrTreatmentSideEffectAssociation"
_AFFECTS_GENE = "biolink:ChemicalAffectsGeneAssociation"
_BINDS_GENE = "biolink:ChemicalGeneInteractionAssociation"
_ASSOCIATION = "biolink:Association"

# A use by its status: the predicate, and what a regulator has decided of it. "Investigational" need not be a trial.
_INDICATIONS = {
    "approved": ("biolink:treats", "approved_for_condition"),
    "off_label": ("biolink:applied_to_treat", "off_label_use"),
    "unspecified": ("biolink:applied_to_treat", None),
    "investigational": ("biolink:studied_to_treat", None),
}
# What is allowed or asked for; what is refused or taken back is no edge, since an edge would look like a use.
_APPROVALS = {
    "approved": ("biolink:treats", "approved_for_condition"),
    "emergency_use": ("biolink:applied_to_treat", None),
    "under_review": ("biolink:studied_to_treat", None),
    "designated": ("biolink:studied_to_treat", None),
}
_EFFECTS = {
    "inhibits": {"object_direction_qualifier": "decreased", "causal_mechanism_qualifier": "inhibition"},
    "activates": {"object_direction_qualifier": "increased", "causal_mechanism_qualifier": "activation"},
    "modulates": {"causal_mechanism_qualifier": "modulation"},
}
_FORMULA = tuple("=+-@＝＋－＠")


def nodes_of(document: Document) -> Iterator[Item]:
    """Yield the drugs and terms of a record as nodes."""
    for drug in all_drugs(document):
        brands = getattr(drug, "brands", ())
        yield _node("drug", drug.name, drug.identifiers) | ({"trade_name": brands[0]} if brands else {})
    for fact in document.facts:
        if fact.term is not None:
            yield _node(_sort(fact), fact.term.name, fact.term.identifiers)


def edges_of(document: Document) -> Iterator[Item]:
    """Yield the facts of a record as edges; those that Biolink has no edge for are left out."""
    drugs = {drug.name: _node("drug", drug.name, drug.identifiers)["id"] for drug in all_drugs(document)}
    for fact in document.facts:
        said = _said(fact)
        if said is None or fact.term is None:
            continue
        edge = {
            "id": f"drugfacts:{digest(document.id)}-{fact.id}",
            "subject": drugs[fact.drug.name],
            "object": _node(_sort(fact), fact.term.name, fact.term.identifiers)["id"],
            "negated": fact.negated,
            "knowledge_level": "not_provided",
            "agent_type": "text_mining_agent",
            "original_subject": fact.drug.name,
            "original_object": fact.term.text,
            "publications": [f"drugfacts.document:{quote(storable(document.id), safe='')}"],
            "supporting_text": [evidence.text for evidence in fact.evidence],
            **said,
        }
        edge |= {"has_confidence_score": fact.confidence} if fact.confidence is not None else {}
        edge |= _some(
            "has_attribute", [f"drugfacts:{flag}" for flag in ("hedged", "serious") if getattr(fact, flag, False)]
        )
        yield edge


def offsets_of(document: Document, edge: Item) -> dict[str, list[list[int]]]:
    """Return where the text says an edge: the evidence, the drug and the term, each as start and end."""
    fact = next(fact for fact in document.facts if edge["id"].endswith(fact.id))
    return {
        "text_location": [[evidence.start, evidence.end] for evidence in fact.evidence],
        "subject_location_in_text": [_place(evidence, "drug") for evidence in fact.evidence],
        "object_location_in_text": [_place(evidence, fact.term_role) for evidence in fact.evidence],
    }


class _Folder:
    """Writes nodes and edges to two files. Nodes are written once: of each, a hash is kept in memory."""

    names: tuple[str, str]

    def __init__(self, folder: Path, *, force: bool) -> None:
        self._folder = folder
        self._nodes, self._edges = open_files(folder, self.names, force=force)
        self._seen: set[str] = set()

    def node_line(self, node: Item) -> str:
        """Return a node as a line."""
        raise NotImplementedError

    def edge_line(self, edge: Item, offsets: dict[str, list[list[int]]]) -> str:
        """Return an edge as a line."""
        raise NotImplementedError

    def add(self, document: Document) -> None:
        """Write the nodes and edges of one record."""
        for node in nodes_of(document):
            if node["id"] not in self._seen:
                self._seen.add(node["id"])
                self._nodes.write(f"{self.node_line(node)}\n".encode())
        for edge in edges_of(document):
            self._edges.write(f"{self.edge_line(edge, offsets_of(document, edge))}\n".encode())

    def finish(self) -> None:
        """Move the complete files to their names."""
        self._nodes.finish()
        self._edges.finish()

    def abandon(self) -> Path | None:
        """Stop midway; return the folder where the files so far are kept as ``NAME.partial``."""
        kept = [file.abandon() for file in (self._nodes, self._edges)]
        return self._folder if any(kept) else None


class KgxTsv(_Folder):
    """Writes tab-separated nodes and edges."""

    names = ("nodes.tsv", "edges.tsv")

    def __init__(self, folder: Path, *, force: bool) -> None:
        super().__init__(folder, force=force)
        self._nodes.write(("\t".join(NODE_COLUMNS) + "\n").encode())
        self._edges.write(("\t".join((*EDGE_COLUMNS, *OFFSET_COLUMNS)) + "\n").encode())

    def node_line(self, node: Item) -> str:
        """Return a node as a line of cells."""
        return "\t".join(_cell(node.get(name)) for name in NODE_COLUMNS)

    def edge_line(self, edge: Item, offsets: dict[str, list[list[int]]]) -> str:
        """Return an edge as a line of cells."""
        places = {name: [f"{start}:{end}" for start, end in values] for name, values in offsets.items()}
        cells = [edge.get(name) for name in EDGE_COLUMNS] + [places[name] for name in OFFSET_COLUMNS]
        return "\t".join(map(_cell, cells))


class KgxJsonLines(_Folder):
    """Writes nodes and edges as JSON, one a line."""

    names = ("nodes.jsonl", "edges.jsonl")

    def node_line(self, node: Item) -> str:
        """Return a node as JSON."""
        return safe_json(node)

    def edge_line(self, edge: Item, offsets: dict[str, list[list[int]]]) -> str:
        """Return an edge as JSON, with a text-mining result for each piece of evidence."""
        results = {}
        for number, text in enumerate(edge["supporting_text"]):
            results[f"{edge['id']}-{number}"] = {
                "id": f"{edge['id']}-{number}",
                "category": ["biolink:TextMiningStudyResult"],
                "supporting_text": [text],
                "subject_location_in_text": offsets["subject_location_in_text"][number],
                "object_location_in_text": offsets["object_location_in_text"][number],
            }
        study = {
            "id": f"{edge['id']}-study",
            "category": ["biolink:Study"],
            "has_study_results": list(results.values()),
        }
        return safe_json(edge | {"has_supporting_studies": {study["id"]: study}})


def _sort(fact: Fact) -> str:
    return "target" if isinstance(fact, Mechanism) else "condition"


def _node(sort: str, name: str, identifiers: Sequence[str]) -> Item:
    """Return a node with the best of its identifiers; one without has its name, hashed, in a prefix of our own."""
    known = dict(identifier.split(":", 1) for identifier in reversed(identifiers))
    curies = [f"{theirs}:{known[ours]}" for ours, theirs in _PREFIXES[sort].items() if ours in known]
    id = curies[0] if curies else f"drugfacts:{sort}-{digest(name.lower())}"
    category = _CATEGORIES.get(id.partition(":")[0], _DEFAULT_CATEGORIES[sort])
    if sort == "drug":
        category = _DEFAULT_CATEGORIES[sort]
    return {"id": id, "category": [category], "name": name} | _some("equivalent_identifiers", curies[1:])


def _said(fact: Fact) -> Item | None:
    """Return the predicate of a fact and its qualifiers, or None where Biolink has none."""
    if isinstance(fact, Indication):
        return _use(*_INDICATIONS[fact.status])
    if isinstance(fact, Approval):
        return _use(*_APPROVALS[fact.status]) if fact.status in _APPROVALS else None
    if isinstance(fact, SideEffect):
        frequency = {"frequency_qualifier": fact.frequency} if fact.frequency else {}
        return {"predicate": "biolink:has_side_effect", "category": [_SIDE_EFFECT], **frequency}
    return _mechanism(fact)


def _use(predicate: str, status: str | None) -> Item:
    said = {"predicate": predicate, "category": [_TREATS]}
    return said | ({"clinical_approval_status": status} if status else {})


def _mechanism(fact: Mechanism) -> Item:
    is_gene = _node("target", fact.target.name, fact.target.identifiers)["category"] == ["biolink:Gene"]
    if fact.action == "binds":
        category = _BINDS_GENE if is_gene else _ASSOCIATION
        return {"predicate": "biolink:directly_physically_interacts_with", "category": [category]}
    said: Item = {"predicate": "biolink:affects", "category": [_AFFECTS_GENE if is_gene else _ASSOCIATION]}
    if is_gene:
        said |= {"object_aspect_qualifier": "activity", **_EFFECTS[fact.action]}
        said |= {"qualified_predicate": "biolink:causes"} if "object_direction_qualifier" in said else {}
    return said


def _place(evidence: Evidence, role: str) -> list[int]:
    span = next((span for span in evidence.spans if span.role == role), evidence)
    return [span.start, span.end]


def _some(name: str, values: list[Any]) -> Item:
    return {name: values} if values else {}


def _cell(value: Any) -> str:
    """Return a cell: TSV of KGX has no quotes, so that white space is one space, and bars stand between values."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return _guarded("|".join(_plain(str(item)).replace("|", "¦") for item in value))
    return _guarded(_plain(str(value)))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", printable(text)).strip()


def _guarded(cell: str) -> str:
    return f" {cell}" if cell.startswith(_FORMULA) else cell
