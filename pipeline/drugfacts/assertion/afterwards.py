"""What is said further on of a harm: "Both can be fatal.", "This is an emergency.", "but it can be fatal"."""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.clauses.tree import FINITE
from drugfacts.frames import Candidate, View

from .cues import Cues
from .scope import text_of

_LONGEST = 16  # words of a sentence that only adds to the one before
_REACH = 9  # words that a clause behind a term says of it
_WHO_DIED = 5  # words from "no patient has died of it" to its end
_TO_VERB = 4  # words of "all three are"
_JOINTS = frozenset({",", ";", ":", "and", "but", "yet", "–", "—", "-", "though"})
_STOPS = frozenset({",", ";", "."})
_SOME = frozenset({"some", "few", "one", "two", "three", "any", "all", "each", "either"})
_WHOM = 6  # words of "in frail older people"
_OF_THEM = frozenset({"of", "case", "cases", "with"})
_THEM = frozenset({"it", "them", "this", "these"})
_SINGULAR = frozenset({"it", "this", "that"})
_STATES = frozenset("is are was were 's remain remains occur occurs happen happens seem seems".split())
_OF_LIST = frozenset({"these", "all", "they"})
_ITEMS = 20  # of a list, up to the sentence behind it
_SUBJECT = ("nsubj", "nsubjpass")


def said_afterwards(candidate: Candidate, known: Cues) -> str:
    """What is said further on of the harm, as text; empty where nothing is, or it is denied."""
    return _in_next_sentence(candidate, known) or _further_on(candidate, known)


def _in_next_sentence(candidate: Candidate, known: Cues) -> str:
    """That of the next sentence, if it is short, of the same paragraph, and its subject points back."""
    view = candidate.term.view if candidate.term else candidate.view
    after = _behind_list(view) if view.block.kind == "item" else None
    of_list = after is not None
    if after is None:
        after = view.after if view.after is not None and view.after.block_index == view.block_index else None
    if after is None or len(after.tree) > _LONGEST:
        return ""
    tree = after.tree
    subjects = tree.children(tree.root, *_SUBJECT)
    if not any(_takes_up(tree, k, known) and (not of_list or tree.lower(k) in _OF_LIST) for k in subjects):
        is_it = not of_list and any(tree.lower(k) == "it" for k in subjects)
        if not (is_it and _is_last(candidate) and _says_how_it_is(tree, known)):
            return ""
    return _said_among(tree, range(len(tree)), known)


def _is_last(candidate: Candidate) -> bool:
    """Whether a harm is the last that its sentence names, and nothing is named behind it."""
    term = candidate.term
    if term is None or term.anaphoric:
        return False
    behind = range(term.end, len(term.view.tree))
    return not any(term.view.mention(i, "condition", "drug", "drug_class", "target") for i in behind)


def _says_how_it_is(tree: Tree, known: Cues) -> bool:
    """Whether a sentence on "it" says how a harm is: "It can be fatal", but "It can be fatal in overdose" a drug."""
    told = tree.children(tree.root, "acomp", "attr")
    if tree.lemma[tree.root] != "be" or not told:
        return False
    return not any(tree.is_noun(i) and tree.lower(i) not in known.afterwards.words for i in range(len(tree)))


def _behind_list(view: View) -> View | None:
    """The sentence right behind the list in which an item stands, where it points back: "These are rare"."""
    there = view.after
    for _ in range(_ITEMS):
        if there is None or there.block.kind != "item":
            break
        there = there.after
    if there is None or there.block.kind != "paragraph" or there.tree.lowers[:1] not in (["these"], ["all"], ["they"]):
        return None
    return there


def tells_how_often(text: str) -> bool:
    """Whether what is said further on may tell how often: "both are uncommon", not what "it rarely" does."""
    words = text.split()[:_TO_VERB]
    return any(word in _STATES for word in words)


def _takes_up(tree: Tree, subject: int, known: Cues) -> bool:
    """Whether a subject points back at harms: "both", "these", "this complication", "all three"."""
    if tree.lower(subject) in known.afterwards.subjects:
        return True
    pointing = any(tree.lower(k) in known.afterwards.subjects for k in tree.kids[subject] if k < subject)
    return pointing and tree.lemma[subject] in known.afterwards.nouns


