"""Build the record of a Doc: merge what several places say of the same fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc

from drugfacts.assertion import VAGUE, Judgement, denied_action, denies_vaguely
from drugfacts.frames import (
    Candidate,
    Grammar,
    TermHit,
    circumstance_of,
    end_with_cause,
    grammar,
    population_of,
)
from drugfacts.kinds import TERM_ROLE
from drugfacts.lexicon import Lexicon
from drugfacts.mentions import SHARES
from drugfacts.weighing import Weights

from .apart import OF_DISEASE, entry_of, is_of_its_own, told_apart
from .merge import Gathered
from .one import Read
from .read import read
from .routes import routes_told
from .source import Source

_DEFAULTS: dict[str, dict[str, Any]] = {
    "mechanism": {},
    "approval": {"year": None},
    "indication": {"status": "unspecified", "population": None},
    "side_effect": {"frequency": None, "serious": False, "circumstance": None},
}
_BEGUN = frozenset({"already", "has", "have", "'s"})
_SPACE = re.compile(r"\s+")


def gather(
    doc: Doc, lexicon: Lexicon, table: Mapping[str, Weights] | None = None, words: Grammar | None = None
) -> Gathered:
    """Return the facts and drugs of an analysed Doc, before other parts of its text have their say.

    Parameters
    ----------
    doc : Doc
        As the components before left it: layout, mentions, parse, anaphora.
    lexicon : Lexicon
    table : mapping of str to Weights, optional
        By kind of term: what reads the terms that frames have left.
    words : Grammar, optional
        The frames; those of the package where they are left out.
    """
    source = Source.of(doc, lexicon)
    gathered = Gathered()
    views, found = read(doc, table, words)
    source.apart = told_apart(found, lexicon)
    wholes = _wholes(found)
    for one in found:
        if one.verdict.dropped is None and not _is_part_of(one, wholes):
            for data, evidence in facts_of(source, one.candidate, one.verdict):
                gathered.add(data, evidence, said=_is_tied(one.candidate), chance=_chance(one), likely=one.likely)
                if (above := _heading_evidence(source, one.candidate, data)) is not None:
                    gathered.add(data, above, said=False, chance=_chance(one))
    gathered.drugs = _drugs(source, routes_told(views, lexicon))
    for view in views:
        view.forget()
    return gathered


_Place = tuple[str, int]
"""A drug's key and a sentence's number."""


def _wholes(found: Iterable[Read]) -> dict[_Place, list[tuple[int, int]]]:
    """The terms of uses by drug and sentence, as first and end word."""
    wholes: dict[_Place, list[tuple[int, int]]] = {}
    for one in found:
        term = one.candidate.term
        if one.verdict.dropped is None and one.candidate.frame.fact in OF_DISEASE and term is not None:
            end = end_with_cause(term, grammar())
            wholes.setdefault((one.candidate.drug.key, term.view.index), []).append((term.start, end))
    return wholes


def _is_part_of(one: Read, wholes: Mapping[_Place, Sequence[tuple[int, int]]]) -> bool:
    """Whether a use that was read by weight is but part of another's term: D of "C with D"."""
    term = one.candidate.term
    if one.reading is None or term is None or one.candidate.frame.fact not in OF_DISEASE:
        return False
    if not term.start or term.view.tree.lower(term.start - 1) != "with":
        return False
    others = wholes.get((one.candidate.drug.key, term.view.index), ())
    return any(start < term.start and term.end <= end for start, end in others)


def _chance(one: Read) -> float:
    return one.reading.chance if one.reading is not None else 0.0


def _is_tied(candidate: Candidate) -> bool:
    """Whether the words tie the fact to the drug: name it, list its reactions, say that an illness may flare."""
    in_list = candidate.view.block.section == "adverse_reactions" and not candidate.frame.told
    return candidate.drug.said or in_list or candidate.frame.of_illness or _comes_of_its_end(candidate)


