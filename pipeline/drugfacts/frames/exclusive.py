"""What only one of two drugs does: "Both calm psychosis; drooling is seen with X only" denies drooling of the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .candidate import Candidate
from .context import View
from .hits import DrugHit

_ONLY = frozenset({"only", "solely", "exclusively"})
_PREPOSITIONS = frozenset({"with", "of", "on", "for", "to", "in", "from", "by", "after", "under"})
_ENDS = frozenset({".", ",", ";", ")", "and", "but"})
_SLIGHT = frozenset({"the", "a", "an"})
_BEFORE = 3  # sentences back to the other of the two


def match_only(view: View, found: list[Candidate]) -> Iterator[Candidate]:
    """Yield what only one drug does as denied of the other, where the text has spoken of just two.

    Parameters
    ----------
    found : list of Candidate
        What the sentence says.
    """
    if _ONLY.isdisjoint(view.tree.lowers):
        return
    told = [c for c in found if c.frame.fact in {"side_effect", "mechanism"} and _is_plain(c) and _is_only(c)]
    keys = _spoken_of(view) if told else {}
    if len(keys) != 2:
        return
    for c in told:
        for key in keys:
            if key != c.drug.key and not any(_says_same(c, other, key) for other in found):
                yield replace(c, drug=DrugHit(key, view, c.drug.start, c.drug.end), denied=True)


def _is_plain(candidate: Candidate) -> bool:
    """Whether it says something of a drug that the sentence names, or points at, and denies nothing."""
    plain = not (candidate.denied or candidate.flipped or candidate.frame.only_denied)
    negated = candidate.frame.fixed.get("negated") or candidate.clause.tree.children(candidate.clause.at, "neg")
    return plain and not negated and candidate.drug.said and candidate.term is not None


def _is_only(candidate: Candidate) -> bool:
    """Whether "only" is said of the drug: "only X does", "only with X", "with X only"."""
    view, drug = candidate.view, candidate.drug
    if drug.view is not view:
        return False
    lowers, at = view.tree.lowers, drug.start - 1
    if drug.end < len(lowers) and lowers[drug.end] in _ONLY:
        ends = drug.end + 1 == len(lowers) or lowers[drug.end + 1] in _ENDS
        return ends and at >= 0 and lowers[at] in _PREPOSITIONS
    while at > 0 and lowers[at] in _SLIGHT:
        at -= 1
    return at >= 0 and (lowers[at] in _ONLY or (lowers[at] in _PREPOSITIONS and at > 0 and lowers[at - 1] in _ONLY))


def _spoken_of(view: View) -> dict[str, None]:
    """The drugs of which a text has spoken up to here, in its paragraph; nothing where it speaks of a class."""
    keys: dict[str, None] = {}
    at: View | None = view
    for _ in range(_BEFORE + 1):
        if at is None or at.block_index != view.block_index:
            break
        pointed = {key for _, _, anaphor in at.anaphors.values() for key in anaphor}
        named = {m.key for ms in at.mentions.values() for m in ms if m.kind == "drug"}
        keys.update(dict.fromkeys(sorted(pointed | named)))
        at = at.before
    return keys


def _says_same(candidate: Candidate, other: Candidate, key: str) -> bool:
    """Whether the sentence says the same of another drug itself."""
    one, two = candidate.term, other.term
    same = one is not None and two is not None and one.view is two.view and one.start == two.start
    return same and other.drug.key == key