def _further_on(candidate: Candidate, known: Cues) -> str:
    """That of a clause behind the term: "E is rare, but it can be fatal", "E and F were seen, some of them fatal".

    What points at one harm points at the last before it, what points at some, at all.
    """
    term = candidate.term
    if term is None or term.anaphoric:
        return ""
    view, tree = term.view, term.view.tree
    if "died" in tree.forms and (deaths := _died_of_it(tree, term.end)) is not None:
        return _said_among(tree, deaths, known)
    if known.afterwards.further.isdisjoint(tree.forms):
        return ""
    inner = ("appos", "prep") if tree.dep[term.head] in _SUBJECT else ("appos",)  # "E, with F, sets in late; it is"
    same = {i for k in tree.children(term.head, *inner) for i in tree.subtree(k)}
    if tree.words[term.end : term.end + 1] == ["("]:  # "E (that is, F), and it can kill"
        same |= set(range(term.end, next((i for i in range(term.end, len(tree)) if tree.words[i] == ")"), term.end)))
    told = False  # whether a verb stands before a place
    for i in range(term.end, len(tree)):
        anew = told or tree.words[i - 1] == ";" or tree.dep[i] in _SUBJECT
        if anew and view.mention(i, "condition") is not None:
            return ""
        told = told or tree.tag[i] in FINITE
        if not _points_back(tree, i, known):
            continue
        if tree.lower(i) in _SINGULAR and any(
            view.mention(k, "condition") for k in range(term.end, i) if k not in same
        ):
            return ""
        end = next((k for k in range(i, min(i + _REACH, len(tree))) if tree.words[k] in _STOPS), i + _REACH)
        if i in view.anaphors and any(_brings_on(tree, view, k) for k in range(i, min(end, len(tree)))):
            return ""  # "it can cause C": the drug does
        return _said_among(tree, range(i, min(end, len(tree))), known)
    return ""


def _brings_on(tree: Tree, view: View, at: int) -> bool:
    """Whether a word is a harm that something brings on."""
    return tree.dep[at] in {"dobj", "pobj"} and tree.is_noun(at) and view.mention(at, "condition") is not None


def _died_of_it(tree: Tree, end: int) -> range | None:
    """The words that tell of deaths from a harm before: "E and F are rare, but people have died of them"."""
    for i in range(end + 2, len(tree)):
        if tree.lower(i) in _THEM and tree.lower(i - 1) in {"of", "from"} and tree.lower(i - 2) == "died":
            return range(max(i - _WHO_DIED, end), i + 1)
    return None


def _points_back(tree: Tree, at: int, known: Cues) -> bool:
    """Whether a word after a joint stands for harms before it: "it", "these", "some of them", "a few cases"."""
    before = at - 2 if tree.lower(at - 1) == "a" else at - 1
    while before > 0 and tree.tag[before] == "RB" and tree.lower(before) not in _JOINTS:  # "and occasionally it is"
        before -= 1
    if tree.lower(at) in _SINGULAR and tree.dep[at] in _SUBJECT:
        before = _before_whom(tree, before)
    elif _holds_noun(tree, at, known):
        return False
    if tree.lower(at) not in known.afterwards.further or tree.lower(before) not in _JOINTS:
        return False
    return tree.lower(at) not in _SOME or not _OF_THEM.isdisjoint(tree.lowers[at + 1 : at + 2])


def _before_whom(tree: Tree, at: int) -> int:
    """The joint before those of whom a clause speaks: before "in frail people" in "and in frail people it can kill"."""
    start = next((i for i in range(at, max(at - _WHOM, 0), -1) if tree.lower(i) in _JOINTS), at)
    return start if start == at or tree.lower(start + 1) in {"in", "for"} else at


def _holds_noun(tree: Tree, at: int, known: Cues) -> bool:
    """Whether a word that points back holds a noun of other things than harms: "both pills", but "both reactions"."""
    if at + 1 >= len(tree) or tree.tag[at + 1][:2] != "NN" or tree.lower(at) in _SOME:
        return False
    return tree.lemma[at + 1] not in known.afterwards.nouns | _OF_THEM


def _said_among(tree: Tree, inside: range, known: Cues) -> str:
    said = {tree.lower(i) for i in inside}
    if said & known.negation.words or said & {"if", "unless", "?", "less"}:
        return ""
    return text_of(tree, list(inside))
