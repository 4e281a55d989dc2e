"""Expected facts against found facts: what is right, missed and made up."""

from .compare import Comparison, Difference, compare
from .expected import Expected, load_expected
from .report import Report, table
from .score import Score, macro_f1
from .suite import Case, find_cases

__all__ = [
    "Case",
    "Comparison",
    "Difference",
    "Expected",
    "Report",
    "Score",
    "compare",
    "find_cases",
    "load_expected",
    "macro_f1",
    "table",
]
