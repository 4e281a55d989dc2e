"""What frames found in a sentence, and what they nearly found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from drugfacts.assemble import Read, Source, facts_of, key_of
from drugfacts.assertion import Judgement, judge
from drugfacts.frames import Attempt, Candidate, Grammar
from drugfacts.kinds import TERM_ROLE

from .model import STAGES, FactNote, Fired, Missed, Piece, Stage
from .reasons import JUDGED, stopped
from .words import piece

_Data = tuple[dict[str, Any], dict[str, Any]]
AUXILIARY = frozenset({"aux", "auxpass"})
"""Labels of verbs that frames try as well, and that nobody takes for a predicate."""


@dataclass(frozen=True, slots=True)
class Record:
    """What candidates are turned into facts with, the frames, and the ids of the facts that the text's record has.

    ``read`` has what was read of each candidate, by its identity: the verdict, and whether it was read by weight.
    ``overruled`` has, by sentence, the keys of the drugs that it would be about by the rules, and why it is not.
    """

    source: Source
    words: Grammar
    kept: Collection[str]
    read: Mapping[int, Read] = field(default_factory=dict)
    overruled: Mapping[int, tuple[Sequence[str], Sequence[str]]] = field(default_factory=dict)

    def verdict(self, candidate: Candidate) -> Judgement:
        """What a candidate was judged to be."""
        known = self.read.get(id(candidate))
        return judge(candidate) if known is None else known.verdict

    def weighed(self, candidate: Candidate) -> Iterator[str]:
        """Yield how likely by the words around what was read is; if it was read by weight, what spoke most for it."""
        known = self.read.get(id(candidate))
        if known is not None and known.reading is not None:
            reasons = ", ".join(f"{name} {weight:+.2f}" for name, weight in known.reading.reasons[:_REASONS])
            yield f"likely by {known.reading.chance:.2f} from what stands around it: {reasons}"
        elif known is not None and known.likely is not None:
            yield f"likely by {known.likely:.2f} from what stands around it"


_REASONS = 6  # the strongest reasons, which are told
_NO_FIELDS = frozenset({"kind", "drug", "negated", "hedged"})


def fired_in(record: Record, attempts: Iterable[Attempt]) -> Iterator[Fired]:
    """Yield what was found, in the order in which frames found it."""
    seen: set[Fired] = set()
    for candidate in (c for attempt in attempts for c in attempt.candidates):
        verdict = record.verdict(candidate)
        facts = [fact for fact in _facts(record, candidate, verdict) if key_of(fact[0]) in record.kept]
        if facts and (fired := _fired(candidate, verdict, facts, record)) not in seen:
            seen.add(fired)
            yield fired


def _facts(record: Record, candidate: Candidate, verdict: Judgement) -> list[_Data]:
    return list(facts_of(record.source, candidate, verdict)) if verdict.dropped is None else []


def missed_in(record: Record, attempts: Iterable[Attempt]) -> list[Missed]:
    """The frames that found nothing, the nearest misses first; those stopped by the same together."""
    groups: dict[tuple[Stage, Piece | None, str, tuple[str, ...]], list[str]] = {}
    for attempt in attempts:
        if attempt.clause and attempt.clause.tree.dep[attempt.clause.at] in AUXILIARY:
            continue
        predicate = piece(attempt.view.tree, [attempt.clause.at], record.source.text) if attempt.clause else None
        for stage, reason, looked in _stops(record, attempt):
            frames = groups.setdefault((stage, predicate, reason, looked), [])
            if attempt.frame.id not in frames:
                frames.append(attempt.frame.id)
    found = [Missed(tuple(frames), at, stage, why, looked) for (stage, at, why, looked), frames in groups.items()]
    return sorted(found, key=lambda missed: STAGES.index(missed.stage))


def _stops(record: Record, attempt: Attempt) -> Iterator[tuple[Stage, str, tuple[str, ...]]]:
    """What stopped a frame; for each candidate that was judged to be no fact, why."""
    if not attempt.candidates:
        yield stopped(attempt, record.source.text, TERM_ROLE[attempt.frame.fact])
    for candidate in attempt.candidates:
        verdict = record.verdict(candidate)
        facts = _facts(record, candidate, verdict)
        if not any(key_of(data) in record.kept for data, _ in facts):
            why = verdict.dropped or ("no harm" if facts else "no term")
            yield "judgement", JUDGED.get(why, why), (_pair(record.source, candidate),)


def _pair(source: Source, candidate: Candidate) -> str:
    drug = str(source.drug(candidate.drug.key)["name"])
    if candidate.term is None:
        return drug
    term = piece(candidate.term.view.tree, range(candidate.term.start, candidate.term.end), source.text)
    return f"{drug} – “{term.text}”"


def _fired(candidate: Candidate, verdict: Judgement, facts: list[_Data], record: Record) -> Fired:
    data, evidence = facts[0]
    spans = tuple((s["role"], Piece(s["start"], s["end"], s["text"])) for s in evidence["spans"])
    term = data.get(TERM_ROLE[data["kind"]])
    return Fired(
        frame=candidate.frame.id,
        cue=tuple(said for role, said in spans if role == "cue"),
        drug=data["drug"]["name"],
        term=term["name"] if term else None,
        agency=data.get("agency"),
        spans=spans,
        negated=data["negated"],
        hedged=data["hedged"],
        because=(*_because(candidate, verdict, data), *record.weighed(candidate)),
        facts=tuple(FactNote(key_of(d), d["kind"], tuple(_fields(d))) for d, _ in facts),
    )


def _fields(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The fields beside drug, term and assertion, those that say something."""
    for name, value in data.items():
        if name not in _NO_FIELDS and name != TERM_ROLE[data["kind"]] and value not in (None, False):
            yield name, "yes" if value is True else str(value)


def _because(candidate: Candidate, verdict: Judgement, data: dict[str, Any]) -> Iterator[str]:
    words = candidate.clause.tree.words
    if verdict.denied_by is not None:
        yield f"denied by “{words[verdict.denied_by]}”"
    if candidate.denied:
        yield "denied as an exception"
    if candidate.flipped:
        yield "set against the drug that the clause is about"
    if verdict.hedged_by is not None:
        yield f"hedged by “{words[verdict.hedged_by]}”"
    if not candidate.drug.said:
        yield "the drug is the one that the passage is about"
    for name, value in data.items():
        if name in candidate.frame.fixed and value == candidate.frame.fixed[name]:
            yield f"{name} is set by the frame"
        elif name in verdict.because and value == verdict.fields.get(name):
            yield f"{name} from {verdict.because[name]}"
