"""Build the record of a Doc: merge what several places say of the same fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from spacy.tokens import Doc

from drugfacts.assertion import Judgement
from drugfacts.frames import (
    TERM_ROLE,
    Candidate,
    TermHit,
    circumstance_of,
    grammar,
    population_of,
)
from drugfacts.lexicon import Lexicon
from drugfacts.records import fact_id
from drugfacts.weighing import Weights

from .confidence import confidence_of
from .read import Read, read
from .routes import routes_told
from .source import Source

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
_BEGUN = frozenset({"already", "has", "have", "'s"})
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class _Fact:
    """A fact being gathered: its fixed part, evidence from everywhere, and whether any of it is tied to the drug.

    ``chance`` is the greatest likelihood with which a place was read by weight.
    """

    data: dict[str, Any]
    evidence: list[dict[str, Any]] = field(default_factory=list)
    said: bool = False
    chance: float = 0.0


def record_of(
    doc: Doc, lexicon: Lexicon, *, min_confidence: float = 0.0, table: Mapping[str, Weights] | None = None
) -> dict[str, Any]:
    """Return the drugs and facts of an analysed Doc as JSON-able data: ``{"drugs": [...], "facts": [...]}``.

    Parameters
    ----------
    doc : Doc
        As the components before left it: layout, mentions, parse, anaphora.
    min_confidence : float
        Facts of less are left out.
    table : mapping of str to Weights, optional
        By kind of term: what reads the terms that frames have left.
    """
    source = Source.of(doc, lexicon)
    facts: dict[str, _Fact] = {}
    views, found = read(doc, table)
    for one in found:
        if one.verdict.dropped is None:
            for data, evidence in facts_of(source, one.candidate, one.verdict):
                _add(facts, data, evidence, said=_is_tied(one.candidate), chance=_chance(one))
                if (above := _heading_evidence(source, one.candidate, data)) is not None:
                    _add(facts, data, above, said=False, chance=_chance(one))
    kept = [fact for fact in facts.values() if not _is_the_disease(fact, facts.values())]
    approvals = [fact for fact in kept if fact.data["kind"] == "approval"]
    kept = [f for f in kept if f.data["kind"] != "approval" or not any(_says_more(other, f) for other in approvals)]
    named = {(place.start, place.end) for places in source.named.values() for place in places}
    finished = (_finished(fact, named) for fact in _in_order(kept))
    drugs = _drugs(source, routes_told(views, lexicon))
    return {"drugs": drugs, "facts": [fact for fact in finished if fact["confidence"] >= min_confidence]}


def _chance(one: Read) -> float:
    return one.reading.chance if one.reading is not None else 0.0


def _is_tied(candidate: Candidate) -> bool:
    """Whether the words tie the fact to the drug: they name it, or stand in a list of its adverse reactions."""
    in_list = candidate.view.block.section == "adverse_reactions" and not candidate.frame.told
    return candidate.drug.said or in_list


def _is_the_disease(fact: _Fact, facts: Iterable[_Fact]) -> bool:
    """Whether a harm that no sentence ties to the drug by name is what the drug is given for: "IBS affects many"."""
    data = fact.data
    if data["kind"] != "side_effect" or fact.said:
        return False
    return any(
        other.data["kind"] == "indication"
        and not other.data["negated"]
        and other.data["drug"]["name"] == data["drug"]["name"]
        and other.data["condition"]["name"] == data["effect"]["name"]
        for other in facts
    )


def _says_more(other: _Fact, fact: _Fact) -> bool:
    """Whether an approval says all that another does, and more: its use; in the same place, the agency or the year."""
    more, less = other.data, fact.data
    if other is fact or (more["drug"]["name"], more["status"]) != (less["drug"]["name"], less["status"]):
        return False
    use = None if less["use"] is None else less["use"]["name"]
    more_use = None if more["use"] is None else more["use"]["name"]
    if use not in {None, more_use} or less["year"] not in {None, more["year"]}:
        return False
    if less["agency"] == more["agency"] and less["agency"] is not None:
        return use is None
    return less["agency"] in {None, more["agency"]} and _cues(fact) <= _cues(other)


def _cues(fact: _Fact) -> set[int]:
    """Where the predicates stand that say a fact."""
    return {span["start"] for evidence in fact.evidence for span in evidence["spans"] if span["role"] == "cue"}


def facts_of(
    source: Source, candidate: Candidate, verdict: Judgement
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Yield what a candidate states, as the data of a record and its evidence: its fact, and those that follow from it.

    What other places say of the same fact (the same :func:`key_of`) is not merged in.
    """
    candidate = _narrowed(candidate, verdict)
    for kind in (candidate.frame.fact, *candidate.frame.also):
        data = _data(source, candidate, verdict, kind)
        if data is not None:
            yield data, _evidence(source, candidate, kind)


