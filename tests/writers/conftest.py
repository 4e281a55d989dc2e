from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from drugfacts.records import Document, Generator
from drugfacts.writers import Format, destination, open_writer

MADE_BY = Generator(version="0", model="none", lexicon="none")
Write = Callable[..., Path]
FREE = {"id", "name", "text", "action_text", "confidence", "year", "population", "circumstance"}
"""Fields whose values are no choice of few."""

# All at once: formulas, markup, a bell, NUL, text that turns round, a word without end, separators of every format.
HOSTILE = (
    '=HYPERLINK("http://evil.example","x") <script>alert(\'zonk\')</script>\r\n'
    'Zonktil & “quotes”, "commas",\ttabs|bars\\ \x00\x07\x1b[31m \u202egnihton\u202c \u2066x\u2069 \u2028 '
    + "ä" * 5000
    + " 😀 ]]> --> ${7*7} {{7*7}} '; DROP TABLE facts; --"
)


def span(text: str, words: str, **fields: Any) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words, **fields}


def fact(text: str, kind: str, drug: str, term: str | None = None, **fields: Any) -> dict[str, Any]:
    """A fact whose evidence is the whole text, as in a record."""
    role = {"mechanism": "target", "approval": "use", "indication": "condition", "side_effect": "effect"}[kind]
    identifiers = fields.pop("identifiers", [])
    spans = [span(text, drug, role="drug")]
    if term is not None:
        fields[role] = {"name": term, "text": term, "identifiers": identifiers}
        spans.append(span(text, term, role=role))
    evidence = {**span(text, text), "rule": f"{kind}.test", "spans": spans}
    return {"kind": kind, "drug": {"name": drug}, "evidence": [evidence], **fields}


@pytest.fixture(scope="session")
def hostile() -> Document:
    """A record of a text that means harm."""
    formula, script, word = HOSTILE[:6], "<script>alert('zonk')</script>", "ä" * 5000
    drug = {"name": formula, "brands": ["+1|2\\", "@x"], "mentions": [span(HOSTILE, formula)]}
    facts = [
        fact(HOSTILE, "side_effect", formula, script, circumstance="-1+1\n=2"),
        fact(HOSTILE, "side_effect", formula, word, negated=True),
        fact(HOSTILE, "indication", formula, "gnihton\u202c \u2066x\u2069", population="\x00\x07", status="off_label"),
        fact(HOSTILE, "mechanism", formula, "; DROP TABLE facts;", action="inhibits", action_text="<b>&</b>"),
        fact(HOSTILE, "approval", formula, "😀", status="not_approved", agency="<img src=x>", year=1999),
    ]
    id = '../"hostile" <id>#?%&\r\n=\''
    return Document.for_text(HOSTILE, id=id, title="</script>", generator=MADE_BY, drugs=[drug], facts=facts)


KINDS = "Zonktil and Plimvar: asthma, nausea, rash, gout, eczema, COX-2, sleep, cough, lupus, FDA."


@pytest.fixture(scope="session")
def every_kind() -> Document:
    """A record with every status, frequency and action, asserted, hedged and denied."""
    terms = iter(["asthma", "nausea", "rash", "gout", "eczema", "COX-2", "sleep", "cough", "lupus"] * 4)
    facts = []
    for negated in (False, True):
        drug = "Plimvar" if negated else "Zonktil"
        for status in ("approved", "off_label", "unspecified", "investigational"):
            more = {"status": status, "negated": negated, "population": "adults", "identifiers": ["mesh:D001249"]}
            facts.append(fact(KINDS, "indication", drug, next(terms), **more))
        for frequency in ("very_common", "common", "uncommon", "rare", "very_rare", None):
            more = {"frequency": frequency, "negated": negated, "serious": frequency == "rare", "confidence": 0.5}
            facts.append(fact(KINDS, "side_effect", drug, next(terms), hedged=frequency == "rare", **more))
        for action in ("inhibits", "activates", "binds", "modulates"):
            more = {"action": action, "action_text": action, "negated": negated, "identifiers": ["hgnc:9605"]}
            facts.append(fact(KINDS, "mechanism", drug, next(terms), **more))
    for status in ("approved", "not_approved", "emergency_use", "under_review", "designated", "withdrawn"):
        facts.append(fact(KINDS, "approval", "Zonktil", "asthma", status=status, agency="FDA", year=2001))
        facts.append(fact(KINDS, "approval", "Zonktil", status=status))
    drug = {
        "name": "Zonktil",
        "brands": ["Zonk"],
        "classes": ["SSRI"],
        "forms": ["tablet"],
        "routes": ["oral"],
        "identifiers": ["drugbank:DB99999", "unii:AAAAAAAAAA"],
        "mentions": [span(KINDS, "Zonktil")],
    }
    return Document.for_text(
        KINDS, id="kinds", title="All kinds", source="a/kinds.txt", generator=MADE_BY, drugs=[drug], facts=facts
    )


@pytest.fixture(scope="session")
def everything(corpus_records: list[Document], every_kind: Document, hostile: Document) -> list[Document]:
    """Few of the records of our own texts with all that there is to write in any, and two of what they may lack.

    A fact like one before it is written by the same lines: what tells is two values of a fact that meet for the first
    time, say a status and no agency, and a character that no title or piece of evidence had. The record that has most
    of it that is new comes next.
    """
    left = {at: set(signs_of(record)) for at, record in enumerate(corpus_records)}
    telling = []
    while left:
        best = max(left, key=lambda at: len(left[at]))
        seen = left.pop(best)
        telling.append(corpus_records[best])
        left = {at: news for at, own in left.items() if (news := own - seen)}
    return [*telling, every_kind, hostile]


def signs_of(record: Document) -> Iterator[object]:
    """What a record has to write: pairs of values of its drugs and facts, free text by its type, and characters."""
    for thing in (*record.drugs, *record.facts):
        yield from combinations(sorted(_shape(thing.model_dump(mode="json")).items(), key=str), 2)
    pieces = (piece for fact in record.facts for piece in fact.evidence)
    yield from {*(record.title or ""), *"".join(piece.text for piece in pieces)}
    yield bool(record.title), bool(record.facts), bool(record.drugs), bool(record.warnings)


def _shape(fields: dict[str, Any]) -> dict[str, object]:
    shape: dict[str, object] = {"kind": fields["kind"]}
    for name, value in fields.items():
        if isinstance(value, dict):
            shape |= {f"{name}.{inner}": one for inner, one in _shape({"kind": "", **value}).items()}
        elif name == "identifiers":
            shape[name] = frozenset(identifier.partition(":")[0] for identifier in value)
        elif isinstance(value, list):
            shape[name] = min(len(value), 2)
        else:
            shape[name] = type(value).__name__ if name in FREE else value
    return shape


@pytest.fixture(scope="session")
def documents(corpus_records: list[Document], every_kind: Document, hostile: Document) -> list[Document]:
    """Records of every sort, some of each."""
    return [*corpus_records[:16], *(one for one in corpus_records if one.id.startswith("web/")), every_kind, hostile]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write records in a format, and return the file or folder."""
    return partial(write_to, tmp_path)


def write_to(folder: Path, format: str, documents: Sequence[Document], name: str = "out") -> Path:
    """Write records in a format below a folder."""
    to = destination(f"{folder}/{name}/", Format(format))
    with open_writer(to) as writer:
        for document in documents:
            writer.add(document)
    assert to.path is not None
    assert not list(folder.rglob("*.partial"))
    return to.path
