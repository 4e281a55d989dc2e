"""A fact that a frame reads out of a clause, before its assertion is judged."""

from __future__ import annotations

from dataclasses import dataclass, field

from drugfacts.clauses import Argument, Clause

from .context import View
from .hits import AgencyHit, DrugHit, TermHit
from .model import Frame


@dataclass(slots=True)
class Candidate:
    """A fact that a frame reads out of a clause, before its assertion is judged.

    Attributes
    ----------
    cue : (View, tuple of int)
        The words that say the relation, and where: the predicate with its particle, the heading of a list.
    sources : dict of str to Argument
        The argument that each slot was filled from, for judging denial within it.
    flipped : bool
        Whether what is denied of the clause's subject is said of this drug: X in "Unlike X, Y does not ...".
    denied : bool
        Whether the drug is excepted: Y in "reported with X but not with Y".
    outdone : bool
        Whether the drug is the one that does more of it: Y in "X causes less drowsiness than Y".
    """

    frame: Frame
    view: View
    clause: Clause
    drug: DrugHit
    term: TermHit | None
    agency: AgencyHit | None
    cue: tuple[View, tuple[int, ...]]
    sources: dict[str, Argument] = field(default_factory=dict)
    flipped: bool = False
    denied: bool = False
    outdone: bool = False
