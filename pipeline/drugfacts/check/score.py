"""Precision, recall and F1 from counts."""

from __future__ import annotations

from dataclasses import dataclass

from .compare import Comparison
from .expected import KINDS


@dataclass(frozen=True, slots=True)
class Score:
    """How one kind of fact came out.

    Examples
    --------
    >>> score = Score(right=3, made_up=1, missed=0)
    >>> score.precision, score.recall, round(score.f1, 3)
    (0.75, 1.0, 0.857)
    """

    right: int
    made_up: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of found facts that are right; 0 where none was found."""
        return self.right / (self.right + self.made_up) if self.right + self.made_up else 0.0

    @property
    def recall(self) -> float:
        """The share of expected facts that were found; 0 where none was expected."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def occurs(self) -> bool:
        """False where no fact of the kind was expected or found: the kind then says nothing."""
        return bool(self.right + self.made_up + self.missed)


def scores(comparison: Comparison) -> dict[str, Score]:
    """Return the score of every kind."""
    return {kind: Score(comparison.right[kind], comparison.made_up[kind], comparison.missed[kind]) for kind in KINDS}


def macro_f1(comparison: Comparison) -> float:
    """Return the mean F1 of the kinds that occur.

    Examples
    --------
    >>> counts = Comparison()
    >>> counts.right["drug"] = 1
    >>> macro_f1(counts)
    1.0
    """
    return macro(comparison, "f1")


def macro(comparison: Comparison, measure: str) -> float:
    """Return the mean ``f1``, ``precision`` or ``recall`` of the kinds that occur."""
    occurring: list[float] = [getattr(score, measure) for score in scores(comparison).values() if score.occurs]
    return sum(occurring) / len(occurring) if occurring else 0.0
