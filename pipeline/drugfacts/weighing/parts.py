"""The parts of a sentence that speak of a drug each: in "C came with X; D troubles users of Y", D is of Y alone."""

from __future__ import annotations

from typing import NamedTuple

from drugfacts.clauses.tree import FINITE
from drugfacts.frames import Mention, View

from .pairs import TERM_KINDS, Pair

_DRUGS = ("drug", "drug_class")
_TURNS = frozenset({"and", "but", "while", "whereas", "yet"})
_AGAINST = frozenset({"while", "whereas"})
_BORDERS = _TURNS | {";"}
_COMPARED = frozenset({"than", "unlike", "like", "versus", "vs", "compared", "contrast", "from"})
_BESIDE = frozenset({"combination", "combined", "together", "alongside", "plus"})
_REACH = 3  # words before a drug in which it is said that it is but compared with, or given beside
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOTE = "parts with drugs"


class Part(NamedTuple):
    """A part of a sentence and the drugs, by their keys, of which it speaks itself."""

    words: range
    drugs: frozenset[str]


def is_of_another_part(pair: Pair) -> bool:
    """Whether the term stands in a part of its sentence that has a drug to itself, and the drug in another part."""
    drug, parts = pair.drug, _parts_of(pair.view)
    if not drug.said or len(parts) < 2:
        return False
    own = next((part for part in parts if pair.head in part.words), None)
    return own is not None and drug.start not in own.words and bool(own.drugs) and drug.key not in own.drugs


def _parts_of(view: View) -> list[Part]:
    """The parts of a sentence, in order; none where nothing parts it."""
    found: list[Part] | None = view.tree.notes.get(_NOTE)
    if found is None:
        found = _found(view)
        view.tree.notes[_NOTE] = found
    return found


def _found(view: View) -> list[Part]:
    tree, start = view.tree, 0
    if _BORDERS.isdisjoint(tree.lowers):
        return []
    parts: list[Part] = []
    for at in range(1, len(tree) + 1):
        if at < len(tree) and not _opens(view, start, at):
            continue
        words = range(start, at)
        parts.append(Part(words, frozenset(_drugs(view, words))))
        start = at
    return parts


def _opens(view: View, start: int, at: int) -> bool:
    """Whether a part begins at a word: after a semicolon, or as a clause of its own with a drug and a term."""
    tree = view.tree
    if tree.words[at - 1] == ";":
        return True
    parts = tree.words[at - 1] == "," or tree.lower(at) in _AGAINST
    if tree.lower(at) not in _TURNS or not parts or not _says_something(view, range(start, at)):
        return False
    end = next((i for i in range(at + 1, len(tree)) if tree.words[i] == ";"), len(tree))
    verb = next((i for i in range(at, end) if tree.tag[i] in FINITE), at)
    begins = any(tree.dep[i] in _SUBJECTS for i in range(at, verb))
    has_term = any(view.mention(i, *TERM_KINDS) for i in range(at, end))
    return begins and has_term and _says_something(view, range(at, end))


def _says_something(view: View, words: range) -> bool:
    """Whether words have a verb and a drug."""
    return any(view.tree.tag[i] in FINITE for i in words) and bool(_drugs(view, words))


def _drugs(view: View, words: range) -> set[str]:
    """The drugs that words name or point at, without those that it is only compared with, or given beside."""
    keys: set[str] = set()
    for i in words:
        anaphor = view.anaphors.get(i)
        mention = None if anaphor is not None else view.mention(i, *_DRUGS)
        if mention is not None and _only_names(view, mention):
            continue
        start = anaphor[0] if anaphor is not None else mention.start if mention is not None else -1
        before = view.tree.lowers[max(words.start, i - _REACH) : i]
        if start == i and (_COMPARED | _BESIDE).isdisjoint(before):
            keys.update(anaphor[2] if anaphor is not None else (mention.key,) if mention is not None else ())
    return keys


def _only_names(view: View, drug: Mention) -> bool:
    """Whether a drug is but part of the name of a condition: "opioid dependence"."""
    condition = view.mention(drug.start, "condition")
    return condition is not None and condition.end - condition.start > drug.end - drug.start
