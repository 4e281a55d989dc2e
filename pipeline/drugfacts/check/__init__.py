"""Expected facts against found facts: what is right, missed and made up."""

from .baseline import Baseline, read_baseline
from .compare import Comparison, Difference, compare
from .expected import Expected
from .findings import Finding
from .floors import Floor, parse_floor
from .levels import Level, identify_by, parse_level
from .lines import finding_lines, lines, table
from .load import ExpectedError, ExpectedFile, load_expected, read_expected
from .report import CheckedText, Report
from .run import check_text
from .schema import expected_schemas
from .score import Score, macro_f1
from .suite import Case, find_cases, is_named

__all__ = [
    "Baseline",
    "Case",
    "CheckedText",
    "Comparison",
    "Difference",
    "Expected",
    "ExpectedError",
    "ExpectedFile",
    "Finding",
    "Floor",
    "Level",
    "Report",
    "Score",
    "check_text",
    "compare",
    "expected_schemas",
    "find_cases",
    "finding_lines",
    "identify_by",
    "is_named",
    "lines",
    "load_expected",
    "macro_f1",
    "parse_floor",
    "parse_level",
    "read_baseline",
    "read_expected",
    "table",
]
