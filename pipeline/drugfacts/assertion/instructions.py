"""What tells the reader what to do, and states no fact."""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.frames import Candidate

from .cues import Cues


def is_instruction(tree: Tree, known: Cues) -> bool:
    """An imperative: a bare main verb without a subject ("Tell your doctor ...", "Do not take ...")."""
    root = tree.root
    if tree.lower(0) == "to" and any(
        tree.words[i - 1] == "," and tree.lower(i) in known.instruction.turning for i in range(2, len(tree))
    ):
        return True  # "To report a side effect, phone us"
    if tree.tag[root] not in {"VB", "VBP"} or tree.lemma[root] not in known.instruction.verbs:
        return False
    if tree.lemma[root] == "be" and tree.lower(root) != "be":
        return False  # "In adults cramps are usual", its subject lost
    if tree.children(root, "nsubj", "nsubjpass", "csubj", "expl"):
        return False
    if tree.lemma[root] in known.instruction.minding and tree.children(root, "ccomp"):
        return False
    return not any(tree.dep[k] == "aux" and tree.lower(k) not in {"do", "don't"} for k in tree.kids[root])


def is_to_be_told(candidate: Candidate, known: Cues) -> bool:
    """Whether a harm is but what one must report: "yellow skin must be reported to your doctor"."""
    return candidate.frame.fact == "side_effect" and must_be_told(candidate.clause.tree, candidate.clause.at, known)


def must_be_told(tree: Tree, at: int, known: Cues) -> bool:
    """Whether a predicate is of what one must report: "must be reported", "should be told to your doctor"."""
    if tree.lemma[at] not in known.instruction.telling:
        return False
    return any(tree.dep[k] == "aux" and tree.lower(k) in known.instruction.modals for k in tree.kids[at])
