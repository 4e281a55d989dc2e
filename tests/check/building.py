"""Records from a few words: what a test says was found, as a record with text and spans."""

from __future__ import annotations

from typing import Any

from drugfacts.records import Document, Generator

TERMS = {"mechanism": "target", "approval": "use", "indication": "condition", "side_effect": "effect"}


class Text:
    """A text that grows with the spans that are wanted of it."""

    def __init__(self) -> None:
        self.content = ""

    def span(self, words: str, **fields: str) -> dict[str, Any]:
        start = len(self.content)
        self.content += words + ". "
        return {"start": start, "end": start + len(words), "text": words, **fields}


def build(found: dict[str, Any]) -> Document:
    """Return the record in which ``found["drugs"]`` and ``found["facts"]`` were found.

    A drug is its name, or ``{name, is_class}``. A fact is ``{kind, drug, term, ...}`` with the fields of its kind,
    ``text`` where the term was first written otherwise than it is named, ``also`` for wordings of other evidence, and
    ``identifiers`` of the term.
    """
    text = Text()
    drugs = [drug if isinstance(drug, dict) else {"name": drug} for drug in found.get("drugs", [])]
    facts = [_fact(text, fact) for fact in found.get("facts", [])]
    made_by = Generator(version="0", model="none", lexicon="none")
    return Document.for_text(text.content, id="case", generator=made_by, drugs=drugs, facts=facts)


def _fact(text: Text, short: dict[str, Any]) -> dict[str, Any]:
    role = TERMS[short["kind"]]
    own = {"drug", "term", "text", "also", "identifiers"}
    fact: dict[str, Any] = {key: value for key, value in short.items() if key not in own}
    fact["drug"] = {"name": short["drug"], "identifiers": ["d:1"] if short["drug"] == "ketamine" else []}
    wordings = []
    if short.get("term"):
        wordings = [short.get("text", short["term"]), *short.get("also", [])]
        fact[role] = {"name": short["term"], "text": wordings[0], "identifiers": short.get("identifiers", [])}
    if short["kind"] == "mechanism":
        fact["action_text"] = short["action"]
    fact["evidence"] = []
    for wording in wordings or [None]:
        spans = [text.span(wording, role=role)] if wording else [text.span("it", role="cue")]
        fact["evidence"].append({**text.span("said"), "rule": "test", "spans": spans})
    return fact
