"""What is particular to approvals: uses taken over from the sentence before, and what is no approval of a medicine."""

from __future__ import annotations

from drugfacts.clauses import Clause

from .context import View
from .hits import DrugHit, TermHit


def licensed_before(view: View) -> list[TermHit]:
    """The uses that the approval spoken of last was for: those of "the EMA followed in 2012"."""
    uses = [use for use in view.uses if view.licensed is not None and use.view.index == view.licensed.index]
    return [TermHit(u.view, u.head, u.start, u.end, u.mention, anaphoric=True) for u in uses]


def is_one_of_a_class(drug: DrugHit) -> bool:
    """Whether a class stands for an unnamed drug of it: "approved the first painkiller of its kind"."""
    at, tree = drug.end - 1, drug.view.tree
    return drug.said and tree.tag[at] == "NN" and drug.view.mention(at, "drug_class") is not None


def holds_other(term: TermHit, clause: Clause, drugs: list[DrugHit]) -> bool:
    """Whether a use is read wrongly, for it holds the predicate, or the drug: "heparin-induced thrombocytopenia"."""
    if term.view.tree is clause.tree and term.start <= clause.at < term.end:
        return True
    inside = (term.view.mention(i, "drug") for i in range(term.start, term.end))
    return any(mention is not None and any(mention.key == drug.key for drug in drugs) for mention in inside)
