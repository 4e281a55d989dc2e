"""A second opinion on what frames read: how likely it is by all the words around.

A frame sees the words that it is made of, and judging sees some more; the weights have learned from all that stands
around a term. Both are mostly of one mind. Where they are not, the fact is less to be trusted: of harms that frames
assert and weights give less than 0.2, half are right on the texts of ``make precision``, of those with 0.95 and more
99 in 100. So an opinion is one more of the grounds of a fact's confidence (:mod:`drugfacts.frames.precision`), and what
it makes most unlikely is no fact at all in some cases (:mod:`.unlikely`).

The encoder is not asked: asked as widely as helps, it told right from wrong little better (the area under the curve of
confidence was 0.839 with it and 0.833 without), for more than three times the time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from drugfacts.assertion import Judgement
from drugfacts.frames import Candidate, Mention, TermHit

from .evidence import Scene, evidence_of
from .pairs import Pair, head_of, unlisted_pairs
from .readings import ACTIONS, DENIED
from .weights import Weights

_TERM_KIND = {"approval": "condition", "indication": "condition", "side_effect": "condition", "mechanism": "target"}
_AT_ONCE = 256

_Asked = tuple[int, Pair, tuple[str, ...]]
"""The place of what was read, its pair, and what weights may call it."""


class Opinion(NamedTuple):
    """How likely something is by the words around, and whether its term is in a list; of a target, its head as well."""

    likely: float
    is_listed: bool


def opinions_of(
    judged: Sequence[tuple[Candidate, Judgement]], scene: Scene, table: Mapping[str, Weights]
) -> dict[int, Opinion]:
    """Return how likely by the words around is what frames read of a text, by its place in the sequence.

    What is of no term, or has its term from another sentence ("it is approved for that"), is not asked about; nor is
    that something is not approved.
    """
    found: dict[int, Opinion] = {}
    asked = _asked(judged, scene)
    while some := list(islice(asked, _AT_ONCE)):
        of_kind: dict[str, list[_Asked]] = {}
        for one in some:
            of_kind.setdefault(one[1].kind, []).append(one)
        for kind, ones in of_kind.items():
            if kind not in table:
                continue
            weights = table[kind].of(scene.manner)
            likely = weights.chances_of([evidence_of(pair, scene) for _, pair, _ in ones])
            for (place, pair, outcomes), chances in zip(ones, likely, strict=True):
                named = zip(weights.outcomes, chances, strict=True)
                chance = sum(chance for name, chance in named if name in outcomes)
                found[place] = Opinion(chance, pair.is_listed and _has_head(judged[place][0], pair))
    return found


def _has_head(candidate: Candidate, pair: Pair) -> bool:
    """Whether what is known of a term is what it is: in "T expression" it is not, where T alone is known."""
    return pair.term.kind != "target" or (candidate.term is not None and candidate.term.head == pair.head)


def _asked(judged: Sequence[tuple[Candidate, Judgement]], scene: Scene) -> Iterator[_Asked]:
    """Yield what is asked about."""
    for place, (candidate, verdict) in enumerate(judged):
        term = candidate.term
        if verdict.dropped is not None or term is None or term.anaphoric:
            continue
        outcomes = _outcomes(candidate, verdict)
        pair = _pair(candidate, term, scene) if outcomes else None
        if pair is not None:
            yield place, pair, outcomes


def _outcomes(candidate: Candidate, verdict: Judgement) -> tuple[str, ...]:
    """What weights may call it; a denied mechanism has no name of its own."""
    fact = candidate.frame.fact
    if fact == "mechanism":
        return () if verdict.negated else ACTIONS
    if fact == "approval":
        status = verdict.fields.get("status", candidate.frame.fixed.get("status"))
        return ("indication",) if status == "approved" and not verdict.negated else ()
    return (fact + DENIED if verdict.negated else fact,)


def _pair(candidate: Candidate, term: TermHit, scene: Scene) -> Pair | None:
    """The pair of a term and a drug as the sentence offers it: of a known term, or of the phrase as it is."""
    view, key, kind = term.view, candidate.drug.key, _TERM_KIND[candidate.frame.fact]
    for pair in scene.pairs(view):
        known = pair.term
        if pair.drug.key == key and known.kind == kind and known.start < term.end and term.start < known.end:
            return pair
    if view.mention(term.head, kind) is not None:
        return None  # known, and never offered: "fever" of "fever medicine"
    phrase = Mention(kind, f"{kind}:{view.tree.lemma[term.head]}", "unlisted", term.start, term.end)
    offered = unlisted_pairs(view, phrase, head_of(view, term.start, term.end), scene.offer(view))
    return next((pair for pair in offered if pair.drug.key == key), None)
