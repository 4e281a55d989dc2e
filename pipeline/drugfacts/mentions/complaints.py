"""Bodily complaints that no list holds: a part of the body or a faculty, and what is wrong with it.

"My legs ache", "could hardly walk", "no strength": what patients say has no end, but few constructions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from drugfacts.lexicon import Kind

from .knowledge import alternatives, load, words
from .mention import Mention, Places, unlisted
from .stretches import WORD, Stretch, lower, stretches

FILE = "complaints.yaml"
_LIST = re.compile(r"\{([A-Z]+)\}")


@dataclass(frozen=True, slots=True)
class Complaint:
    """One way of complaining: its id, its regular expression, and phrases that it is and is not.

    Of each of the sets that it ``needs`` a stretch of text must have a word, else it need not be searched.
    """

    id: str
    source: str
    needs: tuple[frozenset[str], ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    @property
    def regex(self) -> re.Pattern[str]:
        """The source with its lists filled in, compiled when a text first has the words: few have those of many."""
        return _compiled(self.source)


@cache
def complaints() -> tuple[Complaint, ...]:
    """The ways of complaining that come with the package."""
    return tuple(
        Complaint(
            row["id"],
            row["pattern"],
            tuple(map(_first_words, row["needs"])),
            tuple(row["is"]),
            tuple(row["is_not"]),
        )
        for row in load(FILE)["patterns"]
    )


def _first_words(names: str) -> frozenset[str]:
    """The words with which the phrases of lists begin, and their plurals."""
    firsts = {WORD.findall(phrase)[0] for name in names.split(" | ") for phrase in words(FILE, name)}
    return frozenset(firsts | {f"{first}s" for first in firsts})


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    listed = {name: f"(?:{alternatives(words(FILE, name.lower()))})" for name in _LIST.findall(pattern)}
    filled = _LIST.sub(lambda found: listed[found[1]], pattern.replace(" ", r"[ \t\n]"))
    return re.compile(rf"(?<![\w'-])(?:{filled})(?![\w'-])")


@cache
def _by_word() -> Mapping[str, tuple[int, ...]]:
    """The words of the first set that each complaint needs → the numbers of these complaints."""
    found: dict[str, tuple[int, ...]] = {}
    for number, complaint in enumerate(complaints()):
        for word in complaint.needs[0]:
            found[word] = (*found.get(word, ()), number)
    return found


def _where(text: str) -> Mapping[int, Sequence[Stretch]]:
    """Numbers of complaints → the stretches of a text that have the words for them."""
    by_word, known = _by_word(), complaints()
    found: dict[int, list[Stretch]] = {}
    for stretch in stretches(text):
        for number in {number for word in stretch.words if word in by_word for number in by_word[word]}:
            if not any(needed.isdisjoint(stretch.words) for needed in known[number].needs):
                found.setdefault(number, []).append(stretch)
    return found


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
    low, where = lower(text), _where(text)
    for number, complaint in enumerate(complaints()):
        for found in (found for s in where.get(number, ()) for found in complaint.regex.finditer(low, s.start, s.end)):
            if all(_is_part(m, *found.span()) for m in known.over(*found.span())):
                mention = Mention(*found.span(), unlisted(" ".join(found.group().split()), Kind.CONDITION), "name")
                known.add(mention)
                yield mention


def _is_part(mention: Mention, start: int, end: int) -> bool:
    """Whether a mention is but a word of a complaint: "burning" in "burning feet"."""
    return start <= mention.start and mention.end <= end and mention.end - mention.start < end - start
