"""Which share is of those who got which drug: 5 % for Y in "C occurred in 24 % with X and in 5 % of those on Y"."""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.clauses import Tree
from drugfacts.frames import Candidate, View
from drugfacts.frames.arms import AGAINST, GIVEN, GROUPS, PEOPLE, PERCENT

from .numbers import frequency_of

_TO_DRUG = 7  # words of "of those who were assigned to"
_BEFORE_DRUG = (
    PEOPLE
    | GIVEN
    | frozenset({"of", "the", "a", "on", "with", "using", "who", "were", "to", "in", "for", "under", "after"})
)
_PLACEBO = frozenset({"placebo", "sham", "dummy"})
_LISTING = frozenset({",", "and", "or"})
_TO_NEXT = 3  # words from "24" to "5" in "24 % vs 5 %"
_BOTH = (0, _TO_NEXT)


def share_of_arm(candidate: Candidate) -> str | None:
    """Return the frequency by the share that stands beside the drug, where a sentence gives each drug its own.

    None where another condition stands nearer to the share, for it may be of that.
    """
    view, tree, drug, term = candidate.view, candidate.clause.tree, candidate.drug, candidate.term
    if term is None or term.view is not view or tree is not view.tree or PERCENT.isdisjoint(tree.forms):
        return None
    shares = list(_shares(tree))
    arms = _arms(view)
    own = (m for found in view.mentions.values() for m in found if m.key == drug.key)
    named = next((m for m in own if not drug.said or m.start == drug.start), None)
    if named is None or len(shares) <= 1 or len(arms) <= 1:
        return None
    at = _behind(tree, named.end, shares)
    if at is None:
        at = _before(tree, named.start, shares)
    if at is None or at + _TO_NEXT in shares or at - _TO_NEXT in shares:
        at = _of_pair(tree, shares, arms, drug.key)
    if at is None or term.start not in _counted(view, at):
        return None
    return frequency_of(f"{tree.words[at]} %")


def _arms(view: View) -> list[str]:
    """What a sentence says people got, in its order: drugs by their keys, and placebo."""
    named = {m.start: m.key for found in view.mentions.values() for m in found if m.kind == "drug"}
    named |= {i: "placebo" for i, lower in enumerate(view.tree.lowers) if lower in _PLACEBO}
    return list(dict.fromkeys(named[at] for at in sorted(named)))


def _counted(view: View, share: int) -> list[int]:
    """Where the conditions begin that a share counts: those listed right before it, or else the next one behind."""
    named = sorted({m.start: m for found in view.mentions.values() for m in found if m.kind == "condition"}.items())
    before = [m for start, m in named if start < share]
    if not before:
        return [start for start, _ in named[:1]]
    listed = [before[-1]]
    for m in reversed(before[:-1]):
        if any(view.tree.lower(i) not in _LISTING for i in range(m.end, listed[-1].start)):
            break
        listed.append(m)
    return [m.start for m in listed]


def _shares(tree: Tree) -> Iterator[int]:
    """Yield where the number of a share stands: "24" in "24 %"."""
    for i in range(len(tree) - 1):
        if tree.words[i][:1].isdigit() and tree.lower(i + 1) in PERCENT:
            yield i


def _behind(tree: Tree, end: int, shares: list[int]) -> int | None:
    """The share in the bracket behind a drug: "with X (24 %)", "in the X group (24 %)"."""
    end += end < len(tree) and tree.lower(end) in GROUPS | PEOPLE
    return end + 1 if end < len(tree) and tree.words[end] == "(" and end + 1 in shares else None


def _before(tree: Tree, start: int, shares: list[int]) -> int | None:
    """The share before a drug with nothing but its takers between: "24 % of patients on X", "5 % with Y"."""
    last = max((at for at in shares if at + 1 < start), default=None)
    if last is None or start - last - 2 > _TO_DRUG:
        return None
    between = (tree.lower(i) for i in range(last + 2, start))
    return last if all(word in _BEFORE_DRUG for word in between) else None


def _of_pair(tree: Tree, shares: list[int], arms: list[str], key: str) -> int | None:
    """The share at a drug's place in a bracket that sets two against each other: "with X than with Y (24 % vs 5 %)"."""
    pairs = (at for at in shares if at + _TO_NEXT in shares and tree.lower(at + 2) in AGAINST | {"and"})
    first = next(pairs, None)
    if first is None or key not in arms or len(arms) != len(_BOTH) or tree.words[first - 1] != "(":
        return None
    return first + _BOTH[arms.index(key)]