def _narrowed(candidate: Candidate, verdict: Judgement) -> Candidate:
    """A denied use with what narrows it down: "won't stop a migraine that has begun" does not deny migraine."""
    term = candidate.term
    if term is None or term.anaphoric or not verdict.negated or candidate.frame.fact != "indication":
        return candidate
    tree = term.view.tree
    for k in tree.children(term.head, "relcl"):
        inside = sorted(tree.subtree(k))
        if not any(tree.lower(i) in _BEGUN for i in inside):
            continue
        if inside[0] == term.end and tree.words[term.end] != ",":
            term = term._replace(end=inside[-1] + 1, mention=None, alias=None)
            return replace(candidate, term=term)
    return candidate


def _data(source: Source, candidate: Candidate, verdict: Judgement, kind: str) -> dict[str, Any] | None:
    """A fact's fields without its evidence; None where the candidate gives none of this kind."""
    term = _term(source, candidate)
    follows = kind != candidate.frame.fact  # an approved use is an approved indication, a refused one is none
    if (term is None and kind != "approval") or (follows and not _is_approved(candidate, verdict)):
        return None
    if follows and candidate.term is not None and candidate.term.is_people:
        return None
    drug = source.drug(candidate.drug.key)
    data: dict[str, Any] = {
        "kind": kind,
        "drug": {"name": drug["name"], "identifiers": drug["identifiers"]},
        "negated": verdict.negated,
        "hedged": verdict.hedged,
        **_DEFAULTS[kind],
        **{k: v for k, v in verdict.fields.items() if k in _DEFAULTS[kind]},
        **({"status": "approved"} if follows else candidate.frame.fixed),
        **({"status": verdict.fields["status"]} if kind == "approval" and "status" in verdict.fields else {}),
        TERM_ROLE[kind]: term,
    }
    _add_words(source, candidate, data)
    return data


def _is_approved(candidate: Candidate, verdict: Judgement) -> bool:
    return verdict.fields.get("status", candidate.frame.fixed.get("status")) == "approved"


def _add_words(source: Source, candidate: Candidate, data: dict[str, Any]) -> None:
    """Fill in the fields that are words of the text, and what an approval makes of a denial."""
    kind, term = data["kind"], candidate.term
    if kind == "mechanism":
        data["action_text"] = source.words(*candidate.cue)
    if kind == "indication" and term is not None and term.population:
        data["population"] = source.words(term.view, range(*term.population))
    elif kind == "indication" and (whom := population_of(candidate.clause, grammar())):
        data["population"] = source.words(candidate.view, range(*whom))
    if kind == "side_effect" and (how := circumstance_of(candidate, grammar())):
        data["circumstance"] = source.words(how[0], range(*how[1:]))
    if kind == "approval":
        data["negated"] = False
        entry = source.lexicon.entry(candidate.agency.key) if candidate.agency else None
        data["agency"] = entry.name if entry else None


def _term(source: Source, candidate: Candidate) -> dict[str, Any] | None:
    """The term with its preferred name and identifiers, where the lexicon knows the whole phrase."""
    hit = candidate.term
    if hit is None:
        return None
    text = source.words(hit.view, range(hit.start, hit.end))
    whole = hit.mention if hit.mention and (hit.mention.start, hit.mention.end) == (hit.start, hit.end) else hit.alias
    entry = source.lexicon.entry(whole.key) if whole and not hit.name else None
    if entry is None:
        return {"name": _SPACE.sub(" ", hit.name or text).lower(), "text": text, "identifiers": []}
    return {"name": entry.name, "text": text, "identifiers": list(entry.identifiers)}


def _evidence(source: Source, candidate: Candidate, kind: str) -> dict[str, Any]:
    """The sentence or item that says the fact, with the words that fill its roles."""
    view, drug, term, agency = candidate.view, candidate.drug, candidate.term, candidate.agency
    home = term.view if term and term.view.led_by is view else view
    spans = []
    if drug.said:
        spans.append(source.span("drug", drug.view, range(drug.start, drug.end)))
    elif (named := source.last_named(drug.key, view)) is not None:
        spans.append(source.span_at("drug", named.start, named.end))
    if term:
        spans.append(source.span(TERM_ROLE[kind], term.view, range(term.start, term.end)))
        if (again := _again(term)) is not None:
            spans.append(source.span(TERM_ROLE[kind], term.view, again))
    if agency and kind == "approval":
        spans.append(source.span("agency", agency.view, range(agency.start, agency.end)))
    if kind == "mechanism":
        spans.append(source.span("action", *candidate.cue))
    spans.append(source.span("cue", *candidate.cue))
    visible = [o for w, o in zip(home.tree.words, home.tree.offsets, strict=True) if w.strip()]
    start, end = visible[0][0], visible[-1][1]
    return {"start": start, "end": end, "text": source.text[start:end], "rule": candidate.frame.id, "spans": spans}


