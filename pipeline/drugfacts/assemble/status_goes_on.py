"""The status of a use that a sentence only adds to another: "is being looked at for A, and for B in the elderly".

What is read by weight has no predicate, and so none that says its status. Where nothing but a joint, a date or a
purpose stands between it and the use before, what is said of that one is said of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drugfacts.assertion import ABOVE

from .going_on import goes_on, goes_on_listing
from .one import Read

_GOES_ON = frozenset({"investigational", "off_label"})
"""Those that approvals do not tell as well, for which :mod:`.licences` looks further."""


def with_status_gone_on(found: Sequence[Read]) -> list[Read]:
    """Return what was read, uses by weight without a status with that of the use that they go on from."""
    uses: dict[tuple[str, int], list[Read]] = {}
    for one in found:
        if one.candidate.frame.fact == "indication" and one.verdict.dropped is None and one.candidate.term is not None:
            uses.setdefault(_home(one), []).append(one)
    return [_gone_on(one, uses[_home(one)]) if _is_open(one) else one for one in found]


def _home(one: Read) -> tuple[str, int]:
    """The drug, and the sentence in which the term stands."""
    view = one.candidate.view if one.candidate.term is None else one.candidate.term.view
    return one.candidate.drug.key, view.index


def _is_open(one: Read) -> bool:
    """Whether a use is read by weight, and nothing says its status."""
    is_use = one.candidate.frame.fact == "indication" and one.verdict.dropped is None
    return is_use and one.reading is not None and "status" not in one.verdict.fields and not one.verdict.negated


def _gone_on(one: Read, uses: Sequence[Read]) -> Read:
    term = one.candidate.term
    if term is None:
        return one
    before = [other for other in uses if other.candidate.term is not None and other.candidate.term.end <= term.start]
    last = max(before, key=_end, default=None)
    if last is None or last.verdict.negated or last.verdict.because.get("status") == ABOVE:
        return one
    status = last.verdict.fields.get("status", last.candidate.frame.fixed.get("status"))
    tree, end = term.view.tree, _end(last)
    if status not in _GOES_ON or not (goes_on(term, end - 1) or goes_on_listing(tree, end, term.start)):
        return one
    because = {**one.verdict.because, "status": "as of the use before"}
    verdict = replace(one.verdict, fields={**one.verdict.fields, "status": status}, because=because)
    return replace(one, verdict=verdict)


def _end(one: Read) -> int:
    return 0 if one.candidate.term is None else one.candidate.term.end
