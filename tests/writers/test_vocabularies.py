"""KGX, FHIR, Web Annotation, BioC, schema.org: what they say of each kind of fact, and nothing denied asserted."""

from __future__ import annotations

import re

import pytest

from drugfacts.records import Document
from drugfacts.writers.jsonstream import looks_denied

from .conftest import Write
from .validators import lines, read

JSON_FORMATS = ("fhir", "webannotation", "bioc", "schemaorg")


@pytest.mark.parametrize("format", [*JSON_FORMATS, "kgx-jsonl", "kgx"])
def test_vocabulary_same_bytes_and_nothing_that_runs(documents: list[Document], write: Write, format: str) -> None:
    first, second = write(format, documents, "a"), write(format, documents, "b")
    for path in [first] if first.is_file() else sorted(first.iterdir()):
        content = path.read_bytes()
        assert content == (second if first.is_file() else second / path.name).read_bytes()
        text = content.decode("utf-8")
        assert format == "kgx" or "<" not in text
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize("format", JSON_FORMATS)
def test_vocabulary_of_no_records_is_valid_json(write: Write, format: str) -> None:
    assert read(write(format, []))


def test_kgx_edges_join_nodes_and_deny_what_the_text_denies(every_kind: Document, write: Write) -> None:
    folder = write("kgx-jsonl", [every_kind])
    nodes = {node["id"] for node in lines(folder / "nodes.jsonl")}
    assert len(nodes) == len(lines(folder / "nodes.jsonl"))
    facts = {fact.id: fact for fact in every_kind.facts}
    edges = {edge["id"].partition("-")[2]: edge for edge in lines(folder / "edges.jsonl")}
    for id, edge in edges.items():
        assert {edge["subject"], edge["object"]} <= nodes
        assert edge["negated"] == facts[id].negated
        result = next(iter(edge["has_supporting_studies"].values()))["has_study_results"][0]
        start, end = result["object_location_in_text"]
        assert result["supporting_text"][0][start:end] == facts[id].term.text  # type: ignore[union-attr]
    left_out = [fact for id, fact in facts.items() if id not in edges]
    assert {fact.kind for fact in left_out} == {"approval"}
    assert all(fact.term is None or fact.status in ("not_approved", "withdrawn") for fact in left_out)


def test_kgx_tsv_has_a_cell_for_each_column(documents: list[Document], write: Write) -> None:
    folder = write("kgx", documents)
    for name in ("nodes", "edges"):
        header, *rows = [line.split("\t") for line in (folder / f"{name}.tsv").read_text("utf-8").split("\n")[:-1]]
        assert {len(row) for row in rows} == {len(header)}
        assert not any(cell.startswith(tuple("=+-@")) for row in rows for cell in row)


def test_fhir_leaves_out_what_is_denied_and_marks_off_label(every_kind: Document, write: Write) -> None:
    resources = [entry["resource"] for entry in read(write("fhir", [every_kind]))["entry"]]
    uses = [resource for resource in resources if resource["resourceType"] == "ClinicalUseDefinition"]
    said = [fact for fact in every_kind.facts if fact.kind in ("indication", "side_effect") and not fact.negated]
    assert len(uses) == len(said)
    statuses = [use["modifierExtension"][0]["valueCode"] for use in uses if "modifierExtension" in use]
    assert sorted(statuses) == ["investigational", "off-label"]
    authorizations = [r["status"]["text"] for r in resources if r["resourceType"] == "RegulatedAuthorization"]
    assert set(authorizations) == {"approved", "emergency use", "under review", "designated", "withdrawn"}


SELECTOR = {
    "oneOf": [
        {
            "type": "object",
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 0},
            },
            "required": ["type", "start", "end"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                **{name: {"type": "string"} for name in ("exact", "prefix", "suffix")},
            },
            "required": ["type", "exact"],
            "additionalProperties": False,
        },
    ]
}
PURPOSE = {"enum": ["tagging", "identifying", "describing"]}
IRI = {"type": "string", "pattern": r"^[a-z]+:[!-~]+$"}
PAGE = {
    "type": "object",
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationPage"},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "id": IRI,
                    "type": {"const": "Annotation"},
                    "motivation": PURPOSE,
                    "body": {
                        "type": "array",
                        "items": {
                            "properties": {
                                "type": {"enum": ["TextualBody", "SpecificResource"]},
                                "value": {"type": "string"},
                                "source": IRI,
                                "format": {"const": "text/plain"},
                                "language": {"const": "en"},
                                "purpose": PURPOSE,
                            },
                            "required": ["type", "purpose"],
                            "oneOf": [{"required": ["value"]}, {"required": ["source"]}],
                            "additionalProperties": False,
                        },
                    },
                    "target": {
                        "properties": {
                            "type": {"const": "SpecificResource"},
                            "source": IRI,
                            "selector": {"type": "array", "items": SELECTOR},
                        },
                        "required": ["source", "selector"],
                        "additionalProperties": False,
                    },
                },
                "required": ["id", "type", "motivation", "body", "target"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["@context", "id", "type", "items"],
    "additionalProperties": False,
}


def test_webannotation_fits_the_data_model(documents: list[Document], write: Write) -> None:
    from jsonschema import Draft202012Validator

    page = read(write("webannotation", documents))
    Draft202012Validator(PAGE).validate(page)
    ids = [item["id"] for item in page["items"]]
    assert len(set(ids)) == len(ids)


def test_webannotation_selects_what_it_quotes_and_says_what_is_denied(every_kind: Document, write: Write) -> None:
    from .conftest import KINDS

    for item in read(write("webannotation", [every_kind]))["items"]:
        position, quote = item["target"]["selector"]
        assert KINDS[position["start"] : position["end"]] == quote["exact"]
        around = quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")
        assert around in KINDS
        if item["motivation"] == "describing":
            tags = {body["value"] for body in item["body"] if body["purpose"] == "tagging"}
            assert item["body"][0]["value"].startswith("DENIED: ") == ("denied" in tags)
            assert ("Plimvar" in item["body"][0]["value"] or "not approved" in item["body"][0]["value"]) == (
                "denied" in tags
            )


def test_bioc_offsets_and_denied(every_kind: Document, hostile: Document, write: Write) -> None:
    for document in read(write("bioc", [every_kind, hostile]))["documents"]:
        ids = set()
        for passage in document["passages"]:
            for annotation in passage["annotations"]:
                start = annotation["locations"][0]["offset"] - passage["offset"]
                assert passage["text"][start : start + annotation["locations"][0]["length"]] == annotation["text"]
                ids.add(annotation["id"])
        facts = {fact.id: fact for fact in (*every_kind.facts, *hostile.facts)}
        for relation in document["relations"]:
            assert {node["refid"] for node in relation["nodes"]} <= ids
            assert relation["infons"]["type"].startswith("denied_") == looks_denied(facts[relation["infons"]["fact"]])


def test_schemaorg_says_what_it_can_say_and_no_more(every_kind: Document, write: Write) -> None:
    nodes = read(write("schemaorg", [every_kind]))["@graph"]
    kinds = [node["@type"] for node in nodes]
    assert kinds.count("MedicalCondition") == 2
    assert kinds.count("Drug") == 2
    plimvar = next(node for node in nodes if node.get("name") == "Plimvar")
    assert set(plimvar) == {"@type", "@id", "name", "subjectOf"}
    (therapy,) = [node for node in nodes if node["@type"] == "MedicalTherapy"]
    assert len(therapy["adverseOutcome"]) == 5
    assert "seriousAdverseOutcome" not in therapy
