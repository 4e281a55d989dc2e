"""What frames tried and what stopped them, told to whoever asks; nothing is kept where nobody does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drugfacts.clauses import Argument, Clause

from .model import Frame

if TYPE_CHECKING:
    from .candidate import Candidate
    from .context import View


@dataclass(frozen=True, slots=True)
class Step:
    """Something that a frame asked for and did not get.

    Attributes
    ----------
    slot : str
        What the frame was about to fill or to check: ``section``, ``status``, ``where``, ``unless``, ``predicate``,
        ``drug``, ``term`` or ``agency``.
    reason : str
        A word for what was wrong, a key of :data:`drugfacts.explain.reasons.REASONS`.
    path : str or None
        The path of the frame at which it looked.
    argument : Argument or None
        What stood there.
    wanted : str or None
        The word class, section or status that the frame asks for.
    """

    slot: str
    reason: str
    path: str | None = None
    argument: Argument | None = None
    wanted: str | None = None


@dataclass(slots=True)
class Attempt:
    """One frame held against one clause (against the whole sentence where the frame reads lists).

    Attributes
    ----------
    steps : list of Step
        What it did not get, in order. Where there are no candidates, the last one says what stopped the frame; the
        others of the same slot say where it looked before.
    candidates : list of Candidate
        What it read, for whoever collects the candidates to fill in.
    """

    view: View
    clause: Clause | None
    frame: Frame
    steps: list[Step] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)


@dataclass(slots=True)
class Trace:
    """All attempts on the sentences whose :attr:`View.trace` this is, in order."""

    attempts: list[Attempt] = field(default_factory=list)
