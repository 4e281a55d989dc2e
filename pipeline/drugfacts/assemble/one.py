"""One thing that was read in a text."""

from __future__ import annotations

from dataclasses import dataclass

from drugfacts.assertion import Judgement
from drugfacts.frames import Candidate
from drugfacts.weighing import Reading


@dataclass(frozen=True, slots=True)
class Read:
    """A candidate with its verdict, and the reading that it comes from where no frame found it."""

    candidate: Candidate
    verdict: Judgement
    reading: Reading | None = None
