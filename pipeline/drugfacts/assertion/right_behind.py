"""How often by a word right behind a harm, which no verb joins to it: "E and F rare", "E: very common", "E, rarely".

Such a word is of what stands before it and of nothing else, wherever the parser hung it.
"""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.frames import Candidate, Mention, TermHit, View

from .cues import Cues

_APART = "harms with a frequency and no verb"
_CALLED = 5  # words of "as very rare ones"
_LISTING = frozenset({",", "and", "or"})
_JOINING = _LISTING | {"&", "+", "/", "plus"}
_LABELLING = frozenset({":", "–", "—", "-", "="})
_SETTING_OFF = frozenset({",", "(", "–", "—", "-"})
_OPENING = frozenset({"also", "though", "although", "albeit", "if", "but", "likewise", "each", "all", "both"})
_ENDS = frozenset({".", ",", ";", ")", "–", "—", "-", "!", "and", "but"})
_GOING_ON = frozenset({"in", "with", "among", "at", "on", "if"})
_LAST = frozenset({"last", "latter"})
_STOPS = frozenset({",", ";", "."})
_WORDS = 3  # of "only very rarely"
_ADVERBS = frozenset({"rarely", "commonly", "frequently", "often", "seldom", "uncommonly"})
_HOW_OFTEN = _ADVERBS | {"common", "frequent", "uncommon", "infrequent", "rare", "universal"}
_ADJECTIVES = 2  # before the last of a list


def frequency_behind(candidate: Candidate, known: Cues) -> tuple[str, str] | None:
    """The frequency right behind a term whose verb is left out, and the words that say it.

    "E is common, F uncommon and G very rare", "E, F: common", "E, though rare, may set in".
    """
    term = candidate.term
    if term is None or term.anaphoric:
        return None
    ways = (_called_so_often, _without_verb, _labelled, _set_off)
    return next((found for way in ways if (found := way(term, known)) is not None), None)


def _called_so_often(term: TermHit, known: Cues) -> tuple[str, str] | None:
    """The frequency that a term and those listed with it are said to have: F and G in "F and G as rare ones"."""
    tree, at = term.view.tree, term.end
    while at < len(tree) and (tree.lower(at) in _LISTING or term.view.mention(at, "condition") is not None):
        at += 1
    if at + 1 >= len(tree) or tree.lower(at) != "as":
        return None
    end = next((i + 1 for i in range(at + 1, min(at + _CALLED, len(tree))) if tree.tag[i] in {"NN", "NNS"}), at)
    words = f" {' '.join(tree.lowers[at + 1 : end])} "
    for name, said in known.index.qualifying(words).items():
        if name.startswith("frequency."):
            return name.removeprefix("frequency."), f"“{said}” ({name})"
    return None


def _without_verb(term: TermHit, known: Cues) -> tuple[str, str] | None:
    """That of a list that it closes: E and F in "E and F common", "dangerous E rare in the young"."""
    found = _closing(term.view, term.end, known)
    return _told(term.view.tree, *found) if found is not None else None


def _closing(view: View, end: int, known: Cues) -> tuple[int, int, str] | None:
    """The frequency that closes the list in which something stands that ends there: its first word, its end, which."""
    tree, at = view.tree, _past_list(view, end)
    found = _how_often(tree, at, known)
    if found is None:
        return None
    name, behind = found
    goes_on = behind < len(tree) and tree.lower(behind - 1) not in _ADVERBS and tree.lower(behind) in _GOING_ON
    return (at, behind, name) if goes_on or _ends(view, behind) else None


def told_apart(view: View, known: Cues) -> list[range]:
    """The words of each group of harms that has a frequency of its own and no verb: "serious F rare", behind "E is"."""
    groups: list[range] | None = view.tree.notes.get(_APART)
    if groups is None:
        groups = view.tree.notes[_APART] = []
        for mention in sorted(
            {m for found in view.mentions.values() for m in found if m.kind == "condition"}, key=_place
        ):
            if mention.start >= (groups[-1].stop if groups else 0) and (found := _closing(view, mention.end, known)):
                groups.append(range(_opening(view, mention), found[1]))
    return groups