def _comes_of_its_end(candidate: Candidate) -> bool:
    """Whether a harm comes of no longer taking the drug, as may what it is for: "stopping it may bring a stroke"."""
    how = circumstance_of(candidate, grammar()) if candidate.frame.fact == "side_effect" else None
    return how is not None and any(grammar().isa(how[0].tree.lemma[i], "ending") for i in range(*how[1:]))


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
    if term.mention is None and grammar().isa(tree.lemma[term.head], "spell"):
        return candidate  # "an attack" is one that has begun
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
    if verdict.taken_back:
        data["negated"] = False
    _add_words(source, candidate, data)
    return data


def _is_approved(candidate: Candidate, verdict: Judgement) -> bool:
    return verdict.fields.get("status", candidate.frame.fixed.get("status")) == "approved"


def _add_words(source: Source, candidate: Candidate, data: dict[str, Any]) -> None:
    """Fill in the fields that are words of the text, and what an approval makes of a denial."""
    kind, term = data["kind"], candidate.term
    if kind == "mechanism":
        data["action_text"] = source.words(*candidate.cue)
        if data["negated"] and (data["action"] == VAGUE or denies_vaguely(candidate)):
            data["action"] = denied_action(candidate)
    if kind == "indication" and term is not None and term.population:
        data["population"] = source.words(term.view, range(*term.population))
    elif kind == "indication" and (whom := population_of(candidate, grammar())):
        data["population"] = source.words(whom[0], range(*whom[1:]))
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
    said = source.words(hit.view, range(hit.start, hit.end))
    text = said
    if candidate.frame.fact in OF_DISEASE:
        text = source.words(hit.view, range(hit.start, end_with_cause(hit, grammar())))
    if hit.mention and hit.mention.role.startswith(SHARES):  # "lung cancer" for "lung" in "lung and skin cancer"
        said = text = f"{said} {hit.mention.role.removeprefix(SHARES)}"
    entry = entry_of(hit, source.lexicon)
    own = bool(source.apart) and is_of_its_own(hit, entry, source.apart)
    if entry is None:
        return {"name": _SPACE.sub(" ", hit.name or (text if own else said)).lower(), "text": text, "identifiers": []}
    return {
        "name": _SPACE.sub(" ", text).lower() if own else entry.name,
        "text": text,
        "identifiers": list(entry.identifiers),
    }


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
        if kind == "indication" and (head := _run_in(term)) is not None:
            spans.append(source.span("condition", term.view, head))
    if agency and kind == "approval":
        spans.append(source.span("agency", agency.view, range(agency.start, agency.end)))
    if kind == "mechanism":
        spans.append(source.span("action", *candidate.cue))
    spans.append(source.span("cue", *candidate.cue))
    start, end = source.visible(home)
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


def _run_in(term: TermHit) -> range | None:
    """The use that opens its sentence, where a heading has run into it: "1.1 Gout Xumab is indicated for gout"."""
    view, tree, known = term.view, term.view.tree, term.mention
    if known is None or known.role.startswith(SHARES):
        return None
    first = next((i for i, word in enumerate(tree.words) if word[:1].isupper()), term.start)
    places = (first, first + 2) if tree.lowers[first + 1 : first + 2] == ["of"] else (first,)
    named = (m for i in places for m in view.mentions.get(i, ()) if m.key == known.key and m.end <= term.start)
    again = next(named, None)
    if again is None:
        return None
    after, is_inside = again.end, False
    while after < term.start and (is_inside or tree.words[after] in "()[]:-–"):
        is_inside = tree.words[after] in "([" or (is_inside and tree.words[after] not in ")]")
        after += 1
    begun = any(m.kind == "drug" and m.start == after for m in view.mentions.get(after, ()))
    return range(again.start, again.end) if begun and tree.words[after][:1].isupper() else None


# --- drugs


def _drugs(source: Source, routes: Mapping[str, Sequence[str]]) -> dict[str, dict[str, Any]]:
    return {
        key: {
            "kind": "drug",
            **data,
            "routes": list(dict.fromkeys([*data["routes"], *routes.get(key, ())])),
            "mentions": [
                {"start": place.start, "end": place.end, "text": source.text[place.start : place.end]}
                for place in sorted(source.named.get(key, []), key=lambda p: (p.start, p.end))
            ],
        }
        for key, data in source.drugs.items()
    }
