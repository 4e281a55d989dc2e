"""Who acts where a clause does not say it: "X blocks A. This raises B, and C falls", "X, like Y, blocks A"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from drugfacts.clauses import Clause

from .context import View
from .drug_slot import drugs_of
from .hits import DrugHit
from .model import Grammar

_WHOLE = frozenset({"this", "that", "which"})
_LIKE = frozenset({"like", "as"})
_NO_COMPARISON = frozenset({"unlike", "not", "n't", "never"})


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
    return [DrugHit(key, view, clause.at, clause.at + 1, said=False) for key in acted.drugs]


def _shares(keys: Collection[str], view: View) -> bool:
    """Whether a passage is about one of the drugs, or but seems to be about what is a target here: "IL-2 release"."""
    targets = {m.key for i, ms in view.mentions.items() for m in ms if m.kind == "drug" and view.mention(i, "target")}
    return any(key in keys or key in targets for key in view.topics)


def takes_up(view: View, clause: Clause) -> bool:
    """Whether what acts is what was told before as a whole: "This raises B", "..., which in turn raises B"."""
    subjects = clause.roles.get("subj")
    tree = view.tree
    if any(tree.lower(a.head) in _WHOLE and a.head not in view.anaphors for a in subjects if a.tree is tree):
        return True
    return any(tree.lower(a.head) == "turn" for a in clause.roles.get("in", ()) if a.tree is tree)


def likened(view: View, clause: Clause, words: Grammar) -> Iterator[DrugHit]:
    """Y in "X, like Y, blocks A", "Like Y, X ...", "As with all Y, B is common"; none under a denial."""
    tree = view.tree
    if _LIKE.isdisjoint(tree.lowers) or not _NO_COMPARISON.isdisjoint(tree.lowers):
        return
    subjects = [a.head for a in clause.roles.get("subj") or clause.roles.get("is") if a.tree is tree]
    for top in dict.fromkeys((*clause.links, *subjects)):
        for k in tree.children(top, "prep"):
            set_off = k == 0 or tree.words[k - 1] == ","
            with_them = [w for w in tree.children(k, "prep") if w == k + 1 and tree.lower(w) == "with"]
            like = [k] if tree.lower(k) == "like" and set_off else with_them if tree.lower(k) == "as" else []
            named = (p for at in like for p in tree.children(at, "pobj"))
            yield from (hit for p in named for hit in drugs_of(view, p, words) if hit.said)
