from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from drugfacts.report.texts import hash_of

Record = dict[str, Any]


@pytest.fixture
def record_of() -> Callable[..., Record]:
    """Make the record of a text that says one side effect of zinc, each given word of it a fact's term."""
    return make_record


def make_record(text: str, *effects: str, id: str = "note", drug: str = "zinc", **fields: Any) -> Record:
    start = text.index(drug)
    facts = []
    for number, effect in enumerate(effects):
        at = text.index(effect)
        spans = [
            {"start": start, "end": start + len(drug), "text": drug, "role": "drug"},
            {"start": at, "end": at + len(effect), "text": effect, "role": "effect"},
        ]
        fact = {
            "id": f"f-{number:016x}",
            "kind": "side_effect",
            "drug": {"name": drug, "identifiers": []},
            "negated": False,
            "hedged": False,
            "confidence": 0.8,
            "evidence": [{"start": 0, "end": len(text), "text": text, "rule": "side_effect.test", "spans": spans}],
            "effect": {"name": effect, "text": effect, "identifiers": []},
            "frequency": None,
            "serious": False,
            "circumstance": None,
        }
        facts.append(fact | fields)
    mention = {"start": start, "end": start + len(drug), "text": drug}
    return {
        "generator": {"name": "drugfacts", "version": "0", "model": "none", "lexicon": "sha256:0"},
        "id": id,
        "source": None,
        "title": None,
        "sha256": hash_of(text),
        "length": len(text),
        "drugs": [{"kind": "drug", "name": drug, "mentions": [mention]}],
        "facts": facts,
        "warnings": [],
    }
