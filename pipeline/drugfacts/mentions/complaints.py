"""Bodily complaints that no list holds: a part of the body or a faculty, and what is wrong with it.

"My legs ache", "could hardly walk", "no strength": what patients say has no end, but few constructions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from drugfacts.lexicon import Kind

from .knowledge import alternatives, load, words
from .mention import Mention, Places, unlisted

FILE = "complaints.yaml"
_LIST = re.compile(r"\{([A-Z]+)\}")
_WORD = re.compile(r"[a-z0-9]+")
_QUOTES = str.maketrans("’‘", "''")


@dataclass(frozen=True, slots=True)
class Complaint:
    """One way of complaining: its id, its regular expression, and phrases that it is and is not.

    Of each of the sets that it ``needs`` a text must have a word, else it need not be searched.
    """

    id: str
    regex: re.Pattern[str]
    needs: tuple[frozenset[str], ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def complaints() -> tuple[Complaint, ...]:
    """The ways of complaining that come with the package."""
    return tuple(
        Complaint(
            row["id"],
            _compiled(row["pattern"]),
            tuple(map(_first_words, row.get("needs", ()))),
            tuple(row["is"]),
            tuple(row["is_not"]),
        )
        for row in load(FILE)["patterns"]
    )


def _first_words(name: str) -> frozenset[str]:
    """The words with which the phrases of a list begin, and their plurals."""
    firsts = {_WORD.findall(phrase)[0] for phrase in words(FILE, name)}
    return frozenset(firsts | {f"{first}s" for first in firsts})


def _lower(text: str) -> str:
    """A text in lower case, and as long as it was."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _compiled(pattern: str) -> re.Pattern[str]:
    listed = {name: f"(?:{alternatives(words(FILE, name.lower()))})" for name in _LIST.findall(pattern)}
    filled = _LIST.sub(lambda found: listed[found[1]], pattern.replace(" ", r"[ \t\n]"))
    return re.compile(rf"(?<![\w'-])(?:{filled})(?![\w'-])")


def complaint_mentions(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the complaints of a text where no condition is known but a part of them, as conditions without identifiers.

    Parameters
    ----------
    text
        The document's text.
    mentions
        What is known of it so far.

    Examples
    --------
    >>> [text[m.start : m.end] for text in ["Now my legs ache."] for m in complaint_mentions(text, [])]
    ['legs ache']
    """
    known = Places(m for m in mentions if m.kind is Kind.CONDITION)
    lower = _lower(text.translate(_QUOTES))
    said = frozenset(_WORD.findall(lower))
    for complaint in complaints():
        if any(needed.isdisjoint(said) for needed in complaint.needs):
            continue
        for found in complaint.regex.finditer(lower):
            if all(_is_part(m, *found.span()) for m in known.over(*found.span())):
                mention = Mention(*found.span(), unlisted(" ".join(found.group().split()), Kind.CONDITION), "name")
                known.add(mention)
                yield mention


def _is_part(mention: Mention, start: int, end: int) -> bool:
    """Whether a mention is but a word of a complaint: "burning" in "burning feet"."""
    return start <= mention.start and mention.end <= end and mention.end - mention.start < end - start
