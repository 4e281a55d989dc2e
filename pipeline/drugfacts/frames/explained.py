"""Words that only explain the condition before them: "cataplexy, those sudden collapses when you laugh".

Whatever they name is no further use: "PCOS, a disorder marked by irregular periods and excess hair" is one condition.
The parser ties such words to the condition or to its verb, as a list or as a sentence; so the words themselves are
looked at.
"""

from __future__ import annotations

from itertools import pairwise

from drugfacts.clauses import Tree
from drugfacts.clauses.tree import FINITE

from .context import View
from .model import Grammar

_NOTE = "explained"
_MARKS = frozenset({",", "–", "—", "("})
_ENDS = frozenset({",", ";", ":", ".", ")", "–", "—"})
_POINTING = frozenset({"those", "these", "that"})
_OF_WHICH = frozenset({"that", "which", "who", "when", "where", "whose"})
_GOES_ON = frozenset(
    {"of", "in", "around", "from", "that", "which", "where", "when", "with", "inside", "between", "by"}
)
_NEXT = frozenset({(joint, article) for joint in ("and", "or") for article in ("a", "an", "the")})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TELLING = frozenset({"VBN", "VBG"})
_BEFORE = frozenset({"JJ", "JJR", "JJS", "RB", "RBR", "RBS", "VBN", "VBG", "CD", "HYPH", "NN", "NNS", "CC"})
_LONGEST = 8  # words before the noun that explains: "the deep, sore, scarring kind"


def explained_in(view: View, words: Grammar) -> frozenset[int]:
    """Return the places of words that only explain a known condition before them."""
    known: frozenset[int] | None = view.tree.notes.get(_NOTE)
    if known is None:
        known = view.tree.notes[_NOTE] = frozenset(_places(view, words))
    return known


def _places(view: View, words: Grammar) -> set[int]:
    found: set[int] = set()
    if _MARKS.isdisjoint(view.tree.words):
        return found
    for mentions in view.mentions.values():
        for mention in mentions:
            if mention.kind == "condition" and mention.end not in found:
                found.update(_behind(view, mention.end, words))
    return found


def _behind(view: View, at: int, words: Grammar) -> range:
    """The words right behind a condition that explain it: none, where what stands there goes on with a list."""
    tree = view.tree
    if tree.words[at : at + 1] == ["("] and tree.words[at + 2 : at + 3] == [")"]:
        at += 3  # "status epilepticus (SE), a seizure that ..."
    if at + 2 >= len(tree) or tree.words[at] not in _MARKS:
        return range(0)
    article = tree.lower(at + 1)
    noun = _noun(tree, at + 2, words)
    if noun is None or _is_told_of(tree, noun):
        return range(0)
    end = next((i for i in range(noun + 1, len(tree)) if tree.words[i] in _ENDS), len(tree))
    if not (article in _POINTING or _explains(view, article, noun, end, words)):
        return range(0)
    return range(at + 1, end)


def _noun(tree: Tree, start: int, words: Grammar) -> int | None:
    """The noun of a phrase that begins at a place, past adjectives with commas between: "deep, sore, scarring kind"."""
    last = None
    for i in range(start, min(start + _LONGEST, len(tree))):
        if tree.tag[i] in {"NN", "NNS", "VBG"}:
            last = i
            if words.isa(tree.lemma[i], "kind_noun"):
                return i
        elif tree.words[i] == "," and (last is None or _comes_to_kind(tree, i, words)):
            continue
        elif tree.tag[i] not in _BEFORE or (tree.tag[i] == "CC" and last is not None):
            return last
    return last


def _is_told_of(tree: Tree, noun: int) -> bool:
    """Whether a clause of its own is about a noun: "In asthma, these tablets are taken at night"."""
    return tree.dep[noun] in _SUBJECTS or (noun + 1 < len(tree) and tree.tag[noun + 1] in FINITE)


def _comes_to_kind(tree: Tree, at: int, words: Grammar) -> bool:
    """Whether adjectives alone lead from a comma to "kind" or the like."""
    for i in range(at + 1, min(at + _LONGEST, len(tree))):
        if words.isa(tree.lemma[i], "kind_noun"):
            return True
        if tree.tag[i] not in _BEFORE and tree.words[i] != ",":
            return False
    return False


def _explains(view: View, article: str, noun: int, end: int, words: Grammar) -> bool:
    """Whether a phrase with an article says what the condition before it is."""
    tree = view.tree
    lemma = tree.lemma[noun]
    if article == "the":
        told = next((i for i in range(noun + 1, end) if tree.lower(i) in _OF_WHICH), None)
        lists = any(pair in _NEXT for pair in pairwise(tree.lowers[noun:told]))  # "the M and the N that follow"
        return words.isa(lemma, "kind_noun") or (told is not None and not lists and not words.isa(lemma, "treating"))
    if article not in {"a", "an"}:
        return False
    if words.isa(lemma, "kind_noun") or words.isa(lemma, "called_illness"):
        return True
    goes_on = noun + 1 < end and (tree.lower(noun + 1) in _GOES_ON or tree.tag[noun + 1] in _TELLING)
    return goes_on and view.mention(noun, "condition") is None
