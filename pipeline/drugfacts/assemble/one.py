"""One thing that was read in a text."""

from __future__ import annotations

from dataclasses import dataclass

from drugfacts.assertion import Judgement
from drugfacts.frames import Candidate
from drugfacts.weighing import Reading


@dataclass(frozen=True, slots=True)
class Read:
    """A candidate with its verdict.

    Attributes
    ----------
    candidate : Candidate
    verdict : Judgement
    reading : Reading or None
        What it comes from where no frame found it.
    likely : float or None
        How likely it is by the words around, where a frame found it and weights were asked, see
        :mod:`drugfacts.weighing.opinions`.
    """

    candidate: Candidate
    verdict: Judgement
    reading: Reading | None = None
    likely: float | None = None
