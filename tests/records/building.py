"""Valid records as plain data, for the tests to spoil in one place."""

from __future__ import annotations

from typing import Any

from drugfacts.records import Document, Generator

TEXT = "Ketamine blocks NMDA receptors. The FDA approved it for pain in 1970. It may cause nausea."
GENERATOR = Generator(version="0", model="none", lexicon="none")


def span(text: str, role: str | None = None) -> dict[str, Any]:
    """The first place of a wording in TEXT."""
    start = TEXT.index(text)
    data: dict[str, Any] = {"start": start, "end": start + len(text), "text": text}
    return {**data, "role": role} if role else data


def evidence(sentence: str, **roles: str) -> dict[str, Any]:
    return {**span(sentence), "rule": "test.rule", "spans": [span(text, role) for role, text in roles.items()]}


def term(name: str, text: str | None = None, *identifiers: str) -> dict[str, Any]:
    return {"name": name, "text": text or name, "identifiers": list(identifiers)}


def mechanism(**fields: Any) -> dict[str, Any]:
    return {
        "kind": "mechanism",
        "drug": {"name": "ketamine", "identifiers": ["drugbank:DB01221"]},
        "action": "inhibits",
        "action_text": "blocks",
        "target": term("NMDA receptor", "NMDA receptors"),
        "evidence": [evidence("Ketamine blocks NMDA receptors.", target="NMDA receptors", cue="blocks")],
        **fields,
    }


def approval(**fields: Any) -> dict[str, Any]:
    return {
        "kind": "approval",
        "drug": {"name": "ketamine"},
        "status": "approved",
        "agency": "FDA",
        "use": term("pain"),
        "year": 1970,
        "evidence": [evidence("The FDA approved it for pain in 1970.", agency="FDA", use="pain", cue="approved")],
        **fields,
    }


def indication(**fields: Any) -> dict[str, Any]:
    return {
        "kind": "indication",
        "drug": {"name": "ketamine"},
        "condition": term("pain"),
        "status": "approved",
        "evidence": [evidence("The FDA approved it for pain in 1970.", condition="pain", cue="approved")],
        **fields,
    }


def side_effect(**fields: Any) -> dict[str, Any]:
    return {
        "kind": "side_effect",
        "drug": {"name": "ketamine"},
        "effect": term("nausea", "nausea", "HP:0002018"),
        "evidence": [evidence("It may cause nausea.", effect="nausea", cue="cause")],
        **fields,
    }


FACTS = {"mechanism": mechanism, "approval": approval, "indication": indication, "side_effect": side_effect}


def document(*facts: dict[str, Any], text: str = TEXT, **fields: Any) -> Document:
    data = {"id": "note", "generator": GENERATOR, "facts": list(facts), **fields}
    return Document.for_text(text, **data)


def full() -> Document:
    """A record with a fact of each kind."""
    return document(
        *(make() for make in FACTS.values()),
        title="On ketamine",
        source="notes/ketamine.txt",
        drugs=[{"name": "ketamine", "brands": ["Ketalar"], "mentions": [span("Ketamine")]}],
        warnings=["read as windows-1252"],
    )
