"""What holds each format against the records: a reader or validator that is not ours, format by format.

Each takes the file or folder that was written and the records, and raises where they do not agree or the validator
refuses the output. None of it uses the code that writes the format, but for the rows that tables are made of.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from drugfacts.records import Document, Evidence, Fact
from drugfacts.writers.delimited import COLUMNS, flat_rows, guarded
from drugfacts.writers.tables import TABLES, Row, rows_of

Documents = Sequence[Document]
ROOT = Path(__file__).parents[2]

# What FHIR R5 requires of the codes that we write (required bindings), which fhir.resources does not check.
FHIR_REQUIRED = {
    ("Bundle", "type"): {"collection"},
    ("ClinicalUseDefinition", "type"): {
        *("indication", "contraindication", "interaction", "undesirable-effect", "warning")
    },
    ("Ingredient", "status"): {"draft", "active", "retired", "unknown"},
}

_OA, _AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
_LINK, _WORD, _COUNT = "@id", "@vocab", "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"
# The terms of http://www.w3.org/ns/anno.jsonld that we use, as the Web Annotation Vocabulary (a W3C Recommendation,
# https://www.w3.org/TR/annotation-vocab/) defines them: tests need no network. A term that is not here gives no triple.
ANNOTATION_TERMS: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    "AnnotationPage": f"{_AS}OrderedCollectionPage",
    **{name: f"{_OA}{name}" for name in ("Annotation", "SpecificResource", "TextualBody")},
    **{name: f"{_OA}{name}" for name in ("TextPositionSelector", "TextQuoteSelector")},
    **{name: f"{_OA}{name}" for name in ("describing", "identifying", "tagging", "exact", "prefix", "suffix")},
    "items": {"@id": f"{_AS}items", "@type": _LINK, "@container": "@list"},
    **{name: {"@id": f"{_OA}has{name.title()}", "@type": _LINK} for name in ("body", "target", "source", "selector")},
    "motivation": {"@id": f"{_OA}motivatedBy", "@type": _WORD},
    "purpose": {"@id": f"{_OA}hasPurpose", "@type": _WORD},
    **{name: {"@id": f"{_OA}{name}", "@type": _COUNT} for name in ("start", "end")},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    **{name: f"http://purl.org/dc/elements/1.1/{name}" for name in ("format", "language")},
}


def library(name: str) -> Any:
    """Import a validator; `make test` installs all of them."""
    return pytest.importorskip(name, reason="run make test, which installs it")


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]


# Records: the JSON Schema in the repository, by jsonschema.


def jsonl(path: Path, documents: Documents) -> None:
    _records(lines(path), documents)


def json_files(folder: Path, documents: Documents) -> None:
    by_id = {record["id"]: record for record in map(read, folder.rglob("*.json"))}
    _records([by_id[document.id] for document in documents], documents)
    assert len(by_id) == len(documents)


def _records(records: list[Any], documents: Documents) -> None:
    for record in records:
        _fits_the_schema(json.dumps(record))
    assert [Document.model_validate(record) for record in records] == list(documents)


@cache
def _fits_the_schema(record: str) -> None:
    _schema().validate(json.loads(record))


@cache
def _schema() -> Any:
    return library("jsonschema").Draft202012Validator(read(ROOT / "schemas" / "document.schema.json"))


# Tables: DuckDB reads what we, pyarrow and DuckDB itself have written; SQLite checks its own.


def delimited(folder: Path, documents: Documents) -> None:
    duckdb = library("duckdb")
    (suffix,) = {path.suffix for path in folder.iterdir()}
    reader = (
        "read_csv(?, header=true, all_varchar=true, delim=?, quote='\"', escape='\"', strict_mode=true, "
        "parallel=false, auto_detect=false, new_line='\\n', max_line_size=9000000, columns={columns})"
    )
    for name, columns in COLUMNS.items():
        assert (folder / f"{name}{suffix}").open(encoding="utf-8").readline() == _header(columns, suffix)
        types = str(dict.fromkeys(columns, "VARCHAR"))
        given = [str(folder / f"{name}{suffix}"), "," if suffix == ".csv" else "\t"]
        found = duckdb.execute(f"SELECT * FROM {reader.replace('{columns}', types)}", given).fetchall()
        assert [[cell or "" for cell in row] for row in found] == _flat_rows(tuple(documents))[name]


@lru_cache(maxsize=1)
def _flat_rows(documents: tuple[Document, ...]) -> dict[str, list[list[str]]]:
    rows: dict[str, list[list[str]]] = {name: [] for name in COLUMNS}
    for document in documents:
        for name, row in flat_rows(document):
            rows[name].append([guarded(cell) for cell in row])
    return rows


def _header(columns: Iterable[str], suffix: str) -> str:
    return ("," if suffix == ".csv" else "\t").join(columns) + "\n"


def sqlite(path: Path, documents: Documents) -> None:
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        _tables(lambda table: db.execute(f"SELECT * FROM {table}").fetchall(), documents)


def duckdb(path: Path, documents: Documents) -> None:
    with library("duckdb").connect(str(path), read_only=True) as db:
        _tables(lambda table: db.execute(f"SELECT * FROM {table}").fetchall(), documents)
        kinds = dict(db.execute("SELECT constraint_type, count(*) FROM duckdb_constraints() GROUP BY ALL").fetchall())
        assert kinds["PRIMARY KEY"] == len(TABLES)
        assert kinds["FOREIGN KEY"] >= len(TABLES) - 1


def parquet(folder: Path, documents: Documents) -> None:
    db = library("duckdb")
    _tables(
        lambda table: db.execute("SELECT * FROM read_parquet(?)", [str(folder / f"{table}.parquet")]).fetchall(),
        documents,
    )


def _tables(fetch: Callable[[str], list[Row]], documents: Documents) -> None:
    for name, expected in _rows(tuple(documents)).items():
        assert sorted(fetch(name), key=_plain) == expected, name


@lru_cache(maxsize=1)
def _rows(documents: tuple[Document, ...]) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for document in documents:
        for name, row in rows_of(document):
            rows[name].append(row)
    return {name: sorted(found, key=_plain) for name, found in rows.items()}


def _plain(row: Row) -> str:
    """The same key for a row with truth values and one with 0 and 1, which Python takes for equal."""
    return repr([int(cell) if isinstance(cell, bool) else cell for cell in row])


# Knowledge graphs: the classes of biolink-model.


def kgx_jsonl(folder: Path, documents: Documents) -> None:
    _graph(lines(folder / "nodes.jsonl"), lines(folder / "edges.jsonl"), documents)


def kgx(folder: Path, documents: Documents) -> None:
    nodes, edges = (list(_kgx_rows(folder / f"{name}.tsv")) for name in ("nodes", "edges"))
    for edge in edges:
        places = [edge.pop(name) for name in list(edge) if name.endswith("location") or "_location" in name]
        assert len({len(place.split("|")) for place in places}) == 1
        assert re.fullmatch(r"\d+:\d+(\|\d+:\d+)*", places[0])
    _graph(nodes, edges, documents)


def _kgx_rows(path: Path) -> Iterator[dict[str, Any]]:
    many = {"category", "equivalent_identifiers", "publications", "has_attribute", "supporting_text"}
    with path.open(encoding="utf-8", newline="\n") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True):
            assert None not in row
            assert None not in row.values()
            yield {name: cell.split("|") if name in many else cell for name, cell in row.items() if cell}


def _graph(nodes: list[Any], edges: list[Any], documents: Documents) -> None:
    biolink = library("biolink_model.datamodel.pydanticmodel_v2")
    for item in nodes + edges:
        (category,) = item["category"]
        getattr(biolink, category.removeprefix("biolink:"))(**item)
    ids = {node["id"] for node in nodes}
    assert len(ids) == len(nodes)
    facts = {(quote(d.id.replace("\0", "\ufffd"), safe=""), f.id): f for d in documents for f in d.facts}
    seen = set()
    for edge in edges:
        assert {edge["subject"], edge["object"]} <= ids
        key = (edge["publications"][0].partition(":")[2], f"f-{edge['id'].rpartition('-')[2]}")
        assert str(edge["negated"]).lower() == str(facts[key].negated).lower()
        seen.add(key)
    left_out = [fact for key, fact in facts.items() if key not in seen]
    assert len(seen) == len(edges)
    assert all(f.kind == "approval" and (not f.term or f.status in ("not_approved", "withdrawn")) for f in left_out)


# FHIR: fhir.resources, and the codes that FHIR requires.


def fhir(path: Path, documents: Documents) -> None:
    bundle = read(path)
    library("fhir.resources.bundle").Bundle.model_validate(bundle)
    entries = bundle.get("entry", [])  # FHIR knows no empty array
    resources = [bundle, *(entry["resource"] for entry in entries)]
    for resource in resources:
        for (kind, field), codes in FHIR_REQUIRED.items():
            assert resource["resourceType"] != kind or resource[field] in codes
    urls = {entry["fullUrl"] for entry in entries}
    assert len(urls) == len(entries)
    assert set(re.findall(r'"reference":"([^"]+)"', path.read_text("utf-8"))) <= urls
    said = [f for f in _facts(documents) if not _is_denied(f) and f.kind != "mechanism"]
    kinds = [resource["resourceType"] for resource in resources]
    assert kinds.count("ClinicalUseDefinition") + kinds.count("RegulatedAuthorization") == len(said)


# Web Annotation: rdflib reads the JSON-LD.


def webannotation(path: Path, documents: Documents) -> None:
    from rdflib import RDF, Namespace
    from rdflib.namespace import DC

    oa = Namespace(_OA)
    page = read(path)
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    graph = json_ld(page | {"@context": ANNOTATION_TERMS})
    types = {str(type) for node in graph.values() for type in node[RDF.type]}
    assert types <= {term for term in ANNOTATION_TERMS.values() if isinstance(term, str)}
    annotations = [node for node in graph.values() if oa.Annotation in node[RDF.type]]
    found: Counter[tuple[Any, ...]] = Counter()
    for annotation in annotations:
        (target,), (motive,) = annotation[oa.hasTarget], annotation[oa.motivatedBy]
        (source,) = graph[target][oa.hasSource]
        selectors = {kind: node for node in map(graph.get, graph[target][oa.hasSelector]) for kind in node[RDF.type]}
        (start,), (end,) = (selectors[oa.TextPositionSelector][name] for name in (oa.start, oa.end))
        (exact,) = selectors[oa.TextQuoteSelector][oa.exact]
        bodies = [graph[body] for body in annotation[oa.hasBody]]
        assert all(body[oa.hasPurpose] for body in bodies)
        assert all(body[DC["format"]] for body in bodies if oa.TextualBody in body[RDF.type])
        words = {str(value) for body in bodies for value in body[RDF.value]}
        denied = "denied" in words
        assert motive != oa.describing or denied == any(word.startswith("DENIED: ") for word in words)
        assert words
        place = start.toPython(), end.toPython()
        found[str(source), place, str(exact), motive == oa.describing, denied] += 1
    assert found == Counter(place for document in documents for place in _places(document))
    assert len(annotations) == len(page["items"])


def _places(document: Document) -> Iterator[tuple[Any, ...]]:
    """What a record says of places: source, position, words, whether it is a fact, and whether that is denied."""
    source = f"urn:drugfacts:document:{quote(document.id.replace(chr(0), chr(0xFFFD)), safe='/')}"

    def place(span: Any, is_fact: bool, denied: bool) -> tuple[Any, ...]:
        return source, (span.start, span.end), span.text.replace("\0", "\ufffd"), is_fact, denied

    for drug in document.drugs:
        for mention in drug.mentions:
            yield place(mention, False, False)
    for fact in document.facts:
        for evidence in fact.evidence:
            yield place(evidence, True, _is_denied(fact))
            for span in _term_spans(fact, evidence):
                yield place(span, False, _is_denied(fact))


def _term_spans(fact: Fact, evidence: Evidence) -> Iterator[Any]:
    role = {"mechanism": "target", "approval": "use", "indication": "condition", "side_effect": "effect"}[fact.kind]
    if fact.term is not None:
        yield from (span for span in evidence.spans if span.role == role)


def json_ld(content: Any) -> dict[Any, dict[Any, list[Any]]]:
    """Read JSON-LD as triples: of each subject, its predicates with their objects."""
    rdflib = library("rdflib")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib's own parser
        graph = rdflib.Graph().parse(data=json.dumps(content), format="json-ld")
    nodes: dict[Any, dict[Any, list[Any]]] = {}
    for subject, predicate, value in graph:
        nodes.setdefault(subject, defaultdict(list))[predicate].append(value)
    return nodes


# BioC: bioc reads it, checks offsets and references, and gives it back.


def bioc(path: Path, documents: Documents) -> None:
    library("bioc")
    import bioc
    from bioc import biocjson

    collection = biocjson.loads(path.read_text("utf-8"))
    bioc.validate(collection)
    written = read(path)
    back = json.loads(biocjson.dumps(collection), object_hook=_without_types)
    assert {name: back[name] for name in written} == written
    assert [len(document.relations) for document in collection.documents] == [len(d.facts) for d in documents]


def _without_types(item: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if name != "bioctype"}


# schema.org: rdflib reads the JSON-LD, and has the names of the vocabulary.


def schemaorg(path: Path, documents: Documents) -> None:
    library("rdflib")
    from rdflib import RDF, SDO

    graph = json_ld(read(path))
    types = {type for node in graph.values() for type in node.get(RDF.type, ())}
    names = types | {predicate for node in graph.values() for predicate in node} - {RDF.type}
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # of a name that is not in the vocabulary
        for name in names:
            assert name == SDO[str(name).removeprefix("https://schema.org/")]

    def one(subject: Any, predicate: Any) -> Any:
        (value,) = graph[subject][predicate]
        return value

    def said(subject: Any, term: Any, serious: bool | None) -> tuple[Any, ...]:
        drug = one(subject, SDO.drug)
        return str(one(drug, SDO.subjectOf)), str(one(drug, SDO.name)), serious, str(one(term, SDO.name))

    found = {said(subject, subject, None) for subject, node in graph.items() if SDO.MedicalCondition in node[RDF.type]}
    for serious, outcome in ((False, SDO.adverseOutcome), (True, SDO.seriousAdverseOutcome)):
        found |= {said(subject, term, serious) for subject, node in graph.items() for term in node.get(outcome, ())}
    assert found == {said for document in documents for said in _plainly_said(document)}


def _plainly_said(document: Document) -> Iterator[tuple[str, str, bool | None, str]]:
    """The uses and side effects that are neither denied, hedged nor out of the ordinary."""
    source = f"urn:drugfacts:document:{quote(document.id.replace(chr(0), chr(0xFFFD)), safe='/')}"
    for fact in document.facts:
        if _is_denied(fact) or fact.hedged or fact.term is None:
            continue
        name = fact.term.name.replace("\0", "\ufffd")
        if fact.kind == "side_effect":
            yield source, fact.drug.name, fact.serious, name
        if fact.kind == "indication" and fact.status in ("approved", "unspecified"):
            yield source, fact.drug.name, None, name


def _facts(documents: Documents) -> Iterator[Fact]:
    return (fact for document in documents for fact in document.facts)


def _is_denied(fact: Fact) -> bool:
    return fact.negated or (fact.kind == "approval" and fact.status == "not_approved")


VALIDATORS: dict[str, Callable[[Path, Documents], None]] = {
    "jsonl": jsonl,
    "json": json_files,
    "csv": delimited,
    "tsv": delimited,
    "sqlite": sqlite,
    "duckdb": duckdb,
    "parquet": parquet,
    "kgx": kgx,
    "kgx-jsonl": kgx_jsonl,
    "fhir": fhir,
    "webannotation": webannotation,
    "bioc": bioc,
    "schemaorg": schemaorg,
}
