"""Of what the words of denial in a sentence are, where weights take a pair for denied."""

from __future__ import annotations

from itertools import pairwise

from drugfacts.assertion.cues import cues
from drugfacts.assertion.in_part import is_set_beside
from drugfacts.frames import is_said_not_to

from .pairs import TERM_KINDS, Pair

_OTHERS = frozenset({"other", "others", "else", "another", "earlier", "previous"})
_OPEN = frozenset({"whether", "underway", "ongoing", "recruiting"})
_TURNS = frozenset({"but", "although", "though", "yet", ";"})


def denies_another(pair: Pair) -> bool:
    """Whether a sentence denies something else than a pair, or only asks."""
    tree = pair.view.tree
    if any(is_set_beside(tree, i) for i in range(len(tree)) if tree.lower(i) == "not"):
        return True
    return _denial_ends(pair) or _denial_begins(pair) or _asks(pair) or is_of_others(pair)


def is_taken_back(pair: Pair) -> bool:
    """Whether a clause behind the term denies it of the drug: Y in "X brings on C, which Y does not"."""
    drug = pair.drug
    return drug.said and pair.term.end <= drug.start and is_said_not_to(pair.view.tree, drug.end - 1)


def is_of_others(pair: Pair) -> bool:
    """Return whether it is others that do not do it: "You take X because other tablets did not control your C"."""
    tree = pair.view.tree
    verb = next((at for at in tree.ancestors(pair.head) if tree.is_verb(at)), None)
    if verb is None or tree.child(verb, "neg") is None:
        return False
    subjects = tree.children(verb, "nsubj", "nsubjpass")
    return any(not _OTHERS.isdisjoint(tree.lower(i) for i in (at, *tree.kids[at])) for at in subjects)


def _asks(pair: Pair) -> bool:
    """Whether a sentence that has no word of denial only asks: "Whether X helps C", "Trials are under way in C"."""
    tree, negation = pair.view.tree, cues().negation
    if _OPEN.isdisjoint(tree.lowers) and ("under", "way") not in pairwise(tree.lowers):
        return False
    denying = (negation.words, negation.verbs, negation.nouns, negation.adjectives, negation.useless)
    return all(words.isdisjoint(tree.forms) for words in denying)


def _denial_ends(pair: Pair) -> bool:
    """Whether what is denied is over before the term: "is no cure, but it eases C"."""
    tree, negation = pair.view.tree, cues().negation.words
    last = next((i for i in range(pair.head - 1, -1, -1) if tree.lower(i) in negation), None)
    if last is None:
        return False
    verb = next((at for at in tree.ancestors(pair.head) if tree.is_verb(at)), pair.head)
    subjects = tree.children(verb, "nsubj", "nsubjpass") if tree.dep[verb] == "conj" else []
    goes_on = bool(subjects) and last < min(tree.subtree(subjects[0]))  # "X does not do A, and Y does C"
    return goes_on or any(tree.lower(i) in _TURNS for i in range(last, pair.term.start))


def _denial_begins(pair: Pair) -> bool:
    """Whether what is denied begins behind the term, in a clause of its own that names another: "C, and it is no D"."""
    view, tree = pair.view, pair.view.tree
    first = next((i for i in range(len(tree)) if tree.lower(i) in cues().negation.words), None)
    if first is None or first < pair.term.end:
        return False
    if ";" in tree.words[pair.term.end : first]:
        return True
    joined = next((at for at in (first, *tree.ancestors(first)) if tree.dep[at] == "conj" and tree.is_verb(at)), None)
    if joined is None or joined in tree.ancestors(pair.head) or not tree.children(joined, "nsubj", "nsubjpass"):
        return False
    named = (view.mention(i, *TERM_KINDS) for i in range(first + 1, len(tree)))
    return any(other is not None and other.start >= pair.term.end for other in named)
