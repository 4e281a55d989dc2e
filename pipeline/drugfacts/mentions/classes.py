"""Which drug the text says to be of which class, and names of classes that no list has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from drugfacts.lexicon import Kind

from .knowledge import alternatives, patterns, words
from .masking import mask
from .mention import Mention, Places, unlisted
from .stretches import matches

FILE = "classes.yaml"


@cache
def _named_class() -> re.Pattern[str]:
    heads = alternatives(words(FILE, "class_heads"))
    return re.compile(rf"\b(?:[\w/’'+-]{{1,40}} ){{1,5}}(?:{heads})\b")


def unlisted_classes(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Find names of classes by their last word ("activin signaling inhibitor").

    Parameters
    ----------
    text
        The document's text.
    mentions
        What is known so far, in order.

    Yields
    ------
    Mention
        Classes that no known class covers.

    Examples
    --------
    >>> text = "It is the first activin signaling inhibitor, a potent partial agonist."
    >>> [text[m.start : m.end] for m in unlisted_classes(text, [])]
    ['activin signaling inhibitor']
    """
    known = Places(m for m in mentions if m.kind is Kind.DRUG_CLASS)
    for match in matches(_named_class(), text, text, words(FILE, "class_heads")):
        start = _name_start(match)
        if start is None:
            continue
        if any(m.start <= start and match.end() <= m.end for m in known.over(start, match.end())):
            continue
        name = text[start : match.end()]
        singular = name.removesuffix("s") if name.endswith("s") else name
        yield Mention(start, match.end(), unlisted(singular, Kind.DRUG_CLASS), "plural" if singular != name else "name")


def _name_start(match: re.Match[str]) -> int | None:
    """Where the name begins: after the last word that cannot belong to it; None where nothing is left but the head."""
    modifiers = words(FILE, "class_modifiers")
    pieces = list(re.finditer(r"\S+", match.group()))
    start = len(pieces) - 1
    while start > 0 and start > len(pieces) - 5:
        before = pieces[start - 1].group().lower()
        if before in modifiers or not any(c.isalpha() for c in before):  # "week 6 / calcium antagonists"
            break
        start -= 1
    if start == len(pieces) - 1 or pieces[start].group().endswith(("ed", "ing", "ly")):
        return None
    return match.start() + pieces[start].start()


def members(text: str, mentions: Sequence[Mention]) -> Mapping[str, list[str]]:
    """Find which classes the text puts each drug into.

    Parameters
    ----------
    text
        The document's text.
    mentions
        In order; drugs and classes do not overlap.

    Returns
    -------
    mapping
        Key of the drug → keys of its classes, both in order of the text.

    Examples
    --------
    >>> from drugfacts.lexicon import Lexicon
    >>> from .mention import unlisted
    >>> drug, group = unlisted("zorvolol"), unlisted("statin", Kind.DRUG_CLASS)
    >>> dict(members("zorvolol is a statin", [Mention(0, 8, drug, "name"), Mention(14, 20, group, "name")]))
    {'drug:zorvolol': ['drug_class:statin']}
    """
    if not any(mention.kind is Kind.DRUG_CLASS for mention in mentions):
        return {}
    masked = mask(text, mentions)
    found: dict[str, list[str]] = {}
    for pattern in patterns(FILE, "patterns"):
        for match in pattern.matches(masked.text):
            groups = [m.key for m in masked.within(*match.span("classes"))]
            for member in masked.within(*match.span("members")):
                kept = found.setdefault(member.key, [])
                kept += [g for g in groups if g not in kept]
    return found
