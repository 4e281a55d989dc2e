"""What the words around a term say of a denial: where they speak for the fact, a word of denial is of something else.

"Neither X nor Y harms the unborn, and both control C": whatever the parse ties "neither" to, all else asserts C.
"""

from __future__ import annotations

import math

from drugfacts.assertion.cues import cues
from drugfacts.assertion.fronted_denial import is_fronted

from .denials import is_of_others
from .evidence import CASE
from .readings import DENIED, Reading

CLEARLY = 3.5
CLEARLY_PARTICLE = 2.0
"""From here on a plain word of denial is of something else; of a mere "not" or "without" it takes less, but not in a
sentence or two about a patient: what taught the weights of such ones denies hardly anything."""

_ALMOST_NONE = 1e-9
_PARTICLES = frozenset({"not", "n't", "never", "without"})
_PLAIN = frozenset({"free", "little", "longer"})


def is_of_something_else(reading: Reading, denied_by: int | None, manner: str = "") -> bool:
    """Whether the word that seems to deny a reading speaks of something else, in a text of a manner.

    A word that governs what it denies ("absence of C", "failed in C") does not, nor one right after the term ("C not"),
    nor one that turned the order of words around ("in none of them was C seen").
    """
    if denied_by is None or _must_be_meant(reading, denied_by) or not _is_plain(reading, denied_by):
        return False
    if reading.outcome == "indication" and is_of_others(reading.pair):
        return True
    return lean_of(reading) >= (CLEARLY_PARTICLE if _is_particle(reading, denied_by, manner) else CLEARLY)


def is_in_doubt(reading: Reading, denied_by: int | None, manner: str = "") -> bool:
    """Whether a mere "not" or "without" denies what the weights lean to assert."""
    if denied_by is None or _must_be_meant(reading, denied_by):
        return False
    return _is_particle(reading, denied_by, manner) and lean_of(reading) > 0


def _must_be_meant(reading: Reading, denied_by: int) -> bool:
    is_right_behind = denied_by == reading.pair.term.end
    return reading.denied or is_right_behind or is_fronted(reading.pair.view.tree, denied_by)


def _is_particle(reading: Reading, denied_by: int, manner: str) -> bool:
    return manner != CASE and reading.pair.view.tree.lower(denied_by) in _PARTICLES


def _is_plain(reading: Reading, denied_by: int) -> bool:
    word = reading.pair.view.tree.lower(denied_by)
    return word in _PLAIN or word in cues().negation.words


def lean_of(reading: Reading) -> float:
    """Return the logarithm of the odds of what a reading asserts against its denial; 0 where that was never learned."""
    outcomes = reading.table.outcomes
    if reading.outcome + DENIED not in outcomes:
        return 0.0
    chances = reading.table.chances(reading.evidence)
    asserted, denied = (chances[outcomes.index(name)] for name in (reading.outcome, reading.outcome + DENIED))
    return math.log(max(asserted, _ALMOST_NONE)) - math.log(max(denied, _ALMOST_NONE))
