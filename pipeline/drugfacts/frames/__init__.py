"""Ways of saying a fact, as data, held against the clauses of a text: candidates with roles and cue."""

from .agency_slot import agencies_in
from .beside import is_taken_with, taken_beside
from .candidate import Candidate
from .candidates import candidates_in, candidates_of
from .circumstance import circumstance_of
from .context import Mention, Use, View, views_of
from .counted_cases import is_compared_with
from .dateline import MONTH, YEAR
from .drug_lists import lists_members
from .due_to import end_with_cause
from .ellipsis import is_said_not_to
from .explained import explained_in
from .gapping import owners_of
from .hits import AgencyHit, DrugHit, TermHit
from .labels import label_words
from .laboratory import is_research
from .likened import is_none
from .listed_with import goes_on, is_fragment, match_between, match_listed_with
from .model import Frame, Grammar, grammar
from .named_beside import is_named_behind, named_behind
from .opening import is_before_any_drug
from .organ_state import is_about_dosing
from .paths import is_stopped
from .population import population_of
from .set_against import contrast_before
from .term_shape import is_explanation, split_pair
from .trace import Attempt, Step, Trace
from .unlisted import may_be_told, unlisted_terms

__all__ = [
    "MONTH",
    "YEAR",
    "AgencyHit",
    "Attempt",
    "Candidate",
    "DrugHit",
    "Frame",
    "Grammar",
    "Mention",
    "Step",
    "TermHit",
    "Trace",
    "Use",
    "View",
    "agencies_in",
    "candidates_in",
    "candidates_of",
    "circumstance_of",
    "contrast_before",
    "end_with_cause",
    "explained_in",
    "goes_on",
    "grammar",
    "is_about_dosing",
    "is_before_any_drug",
    "is_compared_with",
    "is_explanation",
    "is_fragment",
    "is_named_behind",
    "is_none",
    "is_research",
    "is_said_not_to",
    "is_stopped",
    "is_taken_with",
    "label_words",
    "lists_members",
    "match_between",
    "match_listed_with",
    "may_be_told",
    "named_behind",
    "owners_of",
    "population_of",
    "split_pair",
    "taken_beside",
    "unlisted_terms",
    "views_of",
]
