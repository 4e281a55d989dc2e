"""A second opinion: what the words around it make most unlikely is no fact.

A denial is judged by a few words and what they govern; the weights see all that stands around the term. Where these say
that such a thing is hardly ever denied there, a "not" or "without" was mostly of something else. Words that say
themselves what they deny ("free of C", "ruled out C", "no benefit in C") are not asked about.

In reports of research much rises, falls or is inhibited that is none of the drug's doing. A mechanism there is asked
about unless the drug is the subject of what acts on the target.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from drugfacts.assertion import Judgement
from drugfacts.assertion.cues import cues
from drugfacts.frames import Candidate

from .evidence import CASE, RESEARCH, Scene, evidence_of
from .pairs import Pair
from .readings import ACTIONS, DENIED
from .weights import Weights

UNLIKELY = "unlikely"
"""Why a candidate is no fact."""

LEAST_LIKELY = 0.05
"""A denial that is less likely than that is none: of 15 such ones in texts that taught no weights, 1 was right. Of what
was asserted and as unlikely hardly anything was made up, as other sentences said it as well."""

_FACTS = frozenset({"indication", "side_effect"})
_AT_ONCE = 256

_Asked = tuple[int, Pair, tuple[str, ...]]
"""The place of a reading, its pair, and the outcomes that it may be."""

_Places = dict[tuple[str, int], Pair]
"""The pairs of a sentence by drug and word."""


def unlikely_among(
    judged: Sequence[tuple[Candidate, Judgement]], scene: Scene, table: Mapping[str, Weights]
) -> set[int]:
    """Return what of a text is most unlikely by the words around it, by its place in the sequence.

    Denials, and in reports of research mechanisms. Nothing of a sentence or two about a patient: what taught the
    weights of such ones was picked for a harm.
    """
    found: set[int] = set()
    if scene.manner == CASE:
        return found
    readings = list(_weighable(judged, scene))
    for start in range(0, len(readings), _AT_ONCE):
        some = readings[start : start + _AT_ONCE]
        of_kind: dict[str, list[_Asked]] = {}
        for one in some:
            of_kind.setdefault(one[1].kind, []).append(one)
        for kind, asked in of_kind.items():
            weights = table[kind].of(scene.manner)
            chances = weights.chances_of([evidence_of(pair, scene) for _, pair, _ in asked])
            for (place, _, outcomes), likely in zip(asked, chances, strict=True):
                known = [chance for name, chance in zip(weights.outcomes, likely, strict=True) if name in outcomes]
                if known and sum(known) < LEAST_LIKELY:
                    found.add(place)
    return found


def _weighable(judged: Sequence[tuple[Candidate, Judgement]], scene: Scene) -> Iterator[_Asked]:
    """Yield what is asked about and has a known term, each with its pair and the outcomes that it may be."""
    of_view: dict[int, _Places] = {}
    for place, (candidate, verdict) in enumerate(judged):
        term = candidate.term
        outcomes = _outcomes(candidate, verdict, scene.manner)
        if not outcomes or verdict.dropped is not None or term is None or term.anaphoric:
            continue
        index = term.view.index
        if index not in of_view:
            pairs = scene.pairs(term.view)
            of_view[index] = {(p.drug.key, i): p for p in pairs for i in range(p.term.start, p.term.end)}
        places, key = of_view[index], candidate.drug.key
        pair = next((places[key, i] for i in range(term.start, term.end) if (key, i) in places), None)
        if pair is not None and (candidate.frame.fact in _FACTS or term.head == pair.head):
            yield place, pair, outcomes


def _outcomes(candidate: Candidate, verdict: Judgement, manner: str) -> tuple[str, ...]:
    """What a reading may be; nothing where it is not asked about."""
    fact = candidate.frame.fact
    if fact == "mechanism":
        return ACTIONS if manner == RESEARCH and not verdict.negated and not _is_said_to_do(candidate) else ()
    denied = verdict.negated and fact in _FACTS and _is_by_a_plain_word(candidate, verdict)
    return (fact + DENIED,) if denied else ()


def _is_said_to_do(candidate: Candidate) -> bool:
    """Whether the drug is the subject of what acts on the target: "X inhibits T", "inhibition of T by X"."""
    drug = candidate.drug
    return drug.said and any(drug.start <= subject.head < drug.end for subject in candidate.clause.roles.get("subj"))


def _is_by_a_plain_word(candidate: Candidate, verdict: Judgement) -> bool:
    at = verdict.denied_by
    return at is not None and candidate.view.tree.lower(at) in cues().negation.words
