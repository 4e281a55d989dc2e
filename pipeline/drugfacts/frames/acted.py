"""Who acts where a clause does not say it: "X blocks A. This raises B, and C falls"."""

from __future__ import annotations

from collections.abc import Collection

from drugfacts.clauses import Clause, Tree

from .context import View
from .hits import DrugHit

_WHEN = frozenset({"when", "whenever", "if", "unless", "before"})
_WHOLE = frozenset({"this", "that", "which"})


def acted_drugs(view: View, clause: Clause) -> list[DrugHit]:
    """The drugs whose mechanism was told last, in this sentence or the one before in the same block.

    None where the sentence names another drug: it may be what acts.
    """
    acted = view.acted
    if acted is None or view.index - acted.view.index > 1 or view.block_index != acted.view.block_index:
        return []
    if acted.view is not view and view.topics and not _shares(acted.drugs, view):
        return []  # the passage has gone on to another drug
    named = {m for ms in view.mentions.values() for m in ms if m.kind in {"drug", "drug_class"}}
    if any(m.key not in acted.drugs and not view.mention(m.start, "target") for m in named):
        return []
    if _is_condition(view.tree, clause.at):
        return []
    return [DrugHit(key, view, clause.at, clause.at + 1, said=False) for key in acted.drugs]


def _is_condition(tree: Tree, at: int) -> bool:
    """Whether a clause only says when something else is so: "calms the nerves that fire when B falls"."""
    return tree.dep[at] == "advcl" and any(tree.lower(k) in _WHEN for k in tree.children(at, "advmod", "mark"))


def _shares(keys: Collection[str], view: View) -> bool:
    """Whether a passage is about one of the drugs, or but seems to be about what is a target here: "IL-2 release"."""
    named = ((i, m) for i, ms in view.mentions.items() for m in ms if m.kind in {"drug", "drug_class"})
    targets = {m.key for i, m in named if view.mention(i, "target")}
    return any(key in keys or key in targets for key in view.topics)


def takes_up(view: View, clause: Clause) -> bool:
    """Whether what acts is what was told before as a whole: "This raises B", "..., which in turn raises B"."""
    subjects = clause.roles.get("subj")
    tree = view.tree
    if _tells_of_all(clause) or any(tree.tag[k] == "VBG" for k in tree.children(clause.at, "csubj")):
        return True  # "Blocking A slows B" as well
    if any(tree.lower(a.head) in _WHOLE and a.head not in view.anaphors for a in subjects if a.tree is tree):
        return True
    return any(tree.lower(a.head) == "turn" for a in clause.roles.get("in", ()) if a.tree is tree)


def _tells_of_all(clause: Clause) -> bool:
    """Whether "which" is all that was told, as a verb in the singular shows: "blocks the receptors, which slows T"."""
    tree, at = clause.tree, clause.at
    while tree.dep[at] == "conj" and tree.is_verb(tree.head[at]):
        at = tree.head[at]
    if tree.dep[at] != "relcl" or tree.tag[at] != "VBZ":
        return False
    opens = (k for k in tree.children(at, "nsubj") if k > 1 and tree.lower(k) == "which")
    return any(tree.words[k - 1] == "," and tree.tag[k - 2] == "NNS" for k in opens)
