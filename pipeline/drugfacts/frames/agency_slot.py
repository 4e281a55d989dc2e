"""Fill the agency slot of a frame: named, told by its country, or "the agency" named before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from drugfacts.clauses import Clause
from drugfacts.clauses.lists import is_excluded

from .context import View
from .hits import AgencyHit
from .model import Frame, Grammar
from .paths import arguments


def agencies_of(view: View, clause: Clause, frame: Frame, words: Grammar) -> list[AgencyHit]:
    """The agencies at the first of the frame's paths that yields any."""
    found: list[AgencyHit] = []
    for path in frame.agency:
        for argument in arguments(view, clause, path):
            prep = clause.tree.head[argument.head]
            excepted = clause.tree.dep[prep] == "conj" and is_excluded(clause.tree, prep)
            for hit in _agencies_at(view, argument.head, words):
                hit = replace(hit, excepted=excepted)
                if all(hit.key != a.key for a in found):
                    found.append(hit)
        if found:
            break
    return found


def _agencies_at(view: View, head: int, words: Grammar) -> Iterator[AgencyHit]:
    """The agencies of a phrase: named, told by their country ("U.S. regulators"), or "the agency" named before."""
    tree = view.tree
    inside = sorted(tree.subtree(head, frozenset({"relcl", "advcl", "acl"})))
    named = False
    for i in inside:
        mention = view.mention(i, "agency")
        if mention:
            named = True
            yield AgencyHit(mention.key, view, mention.start, mention.end)
    if named or not words.isa(tree.lemma[head], "regulator"):
        return
    for i in inside:
        for key, names in words.classes.items():
            if key.startswith("country_") and tree.lower(i) in names:
                yield AgencyHit(f"agency:{key.removeprefix('country_')}", view, i, head + 1)
                return
    if any(tree.dep[k] == "det" and tree.lower(k) in {"the", "that", "this"} for k in tree.kids[head]):
        for _, mention in view.agencies:
            yield AgencyHit(mention.key, view, head, head + 1)
