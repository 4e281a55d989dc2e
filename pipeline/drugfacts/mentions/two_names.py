"""Two names of one drug that a text gives side by side: "colecalciferol (vitamin D3)", both in the lexicon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from drugfacts.lexicon import Entry, Kind

from .mention import Mention

_NAMED = frozenset({"name", "synonym"})
_OPENS = (" (", "(", " [")
_CODE = re.compile(r"[a-z]{1,5}[ -]?\d[\d,-]+[a-z]?")
_CLOSES = frozenset({")", "]"})


def as_one_drug(text: str, mentions: list[Mention]) -> list[Mention]:
    """Take a drug for the one before it where the text has it alone in brackets: Y for X in "X (Y)".

    A code of the laboratory is taken for the name behind it instead: "ZV-1234 (varenicline)" speaks of varenicline.
    A brand in brackets may be that of a combination, and is left as it is.

    Examples
    --------
    >>> from drugfacts.lexicon import Lexicon
    >>> from .recognise import recognise
    >>> found = recognise("Cytisinicline (varenicline) helps. Varenicline is a tablet.", Lexicon.load())
    >>> {m.entry.name for m in found if m.kind is Kind.DRUG}
    {'cytisinicline'}
    """
    same = _same(text, [m for m in mentions if m.kind is Kind.DRUG])
    if not same:
        return mentions
    return [replace(m, entry=same[m.key]) if m.key in same else m for m in mentions]


def _same(text: str, drugs: Sequence[Mention]) -> dict[str, Entry]:
    """For the keys of the second names, the entry of the first; for a code's, that of the name."""
    found: dict[str, Entry] = {}
    for first, second in pairwise(drugs):
        if text[first.end : second.start] not in _OPENS or text[second.end : second.end + 1] not in _CLOSES:
            continue
        plain = first.role in _NAMED and second.role in _NAMED and "/" not in first.entry.name + second.entry.name
        if plain and _is_code(first) and not _is_code(second):
            first, second = second, first
        if plain and first.key != second.key and first.key not in found:
            found.setdefault(second.key, first.entry)
    return found


def _is_code(mention: Mention) -> bool:
    """Whether a drug that the lexicon lacks is named by letters and a number: "zv-1234"."""
    return not mention.entry.identifiers and _CODE.fullmatch(mention.entry.name) is not None
