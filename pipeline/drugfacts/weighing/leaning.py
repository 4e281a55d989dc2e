"""What the words around a term say of a denial: where they speak for the fact, a word of denial is of something else.

"Neither X nor Y harms the unborn, and both control C": whatever the parse ties "neither" to, all else asserts C.
"""

from __future__ import annotations

import math

from drugfacts.assertion.cues import cues

from .readings import DENIED, Reading

CLEARLY = 3.5
"""From here on a plain word of denial is of something else: of 35 denials in annotated texts, 9 of them in texts that
the weights were not learned from, none was right; of those with less than that many were."""

_ALMOST_NONE = 1e-9
_PLAIN = frozenset({"free", "little", "longer"})


def is_of_something_else(reading: Reading, denied_by: int | None) -> bool:
    """Whether the word that seems to deny a reading speaks of something else.

    A word that governs what it denies ("absence of C", "failed in C") does not, nor one right after the term ("C not").
    """
    if reading.denied or denied_by is None or denied_by == reading.pair.term.end:
        return False
    word = reading.pair.view.tree.lower(denied_by)
    return (word in _PLAIN or word in cues().negation.words) and lean_of(reading) >= CLEARLY


def lean_of(reading: Reading) -> float:
    """Return the logarithm of the odds of what a reading asserts against its denial; 0 where that was never learned."""
    outcomes = reading.table.outcomes
    if reading.outcome + DENIED not in outcomes:
        return 0.0
    chances = reading.table.chances(reading.evidence)
    asserted, denied = (chances[outcomes.index(name)] for name in (reading.outcome, reading.outcome + DENIED))
    return math.log(max(asserted, _ALMOST_NONE)) - math.log(max(denied, _ALMOST_NONE))
