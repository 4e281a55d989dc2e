"""Which words of a sentence tell of other harms alone: "serious F rare", "and, rarely, G", "the latter can kill".

The parser hangs such words on any of the harms that are named together; their order says whose they are.
"""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.frames import Mention, TermHit, View

from .cues import Cues
from .right_behind import ADVERBS, ASIDE_MARKS, HOW_OFTEN, closing

_APART = "harms with a frequency and no verb"
_BUT = frozenset({",", "but", "and", "life", "-", "threatening"})
_LAST = frozenset({"last", "latter"})
_OF_LAST = frozenset({"of", "can", "may", "could", "is", "was", "being"})
_WITH = frozenset({"along", "together"})  # "E, quite often, along with F"
_VERBS = (["VBZ"], ["VBP"], ["VBD"], ["MD"])
_STOPS = frozenset({",", ";", "."})


def told_of(term: TermHit, known: Cues, inside: list[int]) -> list[int]:
    """Those of some words of a clause that may tell of a term, where others do not."""
    others = {*last_alone(term), *_told_of_next(term)}
    for group in _told_apart(term.view, known):
        if term.start in group:
            return [i for i in inside if i in group]
        others.update(group)
    return [i for i in inside if i not in others]


def _told_apart(view: View, known: Cues) -> list[range]:
    """The words of each group of harms that has a frequency of its own and no verb: "serious F rare", behind "E is"."""
    groups: list[range] | None = view.tree.notes.get(_APART)
    if groups is None:
        groups = view.tree.notes[_APART] = []
        named = {m for found in view.mentions.values() for m in found if m.kind == "condition"}
        for mention in sorted(named, key=_place):
            if mention.start >= (groups[-1].stop if groups else 0) and (found := closing(view, mention.end, known)):
                groups.append(range(_opening(view, mention), _closing(view, found[1])))
    return groups


def _opening(view: View, mention: Mention) -> int:
    """Where a group begins of which a condition is the first: with what describes it."""
    start = mention.start
    while start > 0 and view.tree.tag[start - 1][:2] == "JJ" and view.tree.lower(start - 1) not in HOW_OFTEN:
        start -= 1
    return start


def _closing(view: View, end: int) -> int:
    """Where a group ends whose frequency ends at a place: past ", but serious", if no more follows."""
    tree, at = view.tree, end
    while (
        at < len(tree)
        and (tree.tag[at][:2] in {"JJ", "RB"} or tree.lower(at) in _BUT)
        and not view.mention(at, "condition")
    ):
        at += 1
    return at if at == len(tree) or tree.words[at] in {";", ".", ")"} else end


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end


def last_alone(term: TermHit) -> range:
    """The words behind a term that tell of the last of several harms alone, which it is not: "the latter can kill".

    The parser hangs them on any of the list.
    """
    said = _of_last(term.view.tree, term.end)
    return said if said and not _is_last(term, said.start) else range(0)


def told_as_last(term: TermHit) -> range:
    """The words that tell of a term as the last of several: "the latter can kill" for F in "E and F; the latter"."""
    said = _of_last(term.view.tree, term.end)
    return said if said and _is_last(term, said.start) else range(0)


def _is_last(term: TermHit, start: int) -> bool:
    """Whether no other harm stands between a term and a place."""
    return not any(term.view.mention(i, "condition") for i in range(term.end, start))


def _of_last(tree: Tree, start: int) -> range:
    """The words from a place on that tell of the last of several alone."""
    for i in range(start + 1, len(tree) - 1):
        if tree.lower(i) in _LAST and tree.lower(i - 1) == "the" and tree.lower(i + 1) in _OF_LAST:
            return range(i - 1, next((k for k in range(i, len(tree)) if tree.words[k] in _STOPS), len(tree)))
    return range(0)


def _told_of_next(term: TermHit) -> set[int]:
    """Adverbs set before harms that a list goes on to, and asides behind others: "and, rarely, F", "F, seldom, G"."""
    tree, view = term.view.tree, term.view
    found = _relatives_before(term) | _how_often_with(term)
    for i in range(1, len(tree) - 1):
        if (
            tree.lower(i) not in ADVERBS
            or term.start <= i < term.end
            or not _WITH.isdisjoint(tree.lowers[i + 1 : i + 3])
        ):
            continue
        start = i - 1 if tree.tag[i - 1] == "RB" else i  # "very rarely"
        before = tree.lower(start - 1) if start else ""
        named = view.mention(start - 2, "condition") if before == "," and start > 1 else None
        of_last = named is not None and tree.words[i + 1] in ASIDE_MARKS and named.end <= term.start
        if of_last or (before in {"and", ","} and i > term.end and _leads_to_harm(view, i + 1)):
            found.update(range(start, i + 1))
    return found


def _how_often_with(term: TermHit) -> set[int]:
    """An aside behind a term that says how often it comes with what: "often with F" in "E, often with F, is rare"."""
    tree, at = term.view.tree, term.end
    if tree.words[at : at + 1] != [","] or at + 2 >= len(tree) or tree.lower(at + 1) not in ADVERBS:
        return set()
    end = next((i for i in range(at + 2, len(tree)) if tree.words[i] in ASIDE_MARKS), len(tree) - 1)
    return set(range(at + 1, end)) if tree.tag[at + 2] == "IN" and tree.tag[end + 1 : end + 2] in _VERBS else set()


def _relatives_before(term: TermHit) -> set[int]:
    """The relative clauses of other harms before a term: "which can kill" for F in "E, which can kill, and F"."""
    tree, view = term.view.tree, term.view
    found: set[int] = set()
    for i in range(2, term.start):
        if tree.lower(i) == "which" and tree.words[i - 1] == "," and view.mention(i - 2, "condition") is not None:
            end = next((k for k in range(i, len(tree)) if tree.words[k] in ASIDE_MARKS), len(tree))
            found.update(range(i, end) if end <= term.start else ())
    return found


def _leads_to_harm(view: View, at: int) -> bool:
    """Whether a harm is named at a place, behind a comma and what describes it."""
    tree = view.tree
    while at < len(tree) and (tree.words[at] == "," or tree.tag[at] in {"DT", "JJ", "IN", "TO"}):
        if view.mention(at, "condition") is not None:
            return True
        at += 1
    return at < len(tree) and view.mention(at, "condition") is not None
