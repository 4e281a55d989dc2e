"""Learn how much each ground of a fact counts for: logistic regression on facts known to be right or wrong.

Grounds are not independent: the frames that read lists find known terms, and what is told again has its drug named.
Weighed one by one, each by its own share of right facts, they count the same thing twice and promise too much.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from drugfacts.frames.precision import Count, Grounds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

Judged = Counter[tuple[Grounds, bool]]
"""How often facts on some grounds were right, and how often wrong."""

_PENALTY = 1.0
"""On the squares of weights (L2), which draws what is rare towards nothing; 0.3 to 4 came out much alike."""
_PENALTY_BEFORE = 0.01
_STEPS = 30
_CLOSE = 1e-6
_DIGITS = 2

_Ground = tuple[str, str]
_ALL: _Ground = ("all", "")


def counts_of(judged: Judged) -> dict[str, dict[str, Count]]:
    """Return the counts of one kind of fact by name and value of the ground, each with what it weighs.

    Examples
    --------
    >>> here, away = (Grounds("side_effect.causes", drug, "known") for drug in ("named", "unsaid"))
    >>> judged = Counter({(here, True): 90, (here, False): 10, (away, True): 30, (away, False): 20})
    >>> counts_of(judged)["drug"]
    {'named': Count(right=90, found=100, weight=0.82), 'unsaid': Count(right=30, found=50, weight=-0.81)}
    """
    found: Counter[_Ground] = Counter()
    right: Counter[_Ground] = Counter()
    for (grounds, is_right), number in judged.items():
        for ground in (_ALL, *grounds.items()):
            found[ground] += number
            right[ground] += number * is_right
    weights = _weights_of(judged, sorted(found))
    counts: dict[str, dict[str, Count]] = defaultdict(dict)
    for ground in sorted(found):
        name, value = ground
        counts[name][value] = Count(right[ground], found[ground], weights[ground])
    return dict(counts)


def _weights_of(judged: Judged, names: list[_Ground]) -> dict[_Ground, float]:
    """Maximise the likelihood, less the penalty, by Newton's method."""
    import numpy as np

    rows = sorted({grounds for grounds, _ in judged}, key=lambda grounds: tuple(grounds.items()))
    columns = {name: column for column, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for row, grounds in enumerate(rows):
        table[row, [columns[name] for name in (_ALL, *grounds.items())]] = 1
    right, wrong = (np.array([float(judged[grounds, is_right]) for grounds in rows]) for is_right in (True, False))
    penalty = np.array([_PENALTY_BEFORE if name == _ALL else _PENALTY for name in names])
    weights: Array = np.zeros(len(names))
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (right - (right + wrong) * likely) - penalty * weights
        bend = (table.T * ((right + wrong) * likely * (1 - likely))) @ table + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights += step
        if abs(step).max() < _CLOSE:
            break
    return {name: round(float(weights[column]), _DIGITS) for name, column in columns.items()}
