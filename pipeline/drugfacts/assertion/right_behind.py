"""How often by a word right behind a harm, which no verb joins to it: "E and F rare", "E: very common", "E, rarely".

Such a word is of what stands before it and of nothing else, wherever the parser hung it.
"""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.frames import Candidate, TermHit, View

from .cues import Cues

_CALLED = 5  # words of "as very rare ones"
_LISTING = frozenset({",", "and", "or"})
_JOINING = _LISTING | {"&", "+", "/", "plus"}
_LABELLING = frozenset({":", "–", "—", "-", "="})
_SETTING_OFF = frozenset({",", "(", "–", "—", "-"})
_OPENING = frozenset({"also", "though", "although", "albeit", "if", "but", "likewise", "each", "all", "both"})
_ENDS = frozenset({".", ",", ";", ")", "–", "—", "-", "!", "and", "but"})
_GOING_ON = frozenset({"in", "with", "among", "at", "on", "if"})
ASIDE_MARKS = frozenset({",", ".", ";", ")", "–", "—"})
_APPOSED = 12  # words of "a rare but deadly swelling of the brain"
_WORDS = 3  # of "only very rarely"
ADVERBS = frozenset({"rarely", "commonly", "frequently", "often", "seldom", "uncommonly"})
HOW_OFTEN = ADVERBS | {"common", "frequent", "uncommon", "infrequent", "rare", "universal"}
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
    found = closing(term.view, term.end, known)
    return _told(term.view.tree, *found) if found is not None else None


def closing(view: View, end: int, known: Cues) -> tuple[int, int, str] | None:
    """The frequency that closes the list in which something stands that ends there: its first word, its end, which."""
    tree, at = view.tree, past_list(view, end)
    found = _how_often(tree, at, known)
    if found is None:
        return None
    name, behind = found
    goes_on = behind < len(tree) and tree.lower(behind - 1) not in ADVERBS and tree.lower(behind) in _GOING_ON
    return (at, behind, name) if goes_on or _ends(view, behind) else None


def _labelled(term: TermHit, known: Cues) -> tuple[str, str] | None:
    """That of a list behind which a mark announces it: E and F in "E, F: very common", "E, F – both rare"."""
    tree, mark = term.view.tree, past_list(term.view, term.end)
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
    at = mark + 2 if calling(term) else mark + 1
    while at < len(tree) and tree.lower(at) in _OPENING:
        at += 1
    found = _how_often(tree, at, known)
    if found is None or not _ends(term.view, found[1]):
        return None
    return _told(tree, at, found[1], found[0])


def calling(term: TermHit) -> range:
    """The adjectives by which an apposition calls a term: "rare but deadly" in "E, a rare but deadly swelling, is"."""
    tree, mark = term.view.tree, term.end
    if mark + 2 >= len(tree) or tree.words[mark] not in _SETTING_OFF or tree.lower(mark + 1) not in {"a", "an"}:
        return range(0)
    stop = next((i for i in range(mark + 2, min(mark + _APPOSED, len(tree))) if tree.words[i] in ASIDE_MARKS), 0)
    ends = stop and (tree.words[stop] != "," or tree.tag[stop + 1 : stop + 2] in (["VBZ"], ["VBP"], ["VBD"], ["MD"]))
    end = next((i for i in range(mark + 2, stop) if tree.tag[i][:2] == "NN"), mark + 2)
    return range(mark + 2, end) if ends else range(0)


def past_list(view: View, end: int) -> int:
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
    describes = view.tree.tag[at][:2] in {"JJ", "VB", "DT"} and view.tree.lower(at) not in HOW_OFTEN
    return describes and view.mention(at, "condition") is None


def _how_often(tree: Tree, at: int, known: Cues) -> tuple[str, int] | None:
    """The frequency that a place says, and where its words end: the longest of "rare", "very rare"."""
    for end in range(min(at + _WORDS, len(tree)), at, -1):
        if tree.lower(end - 1) in HOW_OFTEN:
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
    return not (tree.lower(end - 1) in ADVERBS and opens_next and any(view.mention(i, "condition") for i in behind))


def _told(tree: Tree, at: int, end: int, name: str) -> tuple[str, str]:
    return name, f"“{tree.text(range(at, end))}” (frequency.{name})"
