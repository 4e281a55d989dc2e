"""The drugs that stand right behind what they are: "the T inhibitors X and Y", "the T inhibitor, X, slowed"."""

from __future__ import annotations

from .context import Mention, View
from .drug_lists import listed_after
from .hits import DrugHit

_CLOSING = frozenset({",", "(", ")", ".", ";"})


def drugs_next(view: View, at: int) -> list[DrugHit]:
    """The drugs named right at a word: X and Y in "the COX-2 inhibitors X and Y"."""
    heads = [at, *listed_after(view, [at])]
    return [hit for h in heads if (m := view.mention(h, "drug")) for hit in _named(view, m)]


def drugs_aside(view: View, at: int) -> list[DrugHit]:
    """The drugs set off behind what they are: X in "the T inhibitor, X, slowed", "T inhibitors, including X".

    Wherever the parser hangs them: they follow at once, and what follows them is no verb.
    """
    tree = view.tree
    first = at + 2 if tree.words[at + 1 : at + 2] == [","] else at + 1
    opener = " ".join(tree.lowers[first : first + 2])
    if opener == "such as" or tree.lowers[first : first + 1] == ["including"]:
        first += 2 if opener == "such as" else 1
        named = view.mention(first, "drug")
        return drugs_next(view, named.end - 1) if named is not None and named.start == first else []
    named = view.mention(first, "drug") if first == at + 2 and tree.tag[at] == "NN" else None
    if named is None or named.start != first or not any(tree.lower(k) == "the" for k in tree.children(at, "det")):
        return []
    return _named(view, named) if named.end == len(tree) or tree.words[named.end] in _CLOSING else []


def _named(view: View, mention: Mention) -> list[DrugHit]:
    return [DrugHit(mention.key, view, mention.start, mention.end)]