def _heading_evidence(source: Source, candidate: Candidate, data: dict[str, Any]) -> dict[str, Any] | None:
    """The heading above as further evidence of a use, where it names the use: "Hypertension" over "is given for it".

    A heading states nothing by itself; here the text below it says what it is about.
    """
    term, above = candidate.term, candidate.view.heading
    if data["kind"] != "indication" or data["negated"] or term is None or above is None:
        return None
    named = {m for ms in above.mentions.values() for m in ms if m.kind == "condition"}
    same = [m for m in named if term.mention is not None and m.key == term.mention.key]
    if not same:
        return None
    place = min(same, key=lambda m: m.start)
    visible = [o for w, o in zip(above.tree.words, above.tree.offsets, strict=True) if w.strip()]
    if above.index == 0 and place.end - place.start < len(visible):
        return None  # a title that says more than the use
    spans = [source.span("condition", above, range(place.start, place.end))]
    if (drug := source.last_named(candidate.drug.key, candidate.view)) is not None:
        spans.insert(0, source.span_at("drug", drug.start, drug.end))
    spans.append(source.span("cue", *candidate.cue))
    start, end = visible[0][0], visible[-1][1]
    return {"start": start, "end": end, "text": source.text[start:end], "rule": candidate.frame.id, "spans": spans}


def _again(term: TermHit) -> range | None:
    """The words after a term that say the same again in a bracket: a known term, or the term's short form."""
    if term.alias and term.alias.start >= term.end:
        return range(term.alias.start, term.alias.end)
    return range(*term.aside) if term.aside else None


# --- merging


def _add(facts: dict[str, _Fact], data: dict[str, Any], evidence: dict[str, Any], said: bool, chance: float) -> None:
    key = key_of(data)
    known = facts.get(key)
    if known is None:
        facts[key] = _Fact(data, [evidence], said, chance)
        return
    known.said = known.said or said
    known.chance = max(known.chance, chance)
    if all((evidence["start"], evidence["end"]) != (e["start"], e["end"]) for e in known.evidence):
        known.evidence.append(evidence)
    if chance:  # what was read by weight adds a place, and says no more of the fact than frames do
        return
    known.data["hedged"] = known.data["hedged"] and data["hedged"]
    for name, order in _STRENGTH.items():
        kind, _, name = name.partition(".")
        if data["kind"] == kind and order.index(data[name]) > order.index(known.data[name]):
            known.data[name] = data[name]
    for name in ("year", "population", "circumstance"):
        if known.data.get(name) is None and data.get(name) is not None:
            known.data[name] = data[name]


def key_of(data: dict[str, Any]) -> str:
    """Return the id of a fact from its data."""
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


def _finished(fact: _Fact, named: set[tuple[int, int]]) -> dict[str, Any]:
    data = {**fact.data, "evidence": fact.evidence}
    return {**data, "confidence": confidence_of(data, named, fact.chance)}


def _in_order(facts: Iterable[_Fact]) -> list[_Fact]:
    def place(fact: _Fact) -> tuple[int, int, int, str]:
        first = fact.evidence[0]
        role = TERM_ROLE[fact.data["kind"]]
        at = next((s["start"] for s in first["spans"] if s["role"] == role), first["start"])
        return first["start"], at, first["end"], key_of(fact.data)

    for fact in (facts := list(facts)):
        fact.evidence.sort(key=lambda e: (e["start"], e["end"], e["rule"]))
    return sorted(facts, key=place)


# --- drugs


def _drugs(source: Source, routes: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
    return [
        {
            "kind": "drug",
            **data,
            "routes": list(dict.fromkeys([*data["routes"], *routes.get(key, ())])),
            "mentions": [
                {"start": place.start, "end": place.end, "text": source.text[place.start : place.end]}
                for place in sorted(source.named.get(key, []), key=lambda p: (p.start, p.end))
            ],
        }
        for key, data in source.drugs.items()
    ]
