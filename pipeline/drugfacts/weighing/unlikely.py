"""A second opinion on denials: one that the words around it make most unlikely is none.

A denial is judged by a few words and what they govern; the weights see all that stands around the term. Where these say
that such a thing is hardly ever denied there, a "not" or "without" was mostly of something else. Words that say
themselves what they deny ("free of C", "ruled out C", "no benefit in C") are not asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from drugfacts.assertion import Judgement
from drugfacts.assertion.cues import cues
from drugfacts.frames import Candidate

from .evidence import Scene, evidence_of
from .pairs import Pair
from .readings import CASE, DENIED
from .weights import Weights

UNLIKELY = "unlikely"
"""Why a candidate is no fact."""

LEAST_LIKELY = 0.05
"""A denial that is less likely than that is none: of 15 such ones in texts that taught no weights, 1 was right. Of what
was asserted and as unlikely hardly anything was made up, as other sentences said it as well."""

_FACTS = frozenset({"indication", "side_effect"})
_AT_ONCE = 256

_Places = dict[tuple[str, int], Pair]
"""The pairs of a sentence by drug and word."""


def unlikely_among(
    judged: Sequence[tuple[Candidate, Judgement]], scene: Scene, table: Mapping[str, Weights]
) -> set[int]:
    """Return which denials of a text are most unlikely by the words around them, by their places in the sequence.

    None of a sentence or two about a patient: what taught the weights of such ones was picked for a harm.
    """
    found: set[int] = set()
    if scene.manner == CASE:
        return found
    denials = list(_weighable(judged, scene))
    for start in range(0, len(denials), _AT_ONCE):
        some = denials[start : start + _AT_ONCE]
        of_kind: dict[str, list[tuple[int, Pair, str]]] = {}
        for one in some:
            of_kind.setdefault(one[1].kind, []).append(one)
        for kind, asked in of_kind.items():
            weights = table[kind].of(scene.manner)
            chances = weights.chances_of([evidence_of(pair, scene) for _, pair, _ in asked])
            for (place, _, outcome), likely in zip(asked, chances, strict=True):
                if outcome in weights.outcomes and likely[weights.outcomes.index(outcome)] < LEAST_LIKELY:
                    found.add(place)
    return found


def _weighable(judged: Sequence[tuple[Candidate, Judgement]], scene: Scene) -> Iterator[tuple[int, Pair, str]]:
    """Yield the denials of a known term, each with its pair and what is read of it."""
    of_view: dict[int, _Places] = {}
    for place, (candidate, verdict) in enumerate(judged):
        term = candidate.term
        if not verdict.negated or verdict.dropped is not None or candidate.frame.fact not in _FACTS:
            continue
        if term is None or term.anaphoric or not _is_by_a_plain_word(candidate, verdict):
            continue
        index = term.view.index
        if index not in of_view:
            pairs = scene.pairs(term.view)
            of_view[index] = {(p.drug.key, i): p for p in pairs for i in range(p.term.start, p.term.end)}
        places, key = of_view[index], candidate.drug.key
        pair = next((places[key, i] for i in range(term.start, term.end) if (key, i) in places), None)
        if pair is not None:
            yield place, pair, candidate.frame.fact + DENIED


def _is_by_a_plain_word(candidate: Candidate, verdict: Judgement) -> bool:
    at = verdict.denied_by
    return at is not None and candidate.view.tree.lower(at) in cues().negation.words
