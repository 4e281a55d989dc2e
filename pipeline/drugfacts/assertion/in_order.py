"""Shares that go one by one with what is listed: "E, F and G occurred in 33 %, 9 % and 0.4 %, respectively"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drugfacts.clauses import Tree
from drugfacts.clauses.lists import conjuncts
from drugfacts.frames import Candidate

from .numbers import frequency_of

_NUMBER = re.compile(r"\d+(?:\.\d+)?$")
_JOINTS = frozenset({",", "and", "or", "&"})
_PERCENT = frozenset({"%", "percent"})


def share_in_order(candidate: Candidate) -> str | None:
    """The frequency by the share that has the place of the harm, or of the drug, in its list."""
    view, term, drug = candidate.view, candidate.term, candidate.drug
    tree = view.tree
    if "respectively" not in tree.lowers:
        return None
    heads = [term.head] if term is not None and term.view is view and not term.anaphoric else []
    heads += [drug.end - 1] if drug.said and drug.view is view else []
    for head in heads:
        listed = listed_with(tree, head)
        for shares in _shares(tree):
            if len(listed) == len(shares) > 1:
                return frequency_of(f"{shares[listed.index(head)]} %")
    return None


def listed_with(tree: Tree, head: int) -> list[int]:
    """Return the heads of the list that a word is in, in order."""
    top = head
    while tree.dep[top] == "conj":
        top = tree.head[top]
    listed = conjuncts(tree, top)
    return listed if head in listed else [head]


def _shares(tree: Tree) -> Iterator[list[str]]:
    """Yield the numbers of each run of shares: "33 %, 9 % and 0.4 %", "33, 9 and 0.4 %"."""
    run: list[str] = []
    closes = False
    for word, lower in zip(tree.words, tree.lowers, strict=True):
        if _NUMBER.match(word):
            run.append(word)
            closes = False
        elif lower in _PERCENT:
            closes = True
        elif lower not in _JOINTS:
            if closes:
                yield run
            run, closes = [], False
    if closes:
        yield run
