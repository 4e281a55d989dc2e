"""Whom harm spared beside those it befell: Y in "E occurred in four patients on X and in none of those on Y"."""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.clauses import Clause, Tree
from drugfacts.clauses.tree import FINITE

from .arms import AGAINST, GIVEN, GROUPS, PEOPLE
from .context import View
from .drug_slot import drugs_of
from .hits import DrugHit
from .likened import is_denied
from .model import Grammar

_NOBODY = frozenset({"none", "nobody", "0", "zero"})
_NO = frozenset({"no"})
_ONE = frozenset({"one", "patient", "participant", "person", "user", "recipient", "subject", "case", "cases"})
_JOINTS = AGAINST | {"and", "but", "while", ",", ";"}
_IN = frozenset({"in", "by", "with", "for", "among", "to"})
_TO_DRUG = PEOPLE | GIVEN | GROUPS | {"of", "the", "all", "who", "were", "had", "been", "on", "with", "in", "for", "to"}
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_REACH = 7  # words from "none" to the drug


def spared(view: View, clause: Clause, words: Grammar) -> Iterator[tuple[int, DrugHit]]:
    """Yield each drug on which nobody had what a clause says of others, with the place of the word that says so."""
    tree = view.tree
    if (_NOBODY | _NO).isdisjoint(tree.forms) or is_denied(tree, clause):
        return
    for at, end in _nobody(tree):
        for i in range(end, min(end + _REACH, len(tree))):
            if view.mention(i, "drug", "drug_class") is not None:
                hits = [hit for hit in drugs_of(view, i, words) if hit.said and hit.view is view]
                yield from ((at, hit) for hit in hits if not _goes_on(tree, hit.end))
                break
            if tree.lower(i) not in _TO_DRUG and tree.tag[i] != "CD":
                break


def _goes_on(tree: Tree, at: int) -> bool:
    """Whether it is told of nobody what else they had: "none on Y vomited", but "none on Y did"."""
    return at < len(tree) and tree.tag[at] in FINITE and tree.lemma[at] != "do"


def _nobody(tree: Tree) -> Iterator[tuple[int, int]]:
    """Where a joint leads to nobody, as first and end word: "and in none", "but in no patient"."""
    for i in range(2, len(tree) - 1):
        if tree.dep[i] in _SUBJECT:
            continue  # "and none on Y had F"
        of_one = tree.lower(i) in _NO and tree.lower(i + 1) in _ONE | PEOPLE
        if tree.lower(i) not in _NOBODY and not of_one:
            continue
        before = i - 2 if tree.lower(i - 1) in _IN else i - 1
        if before >= 0 and tree.lower(before) in _JOINTS:
            yield i, i + 2 if of_one else i + 1
