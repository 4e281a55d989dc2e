"""A small sentence splitter: fast, linear, and aware of what a layout block holds.

A full stop ends a sentence unless it belongs to an abbreviation, an initial, an enumerator or a number, or stands
inside short brackets or quotes. Semicolons and colons never end one. The words it knows: ``data/abbreviations.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from drugfacts.datafiles import read_data

# A terminal with what closes after it: quotes, brackets, a citation mark such as [4] or [4,5]. Bounded, so linear.
_TERMINAL = re.compile(r"[.!?…]{1,6}(?:[\"'”’)\]»]|\[\d[\d,;–\- ]{0,20}\]){0,6}")
_CITATION = re.compile(r"\d{1,3}(?:[,–-]\d{1,3}){0,6}(?=\s)")
_WORD_BEFORE = re.compile(r"[^\s()\[\]\"“”‘«»,;:/]{1,40}$")
_WORD_AFTER = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ROMAN = re.compile(r"[IVXLCDM]+")
_PAIRED = re.compile(r"[()\[\]“”«»\"]")
_LONGEST_INSIDE = 250  # code points; longer brackets hold sentences of their own
_PAIRS = {")": "(", "]": "[", "”": "“", "»": "«"}


@dataclass(frozen=True, slots=True)
class _Words:
    never: frozenset[str]
    before_digit: frozenset[str]
    maybe: frozenset[str]
    starters: frozenset[str]
    letter_heads: frozenset[str]
    initial_heads: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = read_data("layout", "abbreviations.yaml")
    return _Words(**{name: frozenset(str(word) for word in words) for name, words in data.items()})


def split_sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the sentences of ``text[start:end]`` as half-open spans in code points of the text.

    Every character that is not white space is in exactly one of them.

    Examples
    --------
    >>> text = "It was approved in the U.S. in 2019. Dr. Hu (see Fig. 2) agrees."
    >>> [text[a:b] for a, b in split_sentences(text)]
    ['It was approved in the U.S. in 2019.', 'Dr. Hu (see Fig. 2) agrees.']
    """
    end = len(text) if end is None else end
    enclosed: _Enclosed | None = None  # many a block is one sentence
    small = False
    here = start
    for found in _TERMINAL.finditer(text, start, end):
        stop = found.end()
        if stop >= end:
            break
        if enclosed is None:
            enclosed, small = _Enclosed(text, start, end), text[start:end].islower()
        stop = _boundary(text, here, found, end, enclosed, small=small)
        if stop:
            yield from _trimmed(text, here, stop)
            here = stop
    yield from _trimmed(text, here, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


class _Enclosed:
    """Tells whether an offset is inside short brackets or quotes; asked with rising offsets only."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._spans = sorted(_pairs(text, start, end))
        self._next = 0
        self._until = -1

    def holds(self, offset: int) -> bool:
        while self._next < len(self._spans) and self._spans[self._next][0] < offset:
            self._until = max(self._until, self._spans[self._next][1])
            self._next += 1
        return offset < self._until


def _pairs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (first, behind the last) of each short pair of brackets or quotes; one pass with a stack."""
    stack: list[tuple[str, int]] = []
    quote = -1
    for found in _PAIRED.finditer(text, start, end):
        mark, at = found.group(), found.start()
        if mark == '"':
            if quote >= 0 and at - quote <= _LONGEST_INSIDE and not text[at - 1].isspace():
                yield quote, at + 1
                quote = -1
            else:
                quote = at
        elif mark in _PAIRS:
            if stack and stack[-1][0] == _PAIRS[mark]:
                opened = stack.pop()[1]
                if at - opened <= _LONGEST_INSIDE:
                    yield opened, at + 1
        else:
            stack.append((mark, at))


def _boundary(text: str, here: int, found: re.Match[str], end: int, enclosed: _Enclosed, *, small: bool) -> int:
    """Return where the sentence ends that this terminal may end, or 0; all of a block may be in ``small`` letters."""
    at, stop = found.start(), found.end()
    mark = text[at]
    if mark == "." and not text[stop].isspace():
        stop = _unspaced(text, here, at, stop, end)
        if not stop:
            return 0
    elif not text[stop].isspace():
        return 0
    if enclosed.holds(stop):
        return 0
    after = stop
    while after < end and text[after].isspace():
        after += 1
    if after >= end:
        return 0
    closed = stop > at + len(found.group().rstrip("\"'”’)]»"))
    if mark == "." and found.group().startswith(".."):
        return 0 if text[after].islower() else stop
    if mark != ".":
        return 0 if text[after].islower() and (closed or mark == "…") else stop
    return stop if _full_stop(text, here, at, after, closed, small) else 0


def _unspaced(text: str, here: int, at: int, stop: int, end: int) -> int:
    """A full stop without a space behind: before a superscript citation ("patients.4 The") or a forgotten space."""
    before = text[max(here, at - 2) : at]
    if len(before) == 2 and before.isalpha() and before.islower() and stop == at + 1:
        if text[stop].isupper() and stop + 1 < end and text[stop + 1].islower():
            return stop
        cited = _CITATION.match(text, stop, end)
        if cited and text[cited.end() : cited.end() + 2].strip()[:1].isupper():
            return cited.end()
    return 0


def _full_stop(text: str, here: int, at: int, after: int, closed: bool, small: bool) -> bool:
    """Tell whether the full stop at ``at`` ends a sentence, given what stands on both sides."""
    words = _words()
    before = _WORD_BEFORE.search(text, max(here, at - 40), at)
    word = before.group() if before else ""
    follows = _WORD_AFTER.match(text, after)
    next_word = follows.group() if follows else ""
    starts = next_word[:1].isupper() and next_word.lower() in words.starters
    folded = word.lower()
    if closed and not text[after].islower():
        return True
    if folded in words.never or (folded in words.before_digit and text[after].isdigit()):
        return folded == "no" and not text[after].isdigit()
    if folded in words.maybe:
        return starts
    if len(word) == 1 and word.isupper():
        return starts or not _is_initial(text, here, at - 1, next_word)
    opening = text[here:at].split(None, 2) if at - here <= 24 else []
    if len(opening) == 2 and word.isdigit() and opening[0].lower() in words.letter_heads:
        return False  # "Table 1. Adverse reactions"
    if word.isdigit() and len(word) <= 2 and not text[here : at - len(word)].rstrip()[-1:].isalnum():
        return False  # an enumerator: "1. Take", ": 2. Wait"
    if text[after].islower() and text[at - 1] not in ")]":
        # Informal writing leaves out the capital; a word that is no abbreviation still ends its sentence.
        if small:
            return len(word) > 1
        known = len(word) >= 3 or word in words.starters
        return known and word.isalpha() and word.islower() and re.search("[aeiouy]", word) is not None
    return True


def _is_initial(text: str, here: int, at: int, next_word: str) -> bool:
    """Tell whether the capital at ``at`` abbreviates a name ("J. Smith") rather than names a thing ("vitamin K.")."""
    words = _words()
    left = text[max(here, at - 42) : at].split()
    previous = left[-1] if left else ""
    if not next_word[:1].isupper():
        return True
    if previous.lower().strip("(,") in words.letter_heads or _ROMAN.fullmatch(previous.rstrip(",")):
        return False
    if previous == "and" and len(left) > 1 and _ROMAN.fullmatch(left[-2].rstrip(",")):
        return False
    return not previous or not previous[0].islower() or previous in words.initial_heads
