"""How a drug was taken, read off the words of the sentence, whatever the parser made of them.

What is looked for are the commonest three: it was stopped, it was too much, it was taken for long.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from drugfacts.clauses import Tree
from drugfacts.clauses.tree import FINITE
from drugfacts.datafiles import read_data

from .candidate import Candidate
from .context import View
from .hits import TermHit
from .model import Grammar

_SUBJECT = ("nsubj", "nsubjpass", "csubj")
_BRACKETS = {"(": ")", "[": "]"}
_LEADS = frozenset({"with", "after", "on", "in", "from", "of", "when", "if", "upon", "following", "the", "a", "an"})
_JOINTS = frozenset({"and", "or", ","})
_OVER = frozenset(
    {
        "away",
        "reverse",
        "reverses",
        "reversed",
        "eases",
        "improves",
        "lessens",
        "goes",
        "gone",
        "stops",
        "fade",
        "fades",
        "persist",
        "persists",
        "persisted",
        "lasts",
        "outlast",
    }
)
_TO_END = 3  # words from a harm to the verb that ends it
_NOTES_KEY = "how the drug was taken"


@dataclass(frozen=True, slots=True)
class _Words:
    gate: frozenset[str]
    how: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=1)
def _words() -> _Words:
    content: dict[str, Any] = read_data("frames", "how_taken.yaml")
    patterns = (
        said.replace("_", "(?P<how>", 1) + ")" if "_" in said else f"(?P<how>{said})" for said in content["how"]
    )
    return _Words(frozenset(content["gate"]), tuple(re.compile(rf"(?<![^ ]){said}(?![^ ])") for said in patterns))


def how_taken(candidate: Candidate, words: Grammar) -> tuple[View, int, int] | None:
    """The nearest words of its sentence that say so, before the harm or right after it."""
    term = candidate.term
    if term is None or term.anaphoric:
        return None
    view, tree = term.view, term.view.tree
    found = places(tree)
    if found:
        start, end = part_about(tree, term)
        found = [(a, b) for a, b in found if start <= a and b <= end and not _is_of_another(view, a, b, term)]
        found = [(a, b) for a, b in found if not ends_harm(tree, a, b, term, words)]
    if found:
        before = [span for span in found if span[1] <= term.start]
        after = [span for span in found if span[0] >= term.end]
        span = before[-1] if before else after[0] if after else None
        return None if span is None else (view, *span)
    return None


def places(tree: Tree) -> list[tuple[int, int]]:
    """Where a sentence says how a drug was taken, in order."""
    found: list[tuple[int, int]] | None = tree.notes.get(_NOTES_KEY)
    if found is None:
        known = _words()
        found = [] if known.gate.isdisjoint(tree.lowers) else sorted(set(_matches(tree, known)))
        tree.notes[_NOTES_KEY] = found
    return found


def _matches(tree: Tree, known: _Words) -> Iterator[tuple[int, int]]:
    starts, length = [], 0
    for word in tree.lowers:
        starts.append(length)
        length += len(word) + 1
    text = " ".join(tree.lowers)
    for pattern in known.how:
        for match in pattern.finditer(text):
            first, last = match.span("how")
            yield bisect_right(starts, first) - 1, bisect_right(starts, max(last - 1, first))


def part_about(tree: Tree, term: TermHit) -> tuple[int, int]:
    """The part of the sentence that may be about the term: between semicolons, less other clauses with a subject."""
    start = next((i + 1 for i in range(term.start - 1, -1, -1) if tree.words[i] == ";"), 0)
    end = next((i for i in range(term.end, len(tree)) if tree.words[i] == ";"), len(tree))
    over = {term.head, *tree.ancestors(term.head)}
    for verb in range(start, end):
        if tree.dep[verb] != "conj" or tree.head[verb] >= verb or not tree.children(verb, *_SUBJECT):
            continue
        if not tree.children(tree.head[verb], *_SUBJECT):
            continue  # "Stop it suddenly and you may get E"
        opens = min(tree.subtree(verb))
        if verb in over:
            start = max(start, min(opens, term.start))
        elif opens >= term.end:
            end = min(end, opens)
    return start, end


def _is_of_another(view: View, start: int, end: int, term: TermHit) -> bool:
    """Whether the words belong to another item of the list: in a bracket before the term, or behind an item."""
    tree = view.tree
    if end > term.start:
        return _is_behind_another(view, start, term)
    for opening, closing in _BRACKETS.items():
        opened = next((i for i in range(start, -1, -1) if tree.words[i] in {opening, closing}), -1)
        if opened >= 0 and tree.words[opened] == opening and closing in tree.words[end : term.start]:
            return True
    at = start - 1
    while at > 0 and (tree.lower(at) in _LEADS or tree.tag[at][:2] == "RB"):
        at -= 1
    behind_item = at >= 0 and tree.lower(at) not in _JOINTS and view.mention(at, "condition") is not None
    return behind_item and not any(tree.tag[i] in FINITE for i in range(end, term.start))


def _is_behind_another(view: View, start: int, term: TermHit) -> bool:
    """Whether the words begin something else, or stand behind an item that is told of apart: "E, and F, seen after"."""
    tree = view.tree
    lead = start - 1 if start and tree.lower(start - 1) in _LEADS else start
    if lead and tree.lower(lead - 1) in {"and", "but"}:
        return True
    items = [i for i in range(term.end, start) if view.mention(i, "condition") is not None]
    if not items or any(tree.tag[i] in FINITE for i in range(items[-1], start)):
        return False
    return any(tree.is_verb(i) or tree.tag[i] in {"WDT", "WP", "IN"} for i in range(term.end, items[-1]))


def ends_harm(tree: Tree, start: int, end: int, term: TermHit, words: Grammar) -> bool:
    """Whether it is told that the harm went, or is why the drug was stopped: "E settles when it is stopped"."""
    between = range(end, term.start) if end <= term.start else range(term.end, start)
    if any(tree.lower(i) == "because" for i in between):
        return True
    return any(_is_over(tree, i, words) for i in (*between, *range(term.end, min(term.end + _TO_END, len(tree)))))


def _is_over(tree: Tree, at: int, words: Grammar) -> bool:
    return tree.lower(at) in _OVER or words.isa(tree.lemma[at], "resolve_verb")
