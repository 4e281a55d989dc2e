"""Denials beside the point: what the reader must not do, and how often something comes that nobody knows."""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.frames import Candidate

_MARKS = frozenset({",", ";", ":", "-", "–", "—"})
_NOT = frozenset({"not", "n't", "never"})
_OFTEN = frozenset({"often", "common", "commonly", "frequent", "frequently", "many", "rare", "rarely"})
_RATES = frozenset({"frequency", "incidence", "prevalence", "rate"})
_UNKNOWN = frozenset({"know", "known", "clear", "establish", "report", "record", "estimate", "determine", "certain"})
_NEAR = 6  # words on either side


def is_advice(candidate: Candidate, word: int) -> bool:
    """Whether "do not" begins a call upon the reader behind what is told: "E: uncommon, do not forget to ask"."""
    tree, term = candidate.clause.tree, candidate.term
    if tree.lower(word) not in _NOT or term is None or term.view.tree is not tree or term.end > word:
        return False
    first = word - 1 if tree.lower(word - 1) == "do" else word
    bare = tree.tag[word + 1] == "VB" if word + 1 < len(tree) else False
    return bare and first > 1 and first < word and tree.words[first - 1] in _MARKS


def is_of_frequency(tree: Tree, word: int) -> bool:
    """Whether it is only denied that one knows how often: "not known how often", "how common this is is not known"."""
    if tree.lower(word) not in _NOT or tree.lemma[tree.head[word]] not in _UNKNOWN:
        return False
    near = range(max(word - _NEAR, 0), min(word + _NEAR, len(tree)))
    return any(
        tree.lower(i) in _RATES or (tree.lower(i) == "how" and not _OFTEN.isdisjoint(tree.lowers[i + 1 : i + 2]))
        for i in near
    )
