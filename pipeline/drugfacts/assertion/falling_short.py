"""Denied relief that denies no use: "when X fails to relieve C", "it does not cure C", told of what it is for.

Nor do a study that nobody made and what a seller does not sell: "was never tested in C", "we don't offer it for that".
"""

from __future__ import annotations

from drugfacts.frames import Candidate

from .scope import chain

_WHEN = frozenset({"when", "where", "once", "until", "whenever"})
_WE = frozenset({"we", "i"})
_SUPPLIES = frozenset({"offer", "sell", "prescribe", "stock", "supply"})
_UNTESTED = frozenset({"test", "study", "try", "investigate", "evaluate", "examine", "trial"})
_CURES = frozenset({"cure", "reverse", "eradicate"})


def falls_short(candidate: Candidate) -> str | None:
    """Why a denied use is none that is denied, or None.

    Whoever says what to do when a drug does not help has not said that it is not for that. Nor is it denied that it is
    for an illness, told of as its use right before, by saying that it does not cure it.
    """
    if candidate.frame.fact != "indication" or candidate.term is None:
        return None
    tree = candidate.clause.tree
    for at in chain(candidate):
        if at != tree.root and any(tree.lower(k) in _WHEN for k in tree.children(at, "mark", "advmod")):
            return "conditional"
        if tree.dep[at] == "ccomp":
            break  # "after trials had found that X did not relieve C"
    if _is_untested(candidate):
        return "untested"
    if _is_not_sold(candidate):
        return "not sold"
    return "no cure" if tree.lemma[candidate.clause.at] in _CURES and _is_its_use(candidate) else None


def _is_untested(candidate: Candidate) -> bool:
    """Whether only a study of a use is denied: "though it was never formally tested in C"."""
    tree, at = candidate.clause.tree, candidate.clause.at
    return tree.lemma[at] in _UNTESTED and bool(tree.children(at, "neg")) and tree.is_verb(at)


def _is_not_sold(candidate: Candidate) -> bool:
    """Whether whoever writes says of a use told before that they sell nothing for it: "we don't offer it for that"."""
    tree, at, term = candidate.clause.tree, candidate.clause.at, candidate.term
    if term is None or not term.anaphoric or tree.lemma[at] not in _SUPPLIES:
        return False
    return any(tree.lower(k) in _WE for k in tree.children(at, "nsubj"))


def _is_its_use(candidate: Candidate) -> bool:
    """Whether the condition was told of before as what the drug is for; "the disease" was."""
    term = candidate.term
    if term is None or term.anaphoric:
        return True
    return any(
        use.drug == candidate.drug.key and use.mention is not None and use.mention.key == term.mention.key
        for use in candidate.view.uses
        if term.mention is not None and (use.view is not term.view or use.start != term.start)
    )
