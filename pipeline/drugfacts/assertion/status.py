"""Whether a use is only being looked into, where no word of approval or study says it: "may help", "in a trial"."""

from __future__ import annotations

from drugfacts.frames import Candidate, grammar

from .cues import Cues
from .scope import chain

_MODALS = frozenset({"may", "might", "could"})
_STUDIES = frozenset({"trial", "study", "experiment"})
_OF_STUDY = frozenset({"research", "objective", "methods", "results"})


def status_said(candidate: Candidate, known: Cues) -> tuple[str, str] | None:
    """The status of a use that "may help", was seen in a trial or stands under "Research", with what says so."""
    tree, section = candidate.clause.tree, candidate.view.block.section
    if any(tree.lower(k) == "whether" for at in chain(candidate) for k in tree.children(at, "mark")):
        return "investigational", "“whether”"
    if _in_trial(candidate):
        return "investigational", "“in a trial”"
    if _may(candidate, known):
        return "investigational", "“may”, “might” or “could”"
    taken = tree.lemma[candidate.clause.at] == "take"  # what people in a study take is what they took before
    return ("investigational", f"section {section}") if section in _OF_STUDY and not taken else None


def _in_trial(candidate: Candidate) -> bool:
    """Whether it is in a trial that the drug did something: "In the SOLO trial, X reduced C"."""
    tree = candidate.clause.tree
    within = (k for at in chain(candidate) for k in tree.children(at, "prep") if tree.lower(k) == "in")
    return any(tree.lemma[noun] in _STUDIES for k in within for noun in tree.children(k, "pobj"))


def _may(candidate: Candidate, known: Cues) -> bool:
    """Whether a drug only may help: not that it may be taken, nor that "you may know X as a remedy"."""
    tree, words = candidate.clause.tree, grammar()
    if any(words.isa(tree.lemma[candidate.clause.at], name) for name in ("take_verb", "answer_verb", "offer_verb")):
        return False
    said = (at for at in chain(candidate) if tree.lemma[at] not in known.instruction.minding)
    return any(tree.dep[k] == "aux" and tree.lower(k) in _MODALS for at in said for k in tree.kids[at])
