"""Whether a sentence calls a use off-label: right at the condition, or from further off."""

from __future__ import annotations

import re

from drugfacts.clauses import Tree
from drugfacts.clauses.tree import FINITE
from drugfacts.frames import Candidate, TermHit, View, grammar

_OFF_LABEL = re.compile(r"(?:off ?-? ?(?:label|licence|license)|unlicensed)\b")
_THIS = r"(?:this|that|it|these|those|them|either|any of these|the purpose|(?:this|that|these|those) (?:use|purpose)s?)"
_SAID_BEHIND = re.compile(
    r"(?:again |also |both |all |strictly |largely |mostly )*"
    rf"(?:(?:although|though|but|which|and|even though|even if)? ?{_THIS}? ?"
    r"(?:is|are|'s|'re|be)? ?(?:an? |all |both |also |strictly )*(?:off ?-? ?(?:label|licence|license)|unlicensed)\b"
    r"(?! (?:, )?(?:for|against|to|as)\b)"  # "for A, off-label for B" says it of B
    rf"|(?:although|though|but|even though|even if) (?:it |they )?(?:is |are |has |have |'s )?"
    rf"(?:not|n't|never)(?: been)? (?:licensed|approved|authori[sz]ed) (?:for|in) {_THIS}\b)"
)
"""What stands right behind a use: ", off-label in most countries", ", though not licensed for this"."""
_STARTS = frozenset({"PRP", "DT", "PRP$"})
_PURPOSE = frozenset({"for", "in", "as", "against", "on", "to"})
_ANSWER = 9  # words of an answer among which "off label" says how it is used
_LONGEST = 3  # words of "off-label"
_BEHIND = 12
_FIRST = ("off", "unlicensed")
_NOTE = "off-label"
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SAID_OF_OTHERS = frozenset({"approved", "licensed", "indicated", "authorised", "authorized", ";", ":"})
_OF_WHICH = frozenset({"relcl", "acl"})


def off_label_beside(candidate: Candidate) -> str | None:
    """The words that call a use off-label: "off label for C", "C is off-label"."""
    term = candidate.term
    if term is None or term.anaphoric:
        return None
    tree = term.view.tree
    if (said := _in_answer(term.view)) is not None:
        return said
    purpose = term.start - 1
    if term.start and tree.lower(purpose) in _PURPOSE:
        until = purpose - 1 if tree.words[purpose - 1] == "," else purpose  # "off-label, for C"
        if (said := _among(tree, until - _LONGEST, until)) is not None:
            return said
    below = term.head
    for above in tree.ancestors(term.head):
        if tree.lemma[above] == "be":
            about_it = tree.dep[below] in _SUBJECTS and not tree.children(above, "neg")
            return _among(tree, above + 1, above + 4) if about_it else None
        below = above
    return None


def off_label_around(candidate: Candidate) -> str | None:
    """The words of the sentence that call a use off-label, where none says another status.

    "Off-label, doctors hand it to people with A, and B", "is given off-label for A (including B)", "is taken for A,
    off-label in most countries", "is given for A and B, though not licensed for this".
    """
    term = candidate.term
    if term is None or term.anaphoric:
        return None
    drug = candidate.drug
    since = drug.start if drug.said and drug.view is term.view else 0
    return _opening(term) or _before(term, since) or _behind(term)


def though_unlicensed(candidate: Candidate) -> str | None:
    """The word that calls a drug unlicensed right before what it is used for: "is unlicensed but recommended in C"."""
    tree, at, words = candidate.clause.tree, candidate.clause.at, grammar()
    if tree.dep[at] != "conj" or tree.has_subject(at):
        return None
    said = tree.children(tree.head[at], "acomp", "attr")
    return next((tree.words[k] for k in said if words.isa(tree.lemma[k], "unlicensed")), None)


def _in_answer(view: View) -> str | None:
    """The words for "off-label" that an answer begins with: "Is it used for C? Yes, off label"."""
    after = view.after if "?" in view.tree.words[-2:] else None
    return _among(after.tree, 0, _ANSWER) if after is not None else None


def _opening(term: TermHit) -> str | None:
    """The words for "off-label" with which a sentence sets out: "Off-label, it is used for"."""
    tree = term.view.tree
    found = next(iter(_places(tree)), None)
    if found is None or found[0] > 0:
        return None
    end = found[1]
    sets_off = end < len(tree) and (tree.words[end] == "," or tree.tag[end] in _STARTS)
    return _text(tree, found) if sets_off and _is_left_open(tree, end, term.start) else None


def _before(term: TermHit, drug: int) -> str | None:
    """The last such words before a term, if no verb stands between: those of a clause that says which do not count.

    Nor does the drug: "X is used off label when Y, the usual drug for C, has failed".
    """
    tree = term.view.tree
    last = next((place for place in reversed(_places(tree)) if place[0] < term.start), None)
    if last is None or last[1] <= drug < term.start:
        return None
    end = last[1]
    said_of_it = all(tree.tag[i] not in FINITE or _is_within_relative(tree, i, end) for i in range(end, term.start))
    return _text(tree, last) if said_of_it and _is_left_open(tree, end, term.start) else None


def _behind(term: TermHit) -> str | None:
    """Such words right behind a term and those listed with it."""
    tree, at = term.view.tree, term.end
    while at < len(tree) and (tree.words[at] in {",", "and", "or"} or term.view.mention(at, "condition") is not None):
        at += 1
    if any(tree.words[i] in {"and", "or"} for i in range(max(term.end, at - 2), at)):
        return None  # "for lymphoma and, off-label, for lupus"
    said = " ".join(tree.lowers[at : at + _BEHIND]).lstrip("(-–— ")
    found = _SAID_BEHIND.match(said)
    return found.group() if found else None


def _is_left_open(tree: Tree, start: int, end: int) -> bool:
    """Whether no word between says a status of its own."""
    return _SAID_OF_OTHERS.isdisjoint(tree.lowers[start:end])


def _is_within_relative(tree: Tree, at: int, since: int) -> bool:
    """Whether a verb is part of what only says which is meant, in a clause that began behind a place."""
    return any(tree.dep[i] in _OF_WHICH and i >= since for i in (at, *tree.ancestors(at)))


def _among(tree: Tree, start: int, end: int) -> str | None:
    """The words for "off-label" among some words of a sentence."""
    return next((_text(tree, place) for place in _places(tree) if start <= place[0] and place[1] <= end), None)


def _places(tree: Tree) -> list[tuple[int, int]]:
    """Where the words for "off-label" stand in a sentence: looked for once."""
    known: list[tuple[int, int]] | None = tree.notes.get(_NOTE)
    if known is None:
        known = tree.notes[_NOTE] = []
        for at in (i for i, word in enumerate(tree.lowers) if word.startswith(_FIRST)):
            found = _OFF_LABEL.match(" ".join(tree.lowers[at : at + _LONGEST]))
            if found is not None:
                known.append((at, at + len(found.group().split())))
    return known


def _text(tree: Tree, place: tuple[int, int]) -> str:
    return " ".join(tree.lowers[slice(*place)])
