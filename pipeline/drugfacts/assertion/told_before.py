"""What is told before a harm of how often and how bad it is: "So is E.", "Two rare problems. One is E.", "Rarely E"."""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.clauses import Tree
from drugfacts.clauses.tree import FINITE
from drugfacts.frames import Candidate, View
from drugfacts.frames.announced import COUNTS, is_one_of_some

from .cues import Cues
from .scope import text_of

_BE = frozenset({"is", "are", "was", "were"})
_BACK = 3  # sentences from the last of those announced to what announces them
_NOUN = 5  # words from the count to what is counted
_FRONT = 4  # words of "in very rare cases"
_THESE = frozenset({"these", "they", "those"})
_INCLUDING = frozenset({"include", "included", "comprise", "comprised"})
_TURNS = frozenset({";", "but", "while", "whereas", "although", ":"})


def said_before(candidate: Candidate, known: Cues) -> str:
    """What the sentences before say of the harms of this one, as text; empty where they say nothing.

    The harm shares what is said of the one before, "So are E and F.", or is one of those that it announces: "Some
    reactions are serious. They include E."
    """
    view = candidate.term.view if candidate.term is not None else candidate.view
    if _shares(view.tree):
        there = next((v for v in _before(view) if not _shares(v.tree)), None)
        return _all_of(there.tree) if there is not None else ""
    if _lists(view.tree):
        there = next(_before(view), None)
        nouns = known.afterwards.nouns
        names = there is not None and any(word.removesuffix("s") in nouns for word in there.tree.lowers)
        return _all_of(there.tree) if there is not None and names else ""
    if not is_one_of_some(view.tree):
        return ""
    for there in _before(view):
        if (announced := _announced(there.tree, known)) is not None:
            return announced
        if not is_one_of_some(there.tree):
            break
    return ""


def _before(view: View) -> Iterator[View]:
    """The few sentences of the same paragraph that stand before one, the nearest first."""
    there = view.before
    for _ in range(_BACK):
        if there is None or there.block_index != view.block_index:
            return
        yield there
        there = there.before


def _shares(tree: Tree) -> bool:
    """Whether a sentence says the same of more: "So are E and F."."""
    return tree.lowers[:1] == ["so"] and tree.lowers[1:2] != [] and tree.lower(1) in _BE


def _lists(tree: Tree) -> bool:
    """Whether a sentence tells which those are of which the one before speaks: "These include E and F."."""
    return len(tree) > 1 and tree.lower(0) in _THESE and tree.lower(1) in _INCLUDING


def _all_of(tree: Tree) -> str:
    return text_of(tree, list(range(len(tree))))


def _announced(tree: Tree, known: Cues) -> str | None:
    """What a sentence says of several harms that it announces: "Two rare but serious problems deserve a warning."."""
    start = next((i for i, word in enumerate(tree.lowers) if word in COUNTS), None)
    if start is None:
        return None
    nouns = range(start + 1, min(start + 1 + _NOUN, len(tree)))
    return _all_of(tree) if any(tree.lemma[i] in known.afterwards.nouns for i in nouns) else None


def fronted(candidate: Candidate, known: Cues) -> str:
    """How often by the words that open a sentence, for all that it goes on with: "Rarely, E occurs or F sets in"."""
    term = candidate.term
    if term is None or term.anaphoric:
        return ""
    tree = term.view.tree
    if not term.start or tree.tag[0][:2] not in {"RB", "IN"} or not known.index.opens(tree.lower(0)):
        return ""
    end = next((i for i in range(1, min(_FRONT + 1, len(tree))) if not _goes_on(tree, i)), 0)
    if not end or end > term.start or not _TURNS.isdisjoint(tree.lowers[end : term.start]):
        return ""
    return "" if _begins_anew(tree, end, term.start) else text_of(tree, list(range(end)))


def _goes_on(tree: Tree, at: int) -> bool:
    """Whether a word goes on with what opens a sentence: "rare" and "cases" in "in rare cases"."""
    if tree.tag[at][:2] in {"RB", "JJ"}:
        return True
    return tree.tag[0] == "IN" and tree.tag[at - 1][:2] == "JJ" and tree.tag[at][:2] == "NN"


def _begins_anew(tree: Tree, start: int, end: int) -> bool:
    """Whether a further clause with a subject of its own begins before a term: "Rarely E occurs, and F is seen"."""
    joints = (i for i in range(start, end) if tree.words[i] == "," and tree.lowers[i + 1 : i + 2] == ["and"])
    joint = next(joints, None)
    return joint is not None and any(tree.tag[i] in FINITE for i in range(joint, len(tree)))
