"""What the words around a term say of a denial: where they speak for the fact, a word of denial is of something else.

"Neither X nor Y harms the unborn, and both control C": whatever the parse ties "neither" to, all else asserts C.
"""

from __future__ import annotations

import math

from .readings import DENIED, Reading

CLEARLY, SOMEWHAT = 3.5, 1.5
_ALMOST_NONE = 1e-9


def lean_of(reading: Reading) -> float:
    """Return the logarithm of the odds of what a reading asserts against its denial; 0 where that was never learned."""
    outcomes = reading.table.outcomes
    if reading.outcome + DENIED not in outcomes:
        return 0.0
    chances = reading.table.chances(reading.evidence)
    asserted, denied = (chances[outcomes.index(name)] for name in (reading.outcome, reading.outcome + DENIED))
    return math.log(max(asserted, _ALMOST_NONE)) - math.log(max(denied, _ALMOST_NONE))
