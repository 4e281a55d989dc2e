"""Whether a use is only being looked into, where no word of approval or study says it: "may help", "in a trial"."""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.frames import Candidate, grammar

from .approval import awaits_approval
from .cues import Cues
from .scope import chain, until_described

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
    if awaits_approval(candidate, known):
        return "investigational", "an approval to come"
    if _may(candidate, known):
        return "investigational", "“may”, “might” or “could”"
    taken = tree.lemma[candidate.clause.at] == "take"  # what people in a study take is what they took before
    taken = taken or _only_watched(tree)
    return ("investigational", f"section {section}") if section in _OF_STUDY and not taken else None


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
