"""Harm that stands in one list with harm: "upset tummy, itchy skin, sore joints", on one line or one a line.

Who jots harm down does without verbs, and the parser makes little of it; there the commas tell more. Where one item is
harm, so are all that name a known condition.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from drugfacts.clauses import Argument
from drugfacts.clauses.clause import clause_at
from drugfacts.clauses.tree import FINITE
from drugfacts.english import NOT

from .candidate import Candidate
from .context import Mention, View
from .hits import DrugHit
from .model import Frame, Grammar
from .term_shape import hit_at

_BORDERS = frozenset({",", ";", "/", "+", "&", "•", "–", "—", "-", ".", "!", "and", "or"})
_BEFORE_TERM = ("J", "RB", "DT", "CD", "PRP$")
_NAMING = frozenset("NVJ")  # the first letters of the tags of nouns, verbs and adjectives
_SECTIONS = frozenset({None, "adverse_reactions"})
_LINES_APART = 1  # line ends between two items of one list


def is_fragment(view: View) -> bool:
    """Whether a sentence is jotted down without a verb, and asks nothing."""
    tree = view.tree
    if view.block.kind not in {"paragraph", "item"} or view.block.section not in _SECTIONS or "?" in tree.words:
        return False
    named = view.words_of("condition")
    return not any(tree.tag[i] in FINITE and i not in named for i in range(len(tree)))


def goes_on(view: View) -> bool:
    """Whether a fragment goes on where the sentence before ended: in its paragraph, or on the next line."""
    before = view.before
    if before is None or before.block.section != view.block.section:
        return False
    return before.block_index == view.block_index or view.block.start - before.block.end <= _LINES_APART


def match_listed_with(
    view: View,
    frame: Frame,
    words: Grammar,
    keys: tuple[str, ...],
    taken: AbstractSet[tuple[int, int]],
    *,
    all_known: bool,
) -> Iterator[Candidate]:
    """Yield the items of a fragment that nobody has read, as harm of the drugs of which another item is.

    Parameters
    ----------
    keys : tuple of str
        The drugs.
    taken : set of (int, int)
        The words that are part of a term already: view and word.
    all_known : bool
        Whether each item must name a known condition, as where it is but the line before that tells harm.
    """
    tree = view.tree
    items = [(start, end, _term(view, start, end)) for start, end in _items(view)]
    if all_known and not all(term for _, _, term in items):
        return
    for start, end, term in items:
        if term is None or any((view.index, i) in taken for i in range(term.start, term.end)):
            continue
        head = next((i for i in range(term.end - 1, term.start - 1, -1) if tree.is_noun(i)), term.end - 1)
        hit = hit_at(view, head, frame.fact, words)
        hit = hit._replace(start=max(hit.start, start), end=min(hit.end, end), mention=term)
        for key in keys:
            drug = DrugHit(key, view, head, head + 1, said=False)
            source = {"term": Argument(tree, head)}
            yield Candidate(frame, view, clause_at(tree, head), drug, hit, None, (view, (head,)), source)


def _items(view: View) -> Iterator[tuple[int, int]]:
    """The stretches between commas and the like, after the last colon; none that only says how often: "sometimes"."""
    tree = view.tree
    named = view.words_of("condition")
    first = max((i + 1 for i, word in enumerate(tree.words) if word == ":"), default=0)
    start = first
    for i in range(first, len(tree) + 1):
        if i == len(tree) or (tree.lower(i) in _BORDERS and i not in named):
            if any(tree.tag[k][:1] in _NAMING for k in range(start, i)):
                yield start, i
            start = i + 1


def _term(view: View, start: int, end: int) -> Mention | None:
    """The known condition that an item names, with nothing but what describes it before."""
    tree = view.tree
    for i in range(start, end):
        found = [m for m in view.mentions.get(i, ()) if m.kind == "condition" and m.start == i]
        if found:
            longest = max(found, key=lambda m: m.end)
            after = next((k for k in range(longest.end, end) if tree.words[k].strip()), None)
            goes_further = after is not None and tree.tag[after].startswith("N")
            return None if goes_further or longest.end > end else longest
        if tree.lower(i) in NOT or not (tree.tag[i].startswith(_BEFORE_TERM) or not tree.words[i].strip()):
            return None
    return None
