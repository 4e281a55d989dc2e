"""Ways of saying a fact, as data, held against the clauses of a text: candidates with roles and cue."""

from .context import Mention, Use, View, views_of
from .match import AgencyHit, Candidate, candidates_of
from .model import TERM_ROLE, Frame, Grammar, grammar
from .slots import DrugHit, TermHit

__all__ = [
    "TERM_ROLE",
    "AgencyHit",
    "Candidate",
    "DrugHit",
    "Frame",
    "Grammar",
    "Mention",
    "TermHit",
    "Use",
    "View",
    "candidates_of",
    "grammar",
    "views_of",
]
