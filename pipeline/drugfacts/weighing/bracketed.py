"""Who is told apart by brackets: "A (C) and B (D)" says nothing of A and D."""

from __future__ import annotations

from drugfacts.frames import View

from .pairs import Pair

_DRUGS = ("drug", "drug_class")


def is_anothers(pair: Pair) -> bool:
    """Whether the term stands alone in the bracket of another drug, or the drug in that of another term."""
    view, tree, drug = pair.view, pair.view.tree, pair.drug
    if tree.dep[pair.head] == "bracket":
        owner = _named(view, tree.head[pair.head], *_DRUGS)
        if owner is not None and drug.said and not owner <= drug.start < tree.head[pair.head] + 1:
            return True
    at = drug.end - 1
    if not drug.said or tree.dep[at] != "bracket":
        return False
    owner = _named(view, tree.head[at], "condition")
    return owner is not None and owner != pair.term.start


def _named(view: View, at: int, *kinds: str) -> int | None:
    """Where the name begins that ends at a word."""
    mention = view.mention(at, *kinds)
    return mention.start if mention is not None else None
