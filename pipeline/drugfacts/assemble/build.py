"""Build the record of a Doc: merge what several places say of the same fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc, Span

from drugfacts.assertion import Judgement, judge
from drugfacts.frames import TERM_ROLE, Candidate, View, candidates_in, grammar, views_of
from drugfacts.lexicon import Lexicon
from drugfacts.records import fact_id

_STRENGTH: dict[str, tuple[Any, ...]] = {
    "indication.status": ("investigational", "unspecified", "off_label", "approved"),
    "side_effect.frequency": (None, "very_rare", "rare", "uncommon", "common", "very_common"),
    "side_effect.serious": (False, True),
}
_DEFAULTS: dict[str, dict[str, Any]] = {
    "mechanism": {},
    "approval": {"year": None},
    "indication": {"status": "unspecified", "population": None},
    "side_effect": {"frequency": None, "serious": False, "circumstance": None},
}
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class _Fact:
    """A fact being gathered: its fixed part, and evidence from everywhere."""

    data: dict[str, Any]
    evidence: list[dict[str, Any]] = field(default_factory=list)


def record_of(doc: Doc, lexicon: Lexicon) -> dict[str, Any]:
    """Return the drugs and facts of an analysed Doc as JSON-able data: ``{"drugs": [...], "facts": [...]}``.

    Parameters
    ----------
    doc : Doc
        As the components before left it: layout, mentions, parse, anaphora.
    """
    facts: dict[str, _Fact] = {}
    for candidate in candidates_in(views_of(doc), grammar()):
        verdict = judge(candidate)
        if verdict.dropped is None:
            for data, evidence in _facts_of(doc, candidate, verdict, lexicon):
                _add(facts, data, evidence)
    return {"drugs": _drugs(doc), "facts": [_finished(f) for f in _in_order(facts.values())]}


def _facts_of(
    doc: Doc, candidate: Candidate, verdict: Judgement, lexicon: Lexicon
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for kind in (candidate.frame.fact, *candidate.frame.also):
        data = _data(doc, candidate, verdict, kind, lexicon)
        if data is not None:
            yield data, _evidence(doc, candidate, kind)


def _data(doc: Doc, candidate: Candidate, verdict: Judgement, kind: str, lexicon: Lexicon) -> dict[str, Any] | None:
    drug = doc.user_data["drugfacts_drugs"].get(candidate.drug.key) or _unnamed(candidate.drug.key, lexicon)
    fixed = dict(candidate.frame.fixed) if kind == candidate.frame.fact else {}
    data: dict[str, Any] = {
        "kind": kind,
        "drug": {"name": drug["name"], "identifiers": drug["identifiers"]},
        "negated": verdict.negated,
        "hedged": verdict.hedged,
        **_DEFAULTS[kind],
        **{k: v for k, v in verdict.fields.items() if k in _DEFAULTS[kind]},
        **fixed,
    }
    term = _term(doc, candidate, lexicon)
    if kind == "approval":
        _approval(data, candidate, lexicon)
    elif term is None:
        return None
    if kind != candidate.frame.fact and kind == "indication":
        if verdict.negated or candidate.frame.fixed.get("status") != "approved":
            return None
        data["status"] = "approved"
    if kind == "mechanism":
        data["action_text"] = _text(doc, *candidate.cue)
    if kind == "indication" and candidate.term and candidate.term.population:
        start, end = candidate.term.population
        data["population"] = _text(doc, candidate.term.view, range(start, end))
    if kind == "side_effect" and candidate.drug.circumstance:
        data["circumstance"] = _text(doc, candidate.drug.view, range(*candidate.drug.circumstance))
    data[TERM_ROLE[kind]] = term
    return data


def _unnamed(key: str, lexicon: Lexicon) -> dict[str, Any]:
    """The drug that a document was said to be about, where its text never names it."""
    entry = lexicon.entry(key)
    if entry is None:
        return {"name": key.partition(":")[2], "identifiers": []}
    return {"name": entry.name, "identifiers": list(entry.identifiers)}


def _approval(data: dict[str, Any], candidate: Candidate, lexicon: Lexicon) -> None:
    if data["negated"]:
        data["status"] = "not_approved" if data["status"] == "approved" else data["status"]
        data["negated"] = False
    entry = lexicon.entry(candidate.agency.key) if candidate.agency else None
    data["agency"] = entry.name if entry else None


def _term(doc: Doc, candidate: Candidate, lexicon: Lexicon) -> dict[str, Any] | None:
    """The term with its preferred name and identifiers, where the lexicon knows the whole phrase."""
    hit = candidate.term
    if hit is None:
        return None
    text = _text(doc, hit.view, range(hit.start, hit.end))
    whole = hit.mention if hit.mention and (hit.mention.start, hit.mention.end) == (hit.start, hit.end) else hit.alias
    entry = lexicon.entry(whole.key) if whole and not hit.name else None
    if entry is None:
        return {"name": _SPACE.sub(" ", hit.name or text).lower(), "text": text, "identifiers": []}
    return {"name": entry.name, "text": text, "identifiers": list(entry.identifiers)}


# --- evidence


def _evidence(doc: Doc, candidate: Candidate, kind: str) -> dict[str, Any]:
    view = candidate.view
    home = candidate.term.view if candidate.term and candidate.term.view.led_by is view else view
    spans = []
    if candidate.drug.said:
        spans.append(_span(doc, "drug", candidate.drug.view, range(candidate.drug.start, candidate.drug.end)))
    elif (named := _last_named(doc, candidate)) is not None:
        spans.append({"role": "drug", "start": named.start_char, "end": named.end_char, "text": named.text})
    if candidate.term:
        spans.append(_span(doc, TERM_ROLE[kind], candidate.term.view, range(candidate.term.start, candidate.term.end)))
    if candidate.agency and kind == "approval":
        spans.append(_span(doc, "agency", candidate.agency.view, range(candidate.agency.start, candidate.agency.end)))
    if kind == "mechanism":
        spans.append(_span(doc, "action", *candidate.cue))
    spans.append(_span(doc, "cue", *candidate.cue))
    visible = [o for w, o in zip(home.tree.words, home.tree.offsets, strict=True) if w.strip()]
    start, end = visible[0][0], visible[-1][1]
    return {"start": start, "end": end, "text": doc.text[start:end], "rule": candidate.frame.id, "spans": spans}


def _last_named(doc: Doc, candidate: Candidate) -> Span | None:
    """Where the text named the drug last before the fact, or else first: its title, its heading, a sentence before."""
    start = candidate.view.tree.start
    named = [span for span in doc.spans.get("drugfacts", ()) if span.kb_id_ == candidate.drug.key]
    before = [span for span in named if span.start < start + len(candidate.view.tree)]
    return before[-1] if before else next(iter(named), None)


def _offsets(view: View, tokens: Iterable[int]) -> tuple[int, int]:
    spans = [view.tree.offsets[i] for i in tokens]
    return min(s for s, _ in spans), max(e for _, e in spans)


def _text(doc: Doc, view: View, tokens: Iterable[int]) -> str:
    start, end = _offsets(view, tokens)
    return doc.text[start:end]


def _span(doc: Doc, role: str, view: View, tokens: Iterable[int]) -> dict[str, Any]:
    start, end = _offsets(view, tokens)
    return {"role": role, "start": start, "end": end, "text": doc.text[start:end]}


# --- merging


def _add(facts: dict[str, _Fact], data: dict[str, Any], evidence: dict[str, Any]) -> None:
    key = _id(data)
    known = facts.get(key)
    if known is None:
        facts[key] = _Fact(data, [evidence])
        return
    if all((evidence["start"], evidence["end"]) != (e["start"], e["end"]) for e in known.evidence):
        known.evidence.append(evidence)
    known.data["hedged"] = known.data["hedged"] and data["hedged"]
    for name, order in _STRENGTH.items():
        kind, _, name = name.partition(".")
        if data["kind"] == kind and order.index(data[name]) > order.index(known.data[name]):
            known.data[name] = data[name]
    for name in ("year", "population", "circumstance"):
        if known.data.get(name) is None and data.get(name) is not None:
            known.data[name] = data[name]


def _id(data: dict[str, Any]) -> str:
    term = data.get(TERM_ROLE[data["kind"]])
    key = [
        data["kind"],
        data["drug"]["name"].lower(),
        term["name"].lower() if term else "",
        "denied" if data["negated"] else "asserted",
    ]
    if data["kind"] == "mechanism":
        key.append(data["action"])
    if data["kind"] == "approval":
        key += [data["agency"] or "", data["status"]]
    return fact_id(tuple(key))


def _finished(fact: _Fact) -> dict[str, Any]:
    return {**fact.data, "evidence": fact.evidence}


def _in_order(facts: Iterable[_Fact]) -> list[_Fact]:
    def place(fact: _Fact) -> tuple[int, int, int, str]:
        first = fact.evidence[0]
        role = TERM_ROLE[fact.data["kind"]]
        at = next((s["start"] for s in first["spans"] if s["role"] == role), first["start"])
        return first["start"], at, first["end"], _id(fact.data)

    for fact in (facts := list(facts)):
        fact.evidence.sort(key=lambda e: (e["start"], e["end"], e["rule"]))
    return sorted(facts, key=place)


# --- drugs


def _drugs(doc: Doc) -> list[dict[str, Any]]:
    mentions: dict[str, list[dict[str, Any]]] = {}
    for span in doc.spans.get("drugfacts", ()):
        if span.label_ in {"drug", "drug_class"}:
            mentions.setdefault(span.kb_id_, []).append(
                {"start": span.start_char, "end": span.end_char, "text": span.text}
            )
    return [
        {"kind": "drug", **data, "mentions": sorted(mentions.get(key, []), key=lambda m: (m["start"], m["end"]))}
        for key, data in doc.user_data["drugfacts_drugs"].items()
    ]
