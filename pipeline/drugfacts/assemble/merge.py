"""What several places, and several parts of a long text, say of the same fact becomes one fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from drugfacts.frames import grammar
from drugfacts.frames.precision import Precision
from drugfacts.kinds import TERM_ROLE
from drugfacts.records import fact_id

from .confidence import Named, around_of, confidence_of

_WORD = re.compile(r"[^\W\d_]+")

Data = dict[str, Any]

_STRENGTH: dict[str, tuple[Any, ...]] = {
    "indication.status": ("investigational", "unspecified", "off_label", "approved"),
    "side_effect.frequency": (None, "very_rare", "rare", "uncommon", "common", "very_common"),
    "side_effect.serious": (False, True),
}


@dataclass(slots=True)
class Gathering:
    """A fact being gathered: its fixed part, evidence from everywhere, and whether any of it is tied to the drug.

    ``chance`` is the greatest likelihood with which a place was read by weight; ``framed``, whether frames read one;
    ``id``, that of the fact, once it is merged; ``likely``, how likely at most is by the words around what frames read.
    """

    data: Data
    evidence: list[Data]
    said: bool
    chance: float
    framed: bool
    id: str = ""
    likely: float | None = None


@dataclass(slots=True)
class Gathered:
    """The facts of a text, or of a part of it, by their id, and its drugs by key."""

    facts: dict[str, Gathering] = field(default_factory=dict)
    drugs: dict[str, Data] = field(default_factory=dict)

    def add(self, data: Data, evidence: Data, *, said: bool, chance: float, likely: float | None = None) -> None:
        """Take in what one place says; ``chance`` is 0 where a frame read it."""
        self.merge(Gathering(data, [evidence], said, chance, framed=not chance, likely=likely))

    def merge(self, other: Gathering) -> None:
        """Take in what some places say."""
        other.id = key_of(other.data)
        known = self.facts.setdefault(other.id, other)
        if known is other:
            return
        known.said = known.said or other.said
        known.chance = max(known.chance, other.chance)
        if other.likely is not None:
            known.likely = max(known.likely or 0.0, other.likely)
        added = other.evidence
        if other.framed and not known.framed:  # what a frame read says what the fact is, and where
            known.data, known.framed = other.data, True
            known.evidence, added = list(added), known.evidence
        elif other.framed:  # what was read by weight adds a place, and says no more of the fact than frames do
            _strengthen(known.data, other.data)
        places = {(e["start"], e["end"]) for e in known.evidence}
        known.evidence += [e for e in added if (e["start"], e["end"]) not in places]

    def finished(self, min_confidence: float = 0.0, measured: Precision | None = None) -> Data:
        """Return drugs and facts as a record has them, the facts in the order of the text.

        ``measured`` has the counts from which confidences are computed; those of the package where it is left out.
        """
        denied = any(fact.data["negated"] for fact in self.facts.values())
        said = map(self._undenied, self.facts.values()) if denied else self.facts.values()
        kept = _in_order(_kept(fact for fact in said if fact.evidence))
        named = Named.of(self.drugs.values())
        facts = (_finished(fact, named, measured) for fact in kept)
        return {
            "drugs": list(self.drugs.values()),
            "facts": [fact for fact in facts if fact["confidence"] >= min_confidence],
        }

    def around(self) -> dict[str, str]:
        """Return the second opinions on facts by their id, see :func:`~.confidence.around_of`."""
        return {fact.id: around_of(fact.likely) for fact in self.facts.values() if fact.likely is not None}

    def _undenied(self, fact: Gathering) -> Gathering:
        """Without the places whose words another reading takes for a denial, which goes before."""
        denial = None if fact.data["negated"] else self.facts.get(key_of({**fact.data, "negated": True}))
        if denial is None:
            return fact
        denied = {_words_of(evidence) for evidence in denial.evidence}
        left = [e for e in fact.evidence if _words_of(e) not in denied]
        return replace(fact, data=_as_written(fact.data, left), evidence=left)


def key_of(data: Data) -> str:
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


def _as_written(data: Data, evidence: Iterable[Data]) -> Data:
    """The data of a fact, with its term as the first of some places has it where none has it as it was."""
    role = TERM_ROLE[data["kind"]]
    term, written = data.get(role), [s["text"] for e in evidence for s in e["spans"] if s["role"] == role]
    if term is None or not written or any(term["text"].startswith(text) for text in written):  # "lung" of "lung cancer"
        return data
    return {**data, role: {**term, "text": written[0]}}


def _strengthen(known: Data, other: Data) -> None:
    """Let the strongest that was said hold."""
    known["hedged"] = known["hedged"] and other["hedged"]
    for name, order in _STRENGTH.items():
        kind, _, name = name.partition(".")
        if other["kind"] == kind and order.index(other[name]) > order.index(known[name]):
            known[name] = other[name]
    for name in ("year", "population", "circumstance"):
        if known.get(name) is None and other.get(name) is not None:
            known[name] = other[name]


# --- what other facts make of a fact


def _kept(facts: Iterable[Gathering]) -> Iterator[Gathering]:
    """Yield the facts, less those that others show to be none, or to say nothing of their own."""
    facts = list(facts)
    approvals = [fact for fact in facts if fact.data["kind"] == "approval"]
    treated = {
        (fact.data["drug"]["name"], fact.data["condition"]["name"])
        for fact in facts
        if fact.data["kind"] == "indication"
    }
    beyond = _unlicensed(approvals)
    for fact in facts:
        if _used(fact) is not None and fact.data["status"] == "unspecified":
            if _used(fact) in beyond:
                fact.data["status"] = "off_label"
            elif any(_licenses(approval.data, fact.data) for approval in approvals):
                fact.data["status"] = "approved"
        if fact.data["kind"] == "approval" and any(_says_more(other, fact) for other in approvals):
            continue
        if not _is_the_disease(fact, treated):
            yield fact


def _unlicensed(approvals: list[Gathering]) -> set[tuple[str, str]]:
    """The drugs and uses of which it is said that they are not approved, and of no agency that it approved them."""
    by_status: dict[bool, set[tuple[str, str]]] = {True: set(), False: set()}
    for fact in approvals:
        data = fact.data
        if data["use"] is not None:
            by_status[data["status"] == "not_approved"].add((data["drug"]["name"], data["use"]["name"]))
    return by_status[True] - by_status[False]


def _licenses(approval: Data, indication: Data) -> bool:
    """Whether an approval is for what a drug is used for, or for a part of it: "metastatic breast cancer"."""
    use, condition = approval["use"], indication["condition"]
    if use is None or approval["status"] != "approved" or approval["drug"]["name"] != indication["drug"]["name"]:
        return False
    if use["name"] == condition["name"]:
        return True
    said = _WORD.findall(condition["text"].lower())
    words = _WORD.findall(use["text"].lower())
    return any(words[at : at + len(said)] == said for at in range(len(words) - len(said) + 1))


def _used(fact: Gathering) -> tuple[str, str] | None:
    """The drug and what it is used for, where a fact asserts an indication."""
    data = fact.data
    asserted = data["kind"] == "indication" and not data["negated"]
    return (data["drug"]["name"], data["condition"]["name"]) if asserted else None


def _is_the_disease(fact: Gathering, treated: set[tuple[str, str]]) -> bool:
    """Whether a harm that no sentence ties to the drug by name is what the drug is for, or of no use in.

    What was read by weight is held against what the text says of the term elsewhere already.
    """
    data = fact.data
    if data["kind"] != "side_effect" or fact.said or not fact.framed:
        return False
    return (data["drug"]["name"], data["effect"]["name"]) in treated


def _says_more(other: Gathering, fact: Gathering) -> bool:
    """Whether an approval says all that another does, and more: its use; in the same place, the agency or the year."""
    more, less = other.data, fact.data
    if other is fact or (more["drug"]["name"], more["status"]) != (less["drug"]["name"], less["status"]):
        return False
    if less["use"] is less["agency"] is less["year"] is None:
        return True  # "cleared", says a headline, and the text by whom and for what
    use = None if less["use"] is None else less["use"]["name"]
    more_use = None if more["use"] is None else more["use"]["name"]
    if use not in {None, more_use} or less["year"] not in {None, more["year"]}:
        return False
    if less["agency"] == more["agency"] and less["agency"] is not None:
        return use is None
    if less["agency"] not in {None, more["agency"]}:
        return False
    return _cues(fact) <= _cues(other) or (use is not None and less["agency"] is None and _says_again(other, fact))


def _says_again(other: Gathering, fact: Gathering) -> bool:
    """Whether the same sentence says an approval once without its agency, and does not say where.

    So in "is approved for C, as the FDA decided in 2010"; not in "in Britain it is licensed for C, and by the FDA".
    """
    places = {(e["start"], e["end"]) for e in other.evidence}
    told = all((e["start"], e["end"]) in places for e in fact.evidence)
    words = (word for e in fact.evidence for word in _WORD.findall(e["text"].lower()))
    return told and not any(grammar().isa(word, "place") for word in words)


def _words_of(evidence: Data) -> tuple[tuple[str, int, int], ...]:
    """Where the drug and the term stand in a place that says a fact."""
    return tuple(sorted((s["role"], s["start"], s["end"]) for s in evidence["spans"] if s["role"] != "cue"))


def _cues(fact: Gathering) -> set[int]:
    """Where the predicates stand that say a fact."""
    return {span["start"] for evidence in fact.evidence for span in evidence["spans"] if span["role"] == "cue"}


# --- to records


def _finished(fact: Gathering, named: Named, measured: Precision | None) -> Data:
    data = {**fact.data, "evidence": fact.evidence}
    return {**data, "confidence": confidence_of(data, named, fact.chance, measured, around_of(fact.likely))}


def _in_order(facts: Iterable[Gathering]) -> list[Gathering]:
    def place(fact: Gathering) -> tuple[int, int, int, str]:
        first = fact.evidence[0]
        role = TERM_ROLE[fact.data["kind"]]
        at = next((s["start"] for s in first["spans"] if s["role"] == role), first["start"])
        return first["start"], at, first["end"], fact.id

    for fact in (facts := list(facts)):
        fact.evidence.sort(key=lambda e: (e["start"], e["end"], e["rule"]))
    return sorted(facts, key=place)
