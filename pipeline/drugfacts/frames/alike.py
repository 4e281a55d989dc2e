"""Drugs that do what was told of another in the sentence before: "Z does the same", "So does Z"."""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.clauses.clause import clause_at

from .candidate import Candidate
from .context import View
from .drug_slot import drugs_of
from .model import Grammar

_SAME = frozenset({"same", "so", "likewise"})
_WHAT = ("dobj", "advmod", "attr", "npadvmod")


def match_alike(view: View, before: list[Candidate], words: Grammar) -> Iterator[Candidate]:
    """Yield the mechanisms of the sentence before as those of the drug that does the same.

    Parameters
    ----------
    before : list of Candidate
        What the frames found in the sentence before.
    """
    tree = view.tree
    told = [c for c in before if c.frame.fact == "mechanism" and not c.denied and c.term is not None]
    if not told or _SAME.isdisjoint(tree.lowers):
        return
    for at in range(len(tree)):
        if tree.lemma[at] != "do" or tree.children(at, "neg"):
            continue
        if any(tree.lower(k) == "for" for k in tree.children(at, "prep")):
            continue  # "Z does so for B alone"
        if not any(tree.lower(k) in _SAME for k in tree.children(at, *_WHAT)):
            continue
        for drug in (h for k in tree.children(at, "nsubj") for h in drugs_of(view, k, words) if h.said):
            for c in told:
                if c.drug.key != drug.key and c.term is not None and not c.clause.tree.children(c.clause.at, "neg"):
                    term = c.term._replace(anaphoric=True)
                    yield Candidate(c.frame, view, clause_at(tree, at), drug, term, None, (view, (at,)))
