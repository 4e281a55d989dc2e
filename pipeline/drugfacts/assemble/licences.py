"""Approvals in words that no frame has: the use is told by weight, and by a word that it is a licensed one.

"Brussels authorised it for C", "licensed at last, with Y, as a remedy for C": what is likely a use, and is told to be a
licensed one, was licensed. Where a frame has read an approval and not for what, it is that use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from drugfacts.assertion import judge
from drugfacts.clauses.forms import licensing_verb
from drugfacts.frames import AgencyHit, Candidate, View
from drugfacts.weighing.readings import LICENSED

from .one import Read

_WORD = re.compile(r"[^\W\d_]+")


def with_licences(found: Sequence[Read]) -> list[Read]:
    """Return all that was read, with the approvals that go with uses told by weight."""
    result = list(found)
    approvals: dict[int, list[int]] = {}
    for n, one in enumerate(found):
        if _is_approval(one):
            approvals.setdefault(one.candidate.view.index, []).append(n)
    for one in found:
        if one.reading is None or not _is_licensed(one):
            continue
        beside = approvals.setdefault(one.candidate.view.index, [])
        of_drug = [n for n in beside if result[n].candidate.drug.key == one.candidate.drug.key]
        if any(result[n].candidate.term is not None for n in of_drug) or any(_is_told(result[n], one) for n in beside):
            continue
        if of_drug:
            candidate = replace(result[of_drug[0]].candidate, term=one.candidate.term)
            result[of_drug[0]] = Read(candidate, judge(candidate))
        else:
            candidate = replace(one.candidate, frame=LICENSED, agency=_agency(one.candidate))
            result.append(Read(candidate, judge(candidate), one.reading))
            if _is_approval(result[-1]):
                beside.append(len(result) - 1)
    return result


def _is_licensed(one: Read) -> bool:
    """Whether a use is told to be one by a word for what a regulator does."""
    verdict, candidate = one.verdict, one.candidate
    if candidate.frame.fact != "indication" or verdict.dropped is not None or verdict.negated:
        return False
    words = _WORD.findall(verdict.cues.get("status", "").lower())
    return verdict.fields.get("status") == "approved" and any(map(licensing_verb, words))


def _is_approval(one: Read) -> bool:
    return one.candidate.frame.fact == "approval" and one.verdict.dropped is None


def _is_told(one: Read, other: Read) -> bool:
    """Whether the use of one is that of the other, which another drug has: "Y, which is licensed for C, helped"."""
    a, b = one.candidate.term, other.candidate.term
    return a is not None and b is not None and a.view is b.view and a.start < b.end and b.start < a.end


def _agency(candidate: Candidate) -> AgencyHit | None:
    """The agency of the sentence, the last before the use where it names several."""
    view, term = candidate.view, candidate.term
    named = list(_agencies(view))
    before = [hit for hit in named if term is not None and hit.end <= term.start]
    return before[-1] if before else named[0] if len(named) == 1 else None


def _agencies(view: View) -> Iterator[AgencyHit]:
    found = {m for mentions in view.mentions.values() for m in mentions if m.kind == "agency"}
    for mention in sorted(found, key=lambda m: m.start):
        yield AgencyHit(mention.key, view, mention.start, mention.end)
