"""The year of a text's dateline: "Osaka, 5 March 2024.", "By the desk | Aug. 9, 2024", "ROME, June 2, 2023 –"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING

from drugfacts.clauses.tree import FINITE

if TYPE_CHECKING:
    from .context import View

_OPENING = 6  # sentences in which a text says its date
_LONGEST = 14  # words of a line that is but a date
_PLACE = 12  # words before the dash of "CANBERRA, 4 March 2025 –"
_DASHES = frozenset({"–", "—", "-", "--"})
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
"""The name of a month, in lower case."""
YEAR = r"(?:1[89]|20)\d\d"
"""A year in which a medicine may have been approved."""
_DATE = re.compile(rf"\b{MONTH} (?:\d\d? ?,? )?(20\d\d|19\d\d)\b|\b(20\d\d)-\d\d-\d\d\b")


def dateline_of(views: Iterable[View]) -> int | None:
    """Return the year of the date that stands over a text, or before its first sentence; None where there is none."""
    for view in islice((view for view in views if not view.is_mark), _OPENING):
        tree = view.tree
        words = [word for word in tree.lowers if word.strip()]
        dash = next((i for i, word in enumerate(words[:_PLACE]) if word in _DASHES), None)
        is_line = len(words) <= _LONGEST and not any(tag in FINITE for tag in tree.tag)
        if is_line or dash is not None:
            date = _DATE.search(" ".join(words if is_line else words[:dash]))
            if date is not None:
                return int(date.group(1) or date.group(2))
    return None
