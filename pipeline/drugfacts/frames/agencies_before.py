"""Agencies that a sentence leaves unsaid or points at, since those before it named them: "both agencies"."""

from __future__ import annotations

from collections.abc import Iterable

from drugfacts.clauses import Clause

from .context import View
from .hits import AgencyHit, DrugHit
from .model import Frame, Grammar
from .stretch import stretch_of

_FAR = 8  # sentences within which "both agencies" were named


def continued(view: View, clause: Clause, drugs: list[DrugHit], frame: Frame, words: Grammar) -> list[AgencyHit]:
    """The agency of the approval that a sentence goes on from: "The FDA approved X. Approval for C followed"."""
    before = view.licensed
    if before is None or view.index - before.index > 1:
        return []
    if ("licensed" in frame.drug or frame.continues == "may") and not {drug.key for drug in drugs} <= {*before.drugs}:
        return []
    return of_no_other_country(view, clause, before.agencies, words)


def looks_back(clause: Clause) -> bool:
    """Whether a step was taken before the one just told of: "It had been cleared for C the year before"."""
    tree, at = clause.tree, clause.at
    passive = any(tree.lower(k) == "been" for k in tree.children(at, "auxpass"))
    return passive and any(tree.lower(k) == "had" for k in tree.children(at, "aux"))


def told_of(view: View, clause: Clause, drugs: list[DrugHit], words: Grammar) -> list[AgencyHit]:
    """The agency of the approval of the same drugs that the sentence before tells."""
    before = view.licensed
    if before is None or view.index - before.index > 1 or not {drug.key for drug in drugs} <= {*before.drugs}:
        return []
    return of_no_other_country(view, clause, before.agencies, words)


def of_no_other_country(view: View, clause: Clause, agencies: Iterable[AgencyHit], words: Grammar) -> list[AgencyHit]:
    """The agencies spoken of before, less those of another country than a step is told of: "In Britain it followed"."""
    lo, hi = stretch_of(view, clause.at)
    told = {words.countries[word] for word in view.tree.lowers[lo:hi] if word in words.countries}
    return [hit for hit in agencies if not told or hit.key in told]


def last_two(view: View, at: int) -> list[str]:
    """The two agencies that "both agencies" are: those named last, if there is no third near."""
    keys = [m.key for i in range(at) if (m := view.mention(i, "agency")) is not None]
    there, steps = view.before, _FAR
    while there is not None and steps and len(set(keys)) < 2:
        keys = [m.key for i in range(len(there.tree)) if (m := there.mention(i, "agency")) is not None] + keys
        there, steps = there.before, steps - 1
    found = list(dict.fromkeys(keys))
    return found if len(found) == 2 else []
