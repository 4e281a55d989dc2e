"""Lists of a regulator's steps whose verb is left out: "approved for A in 2012, B in 2015 and C in 2018".

The parser hangs what follows on the year, on the verb or on nothing, so that the list is read off the words: after a
step and its year, one more use or agency with a year of its own right behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .context import Mention, View
from .dateline import MONTH, YEAR

_YEAR = re.compile(YEAR)
_DATE = re.compile(rf"{MONTH}|\d{{1,2}}(?:st|nd|rd|th)?|early|late|mid|in|on|since|until|\.|-")
_JOINS = frozenset({",", ":", "and", ";", "then", "finally", "lastly", "by", "for", "later", "followed", "from", "&"})
_WITHIN = frozenset({"JJ", "NN", "DT", "VB", "RB", "PO"})
_DIGITS = 4  # of a year
_LONGEST = 5  # words of a date; words before the name of a use


def dated_next(view: View, at: int, kind: str) -> Iterator[Mention]:
    """Yield the terms that a list goes on to, each with a year right behind it.

    Parameters
    ----------
    at
        Where the list's first member with its year may begin to end: the word after it, or after the verb.
    kind
        "condition", "agency" or "drug".
    """
    while has_year(view) and (after := _after_date(view, at)) is not None:
        mention = _joined(view, after, kind)
        if mention is None or _after_date(view, mention.end) is None:
            return
        yield mention
        at = mention.end


def dated_after_colon(view: View, at: int) -> Iterator[Mention]:
    """Yield the conditions of a dated list behind a step: "accelerated approval: C, May 2021; D, June 2023"."""
    words = view.tree.words
    colon = next((i for i in range(at + 1, min(at + _LONGEST, len(words))) if words[i] == ":"), None)
    while colon is not None and (mention := _joined(view, colon, "condition")) is not None:
        end = mention.end + (words[mention.end : mention.end + 1] == [","])
        colon = _after_date(view, end)
        if colon is not None:
            yield mention


def has_year(view: View) -> bool:
    """Whether a word of the sentence is a year: no list of steps goes on without one."""
    if view.has_year is None:
        view.has_year = any(len(word) == _DIGITS and _YEAR.fullmatch(word) for word in view.tree.words)
    return view.has_year


def _after_date(view: View, at: int) -> int | None:
    """Where the text goes on after a date that begins at a word: "in May 2004", "(2004)"; None where none does."""
    words = view.tree.words
    bracket = at < len(words) and words[at] == "("
    i = at + 1 if bracket else at
    while i < min(at + _LONGEST, len(words)) and _DATE.fullmatch(words[i].lower()):
        i += 1
    if i >= len(words) or not _YEAR.fullmatch(words[i]):
        return None
    return i + 2 if i + 1 < len(words) and words[i + 1] == ")" else i + 1


def _joined(view: View, at: int, kind: str) -> Mention | None:
    """The term that a comma or "and" joins, with nothing but its own modifiers before it."""
    tree, i = view.tree, at
    while i < len(tree) and tree.lower(i) in _JOINS:
        i += 1
    if i == at:
        return None
    first = i
    within = _WITHIN if kind == "condition" else _WITHIN - {"VB"}  # "and rejected D in 2019" goes on otherwise
    while i < min(first + _LONGEST, len(tree)) and tree.tag[i][:2] in within and tree.tag[i] not in {"VBZ", "VBP"}:
        mention = view.mention(i, kind)
        if mention is not None:
            return mention
        i += 1
    return None
