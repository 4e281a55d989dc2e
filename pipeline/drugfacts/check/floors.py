"""The least precision, recall and F1 to reach, over all kinds of fact or of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from drugfacts.errors import DrugfactsError

from .compare import Comparison
from .expected import KINDS, Thresholds
from .score import macro, scores

MEASURES = {"f1": "F1", "precision": "precision", "recall": "recall"}


@dataclass(frozen=True, slots=True)
class Floor:
    """The least that ``measure`` (``f1``, ``precision`` or ``recall``) has to reach.

    Attributes
    ----------
    measure : str
    least : float
    kind : str or None
        One kind of fact, or the mean over all that occur.
    """

    measure: str
    least: float
    kind: str | None = None

    def shortfall(self, comparison: Comparison) -> str | None:
        """Say what is below the floor, or None where nothing is. A kind that does not occur is never below it."""
        name = MEASURES[self.measure]
        if self.kind is None:
            what, share = f"macro {name}", macro(comparison, self.measure)
            occurs = any(score.occurs for score in scores(comparison).values())
        else:
            score = scores(comparison)[self.kind]
            what, share, occurs = f"{name} of {self.kind}", getattr(score, self.measure), score.occurs
        # What is shown as equal is equal: 0.7999999 reaches 0.8.
        if not occurs or share >= self.least - 1e-9:
            return None
        return f"{what} {share:.4f} is below {self.least:g}"


def parse_floor(measure: str, value: str) -> Floor:
    """Read ``0.8``, or ``side_effect=0.8``.

    Raises
    ------
    DrugfactsError
        Where it is neither.

    Examples
    --------
    >>> parse_floor("f1", "side_effect=0.8")
    Floor(measure='f1', least=0.8, kind='side_effect')
    """
    kind, equals, share = value.rpartition("=")
    option = f"--min-{measure} {value}"
    if equals and kind not in KINDS:
        raise DrugfactsError(f"{option}: no such kind of fact: give one of {', '.join(KINDS)}")
    try:
        least = float(share)
    except ValueError:
        least = -1
    if not 0 <= least <= 1:
        raise DrugfactsError(f"{option}: not a share from 0 to 1: give 0.8, or side_effect=0.8")
    return Floor(measure, least, kind or None)


def floors_of(thresholds: Thresholds | None) -> Iterator[Floor]:
    """Yield the floors that a file of expected facts sets for its text."""
    if thresholds is None:
        return
    for kind in (None, *KINDS):
        shares = thresholds if kind is None else getattr(thresholds, kind)
        for measure in MEASURES:
            least = getattr(shares, measure, None)
            if least is not None:
                yield Floor(measure, least, kind)


def shortfalls(comparison: Comparison, floors: Iterable[Floor]) -> list[str]:
    """Say which floors the counts do not reach."""
    return [text for floor in floors if (text := floor.shortfall(comparison)) is not None]
