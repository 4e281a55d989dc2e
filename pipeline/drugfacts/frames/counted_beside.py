"""Other drugs with a count of their own of the same harm: "in 12 % of users of X, against 5 % for Y", "8 % on Y".

Trials count a harm in each of their arms. What counts it for a second drug tells it of that drug too, however it is set
beside the first; with a count for placebo alone no drug is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .arms import AGAINST, GIVEN, GROUPS, PEOPLE, PERCENT
from .candidate import Candidate
from .context import View
from .hits import DrugHit

_BEFORE = frozenset({"with", "on", "for", "in", "among", "to", "of", "after", "under"})
_WHO = PEOPLE | GIVEN | GROUPS | {"the", "who", "were", "got", "had"}
_REACH = 7  # words from a share back to the drug: "5 % of those who were given Y"
_BESIDE = AGAINST | {",", "and", "but", "to", "than", "with", "while", "whereas"}
_ABOUT = frozenset(
    {"only", "about", "around", "just", "roughly", "some", "in", "by", "of", "at", "for", "per", "under"}
)
_DRUGS = ("drug", "drug_class")


def counted_beside(candidate: Candidate) -> Iterator[Candidate]:
    """Yield a harm of one drug as that of others for which the sentence counts it too."""
    view, term, own = candidate.view, candidate.term, candidate.drug
    denied = candidate.flipped or candidate.denied or candidate.frame.only_denied
    if candidate.frame.fact != "side_effect" or term is None or term.view is not view or denied:
        return
    lowers = view.tree.lowers
    if len(counts := [i for i, word in enumerate(lowers) if word in PERCENT]) < 2:
        return
    for drug in _named(view):
        at = _count_before(lowers, drug.start)
        if drug.key == own.key or at is None or at == counts[0] or at < term.end:
            continue
        between = range(counts[counts.index(at) - 1] + 1, at)
        if not any(view.mention(i, "condition") for i in between) and ";" not in lowers[term.end : at]:
            yield replace(candidate, drug=drug)


def _named(view: View) -> list[DrugHit]:
    found = {m for i in view.mentions if (m := view.mention(i, *_DRUGS)) is not None}
    return [DrugHit(m.key, view, m.start, m.end) for m in sorted(found, key=lambda m: m.start)]


def _count_before(lowers: list[str], at: int) -> int | None:
    """Where the share stands that is told of a drug right behind it, and set beside another."""
    start = next((i for i in range(at - 1, max(at - _REACH, 0), -1) if lowers[i] not in _BEFORE | _WHO), 0)
    if lowers[start] not in PERCENT or start + 1 >= at:
        return None
    number = start - 1
    while number > 0 and (lowers[number] in _ABOUT or lowers[number][:1].isdigit()):
        number -= 1
    return start if lowers[number] in _BESIDE else None
