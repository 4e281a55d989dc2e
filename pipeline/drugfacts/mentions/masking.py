"""Text in which each drug and each class is one character, so that ordinary patterns can speak of "a drug here"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from drugfacts.lexicon import Kind

from .mention import DRUGS, Mention

# The two supplementary private-use planes: such characters in a text are replaced, so that none is taken for a mention.
_DRUG_FIRST, _DRUG_LAST = 0xF0000, 0xFFFFD
_CLASS_FIRST, _CLASS_LAST = 0x100000, 0x10FFFD
DRUG = f"[{chr(_DRUG_FIRST)}-{chr(_DRUG_LAST)}]"
CLASS = f"[{chr(_CLASS_FIRST)}-{chr(_CLASS_LAST)}]"
_PRIVATE = re.compile(f"[{chr(_DRUG_FIRST)}-{chr(_CLASS_LAST)}]")
# A line break within a paragraph is a blank; an empty line stays one, so that no pattern runs over it.
_PARAGRAPHS = re.compile(r"(\n[^\S\n]*\n\s*|\n(?=[ \t]*[-•*–]\s))")
_WHITE = re.compile(r"[^\S ]")
_MARKS = {"’": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "—": "-"}


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with its mentions masked, and the way back.

    Attributes
    ----------
    text : str
        The masked text.
    mentions : tuple of Mention
        The mentions that are masked, in order.
    places : tuple of int
        Where in `text` each of them stands.
    """

    text: str
    mentions: tuple[Mention, ...]
    places: tuple[int, ...]

    def offset(self, position: int) -> int:
        """Offset in the original text of a position in the masked text.

        Examples
        --------
        >>> from .mention import unlisted
        >>> masked = mask("a ketamine b", [Mention(2, 10, unlisted("ketamine"), "name")])
        >>> masked.offset(4), masked.offset(2)
        (11, 2)
        """
        at = bisect_right(self.places, position - 1) - 1
        return position if at < 0 else position - self.places[at] - 1 + self.mentions[at].end

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions between two positions of the masked text."""
        first = bisect_right(self.places, start - 1)
        return list(self.mentions[first : bisect_right(self.places, end - 1)])


def mask(text: str, mentions: Sequence[Mention]) -> Masked:
    """Mask the drugs and classes of a text.

    Parameters
    ----------
    text
        The document's text.
    mentions
        In order; drugs and classes that do not overlap. Of several with the same span the first counts.

    Returns
    -------
    Masked
        With straight quotes and hyphens, and blanks for single line breaks.

    Examples
    --------
    >>> from .mention import unlisted
    >>> len(mask("a ketamine b", [Mention(2, 10, unlisted("ketamine"), "name")]).text)
    5
    """
    plain = _plain(text)
    pieces: list[str] = []
    kept: list[Mention] = []
    places: list[int] = []
    done = length = 0
    for mention in mentions:
        kind = mention.entry.kind
        if kind not in DRUGS or mention.start < done:
            continue
        piece = plain[done : mention.start]
        first = _DRUG_FIRST if kind is Kind.DRUG else _CLASS_FIRST
        pieces += [piece, chr(first + len(kept) % (_DRUG_LAST - _DRUG_FIRST))]
        places.append(length + len(piece))
        length += len(piece) + 1
        kept.append(mention)
        done = mention.end
    pieces.append(plain[done:])
    return Masked("".join(pieces), tuple(kept), tuple(places))


@lru_cache(maxsize=2)
def _plain(text: str) -> str:
    """Straight quotes and hyphens, no private characters; empty lines stay, other white space is a blank.

    The text at hand is kept: it is masked several times, each time with what is known by then.
    """
    for mark, plain in _MARKS.items():
        text = text.replace(mark, plain)
    text = _PRIVATE.sub("\ufffd", text)
    return "".join(p if i % 2 else _WHITE.sub(" ", p) for i, p in enumerate(_PARAGRAPHS.split(text)))
