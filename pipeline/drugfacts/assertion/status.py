"""Whether a use is only being looked into, where no word of approval or study says it: "may help", "in a trial"."""

from __future__ import annotations

import re

from drugfacts.clauses import Tree
from drugfacts.frames import Candidate, View, grammar

from .cues import Cues
from .scope import chain, until_described

_OFF_LABEL = re.compile(r"\b(?:off ?-? ?(?:label|licence|license)|unlicensed)\b")
_PURPOSE = frozenset({"for", "in", "as", "against"})
_ANSWER = 6  # words of an answer among which "off label" says how it is used
_MODALS = frozenset({"may", "might", "could"})
_TAKING = ("take_verb", "answer_verb", "offer_verb")
_STUDIES = frozenset({"trial", "study", "experiment"})
_BEFORE_NOUN = ("compound", "nmod", "npadvmod")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OF_STUDY = frozenset({"research", "objective", "methods", "results"})


def status_said(candidate: Candidate, known: Cues) -> tuple[str, str] | None:
    """The status of a use that "may help", was seen in a trial or stands under "Research", with what says so."""
    tree, section = candidate.clause.tree, candidate.view.block.section
    if any(tree.lower(k) == "whether" for at in _links(candidate) for k in tree.children(at, "mark")):
        return "investigational", "“whether”"
    if in_trial(candidate):
        return "investigational", "“in a trial”"
    if _may(candidate, known):
        return "investigational", "“may”, “might” or “could”"
    taken = tree.lemma[candidate.clause.at] == "take"  # what people in a study take is what they took before
    taken = taken or _only_watched(tree)
    return ("investigational", f"section {section}") if section in _OF_STUDY and not taken else None


def off_label_beside(candidate: Candidate) -> str | None:
    """The words that call a use off-label: "off label for C", "C is off-label"."""
    term = candidate.term
    if term is None or term.anaphoric:
        return None
    tree = term.view.tree
    if (said := _off_label_in_answer(term.view)) is not None:
        return said
    if (
        term.start
        and tree.lower(term.start - 1) in _PURPOSE
        and (said := _off_label(tree, term.start - 4, term.start - 1))
    ):
        return said
    below = term.head
    for above in tree.ancestors(term.head):
        if tree.lemma[above] == "be":
            about_it = tree.dep[below] in _SUBJECTS and not tree.children(above, "neg")
            return _off_label(tree, above + 1, above + 4) if about_it else None
        below = above
    return None


def _off_label_in_answer(view: View) -> str | None:
    """The words for "off-label" that an answer begins with: "Is it used for C? Yes, off label"."""
    after = view.after if "?" in view.tree.words[-2:] else None
    return _off_label(after.tree, 0, _ANSWER) if after is not None else None


def _off_label(tree: Tree, start: int, end: int) -> str | None:
    """The words for "off-label" among some words of a sentence."""
    found = _OFF_LABEL.search(" ".join(tree.lowers[max(0, start) : end]))
    return found.group() if found else None


def though_unlicensed(candidate: Candidate) -> str | None:
    """The word that calls a drug unlicensed right before what it is used for: "is unlicensed but recommended in C"."""
    tree, at, words = candidate.clause.tree, candidate.clause.at, grammar()
    if tree.dep[at] != "conj" or tree.has_subject(at):
        return None
    said = tree.children(tree.head[at], "acomp", "attr")
    return next((tree.words[k] for k in said if words.isa(tree.lemma[k], "unlicensed")), None)


def _only_watched(tree: Tree) -> bool:
    """Whether people were followed on what they took: "Adults in the register who started X for C were followed"."""
    words = grammar()
    drawn = any(words.isa(lemma, "drawn_by_lot") for lemma in tree.lemma)
    return not drawn and not words.members("only_watched").isdisjoint(tree.lowers)


def _links(candidate: Candidate) -> list[int]:
    """What says how the use stands: the predicate and its governors, as far as they tell of it."""
    return until_described(candidate.clause.tree, chain(candidate))


def in_trial(candidate: Candidate) -> bool:
    """Whether it is in a trial that the drug did something: "In the SOLO trial, X reduced C"."""
    tree, links = candidate.clause.tree, set(_links(candidate))
    return any(
        tree.lower(k) == "in" and _is_study(tree, k) and _verb_over(tree, k) in links
        for k in range(len(tree))
        if tree.dep[k] == "prep"
    )


def _is_study(tree: Tree, prep: int) -> bool:
    """Whether a trial stands after a preposition, or what is read as one noun with it: "in this trial 40 men"."""
    nouns = tree.children(prep, "pobj")
    return any(tree.lemma[k] in _STUDIES for noun in nouns for k in (noun, *tree.children(noun, *_BEFORE_NOUN)))


def _verb_over(tree: Tree, at: int) -> int | None:
    """The verb under which a phrase stands: not beyond a subject, which is told of apart."""
    for above in tree.ancestors(at):
        if tree.is_verb(above):
            return above
        if tree.dep[above] in _SUBJECTS:
            return None
    return None


def _may(candidate: Candidate, known: Cues) -> bool:
    """Whether a drug only may help: not that it may be taken, nor that "you may know X as a remedy".

    Nor is it in doubt that "your doctor may add X to prevent C".
    """
    tree, words = candidate.clause.tree, grammar()
    if any(words.isa(tree.lemma[candidate.clause.at], name) for name in _TAKING):
        return False
    told = [at for at in _links(candidate) if not any(words.isa(tree.lemma[at], name) for name in _TAKING)]
    said = (at for at in told if tree.lemma[at] not in known.instruction.minding)
    return any(tree.dep[k] == "aux" and tree.lower(k) in _MODALS for at in said for k in tree.kids[at])
