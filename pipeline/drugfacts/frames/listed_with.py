"""Harm that stands in one list with harm: "upset tummy, itchy skin, sore joints", on one line or one a line.

Who jots harm down does without verbs, and the parser makes little of it; there the commas tell more. Where one item is
harm, so are all that name a known condition. In sentences with verbs the parser at times loses an item of a list: there
what stands between others, or at an end that nothing else can be joined to, is what they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from drugfacts.clauses import Argument
from drugfacts.clauses.clause import clause_at
from drugfacts.clauses.tree import FINITE
from drugfacts.english import NOT

from .candidate import Candidate
from .context import Mention, View
from .hits import DrugHit, TermHit
from .model import Frame, Grammar
from .term_shape import hit_at

_BORDERS = frozenset({",", ";", "/", "+", "&", "•", "–", "—", "-", ".", "!", "and", "or"})
_CONJUNCTIONS = frozenset({"and", "or"})
_JOINS = _CONJUNCTIONS | {","}  # between two items of a list in a sentence
_PLACES = frozenset({"in", "on", "of", "at", "round", "around", "under", "inside", "within", "over"})
_QUOTES = frozenset("'\"‘’“”")
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
        head, hit = _hit(view, frame, words, term, (start, end))
        for key in keys:
            drug = DrugHit(key, view, head, head + 1, said=False)
            source = {"term": Argument(tree, head)}
            yield Candidate(frame, view, clause_at(tree, head), drug, hit, None, (view, (head,)), source)


def _hit(view: View, frame: Frame, words: Grammar, term: Mention, item: tuple[int, int]) -> tuple[int, TermHit]:
    """The head of an item, and the item as a term."""
    tree = view.tree
    head = next((i for i in range(term.end - 1, term.start - 1, -1) if tree.is_noun(i)), term.end - 1)
    hit = hit_at(view, head, frame.fact, words)
    return head, hit._replace(start=max(hit.start, item[0]), end=min(hit.end, item[1]), mention=term)


def match_between(
    view: View,
    frame: Frame,
    words: Grammar,
    told: Mapping[int, Sequence[Candidate]],
    taken: AbstractSet[tuple[int, int]],
) -> Iterator[Candidate]:
    """Yield the items of lists in a sentence that nobody has read, as harm of the drugs of which the others are.

    Parameters
    ----------
    told : mapping of int to sequence of Candidate
        The words that were read as harm, each with how.
    taken : set of (int, int)
        The words that are part of a term already, as harm or otherwise: view and word.
    """
    for row in _rows(view):
        how = {one.drug.key: one for item in row for i in range(item.start, item.end) for one in told.get(i, ())}
        left = [m for m in row if not any((view.index, i) in taken for i in range(m.start, m.end))]
        read = [m for m in row if any(i in told for i in range(m.start, m.end))]
        if not left or len(left) + len(read) < len(row) or not _is_closed(view, row):
            continue
        is_first = _is_first(view, row[0])
        for item in left:
            if item is row[0] and not is_first:
                continue
            if item is row[-1] and not (is_first or _may_be_last(view, item)):
                continue
            head, hit = _hit(view, frame, words, item, (item.start, item.end))
            sources = {"term": Argument(view.tree, head)}
            yield from (replace(one, frame=frame, term=hit, sources=sources) for one in how.values())


def _is_closed(view: View, row: Sequence[Mention]) -> bool:
    """Whether "and" or "or" stands before the last item; without it that may explain the one before: "G, a tumor"."""
    return not _CONJUNCTIONS.isdisjoint(view.tree.lowers[row[-2].end : row[-1].start])


def _rows(view: View) -> Iterator[list[Mention]]:
    """The known conditions of a sentence that only commas, "and" and what describes them stand between."""
    tree = view.tree
    row: list[Mention] = []
    for i in range(len(tree)):
        found = [m for m in view.mentions.get(i, ()) if m.kind == "condition" and m.start == i]
        if not found or (row and i < row[-1].end):
            continue
        item = max(found, key=lambda m: m.end)
        if row and not _is_joined(view, row[-1].end, item.start):
            if len(row) > 1:
                yield row
            row = []
        row.append(item)
    if len(row) > 1:
        yield row


def _is_joined(view: View, start: int, end: int) -> bool:
    """Whether words join two items: one comma or conjunction at least, then what describes the second."""
    tree, at = view.tree, _after_place(view, start, end)
    start = at
    while at < end and (tree.lower(at) in _JOINS or not tree.words[at].strip()):
        at += 1
    return at > start and _only_describes(view, at, end)


def _after_place(view: View, start: int, end: int) -> int:
    """Where the words end that say where on the body an item is: "puffiness round the eyes, cramps"."""
    tree = view.tree
    if start >= end or tree.lower(start) not in _PLACES:
        return start
    at = start + 1
    while at < end and tree.tag[at].startswith(_BEFORE_TERM):
        at += 1
    return at + 1 if at < end and tree.is_noun(at) else start


def _only_describes(view: View, start: int, end: int) -> bool:
    tree = view.tree
    return all(
        (tree.tag[i].startswith(_BEFORE_TERM) and tree.lower(i) not in NOT) or not tree.words[i].strip()
        for i in range(start, end)
    )


def _is_first(view: View, item: Mention) -> bool:
    """Whether a list stands first in its sentence, or after a colon."""
    tree = view.tree
    start = max((i + 1 for i in range(item.start) if tree.words[i] in _QUOTES or tree.words[i] == ":"), default=0)
    return _only_describes(view, start, item.start)


def _may_be_last(view: View, item: Mention) -> bool:
    """Whether an item is no subject of what comes after it, nor part of a longer name: not in "and gout may flare"."""
    tree = view.tree
    after = next((i for i in range(item.end, len(tree)) if tree.words[i].strip()), None)
    return after is None or not (tree.tag[after][:1] in _NAMING or tree.tag[after] in {"MD", "RB", "TO", "POS"})


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