def last_alone(term: TermHit) -> range:
    """The words that tell of the last harm before them alone: "the last of which can kill"; none where it is the term.

    The parser hangs them on any of the list.
    """
    tree, view = term.view.tree, term.view
    for i in range(term.end, len(tree) - 1):
        if (
            tree.lower(i) in _LAST
            and tree.lower(i - 1) == "the"
            and tree.lower(i + 1) in {"of", "can", "may", "is", "being"}
        ):
            before = next((m for k in range(i, -1, -1) if (m := view.mention(k, "condition")) is not None), None)
            if before is None or before.start < term.end:
                return range(0)
            return range(i - 1, next((k for k in range(i, len(tree)) if tree.words[k] in _STOPS), len(tree)))
    return range(0)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end


def _opening(view: View, mention: Mention) -> int:
    """Where a group begins of which a condition is the first: with what describes it."""
    start = mention.start
    while start > 0 and view.tree.tag[start - 1][:2] == "JJ" and view.tree.lower(start - 1) not in _HOW_OFTEN:
        start -= 1
    return start


def _labelled(term: TermHit, known: Cues) -> tuple[str, str] | None:
    """That of a list behind which a mark announces it: E and F in "E, F: very common", "E, F – both rare"."""
    tree, mark = term.view.tree, _past_list(term.view, term.end)
    if mark + 1 >= len(tree) or tree.words[mark] not in _LABELLING:
        return None
    at = mark + 2 if tree.lower(mark + 1) in _OPENING else mark + 1
    found = _how_often(tree, at, known)
    return _told(tree, at, found[1], found[0]) if found is not None and _ends(term.view, found[1]) else None


def _set_off(term: TermHit, known: Cues) -> tuple[str, str] | None:
    """That in an aside right behind the term itself: "E, rare but dangerous,", "E, also uncommon,", "F, rarely"."""
    tree, mark = term.view.tree, term.end
    if mark + 1 >= len(tree) or tree.words[mark] not in _SETTING_OFF:
        return None
    at = mark + 1
    while at < len(tree) and tree.lower(at) in _OPENING:
        at += 1
    found = _how_often(tree, at, known)
    if found is None or not _ends(term.view, found[1]):
        return None
    return _told(tree, at, found[1], found[0])


def _past_list(view: View, end: int) -> int:
    """Where the list ends in which something stands that ends at a place: past "F and vivid G" behind E."""
    tree, at = view.tree, end
    while at < len(tree) and tree.lower(at) in _JOINING:
        there = at + 1
        while there < len(tree) and tree.lower(there) in _JOINING:
            there += 1
        start = there
        while start < len(tree) and start - there < _ADJECTIVES and _is_adjective_before(view, start):
            start += 1
        mention = view.mention(start, "condition") if start < len(tree) else None
        if mention is None or mention.start != start:
            return at
        at = mention.end
    return at


def _is_adjective_before(view: View, at: int) -> bool:
    """Whether a word describes the next of a list, and is no frequency itself."""
    describes = view.tree.tag[at][:2] in {"JJ", "VB"} and view.tree.lower(at) not in _HOW_OFTEN
    return describes and view.mention(at, "condition") is None


def _how_often(tree: Tree, at: int, known: Cues) -> tuple[str, int] | None:
    """The frequency that a place says, and where its words end: the longest of "rare", "very rare"."""
    for end in range(min(at + _WORDS, len(tree)), at, -1):
        if tree.lower(end - 1) in _HOW_OFTEN:
            words = " ".join(tree.lowers[at:end])
            for name, said in known.index.qualifying(f" {words} ").items():
                if name.startswith("frequency.") and said == words:
                    return name.removeprefix("frequency."), end
    return None


def _ends(view: View, end: int) -> bool:
    """Whether an aside ends at a place, and does not lead on to another harm: not "E, rarely, F"."""
    tree = view.tree
    if end >= len(tree):
        return True
    if tree.lower(end) not in _ENDS:
        return False
    opens_next = tree.words[end] == "," or tree.lower(end) == "and"
    behind = range(end + 1, min(end + 1 + _ADJECTIVES, len(tree)))
    return not (tree.lower(end - 1) in _ADVERBS and opens_next and any(view.mention(i, "condition") for i in behind))


def _told(tree: Tree, at: int, end: int, name: str) -> tuple[str, str]:
    return name, f"“{tree.text(range(at, end))}” (frequency.{name})"
