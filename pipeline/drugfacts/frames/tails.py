"""What a clause ends with to say it of another drug, or not: "X may cause C, which Y won't", "something Y doesn't do".

Such a tail has no term of its own: it takes up all that was told before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from .context import View
from .hits import DrugHit

_TAKES_UP = frozenset({"which", "something", "that"})
_ENDS = frozenset({",", ".", ";", ":", ")", "–", "—", "!"})
_NOT = frozenset({"not", "n't", "n’t", "never", "lack", "lacks", "lacked"})
_SAID = _NOT | frozenset(
    """hardly rarely seldom do does did is are was has have had can ca could will wo would may might should also
    too ever usually often sometimes itself share shares cause causes produce produces bring brings""".split()
)
_LONGEST = 5  # words behind the drug
_DETERMINERS = frozenset({"the", "its", "plain"})


def tails(view: View) -> list[tuple[DrugHit, bool, int]]:
    """The drugs of such tails, each with whether it is denied of it, and where the tail begins."""
    known: list[tuple[DrugHit, bool, int]] | None = view.tree.notes.get("tails")
    if known is None:
        known = [] if _TAKES_UP.isdisjoint(view.tree.lowers) else list(_find(view))
        view.tree.notes["tails"] = known
    return known


def _find(view: View) -> Iterator[tuple[DrugHit, bool, int]]:
    tree = view.tree
    for i in range(2, len(tree) - 2):
        if tree.lower(i) not in _TAKES_UP or (tree.lower(i) != "that" and tree.words[i - 1] != ","):
            continue
        at = i + 1 + (tree.lower(i + 1) in _DETERMINERS)
        drug = view.mention(at, "drug", "drug_class")
        if drug is None or drug.start != at:
            continue
        end = next((k for k in range(drug.end, len(tree)) if tree.words[k] in _ENDS), len(tree))
        said = tree.lowers[drug.end : end]
        denied = not _NOT.isdisjoint(said)
        if tree.lower(i) == "that" and not denied:
            continue  # "the rash that Y can cause" is of Y alone
        if 0 < len(said) <= _LONGEST and _SAID.issuperset(said):
            yield DrugHit(drug.key, view, drug.start, drug.end), denied, i
