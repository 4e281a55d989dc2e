"""What is kept of the words that texts bring, to save time: so much and no more, so that a long run stops growing."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

MOST_KEPT = 8_000
"""Of how many words each part keeps what it has found: more than a batch of texts has, as a rule; a few megabytes.

Every bound of this kind is this one, for :class:`Kept` and for ``lru_cache`` around what words are given to; but for
that of the parser's first layer, which costs more to ask, and of the strings of a vocabulary, which are there anyhow.
"""

_LONGEST_KEPT = 50  # characters of a piece of text: thousands of brackets in a row are thousands of long pieces

Key = TypeVar("Key")
Found = TypeVar("Found")


class Kept(dict[Key, Found]):
    """What was found for each key, looked for when it is first asked for; emptied when it holds ``most``.

    It is read as a dict is, since that is quicker than any call, and most words are met again and again.

    Examples
    --------
    >>> lengths = Kept(len)
    >>> lengths["nausea"], len(lengths)
    (6, 1)
    >>> total = sum(lengths[str(n)] for n in range(3 * MOST_KEPT))
    >>> len(lengths) <= MOST_KEPT
    True
    """

    def __init__(self, find: Callable[[Key], Found], most: int = MOST_KEPT) -> None:
        super().__init__()
        self._find = find
        self._most = most

    def __missing__(self, key: Key) -> Found:
        found = self._find(key)
        if len(self) >= self._most:
            self.clear()
        self[key] = found
        return found


class _Searched(Kept[str, Found]):
    """What a regular expression finds in pieces of text. It has the `pattern` by which spaCy saves a tokenizer."""

    def __init__(self, find: Callable[[re.Pattern[str], str], Found], regex: re.Pattern[str]) -> None:
        super().__init__(partial(find, regex))
        self.pattern = regex.pattern
        self._made_of = (find, regex)

    def __missing__(self, piece: str) -> Found:
        return super().__missing__(piece) if len(piece) <= _LONGEST_KEPT else self._find(piece)

    def __reduce__(self) -> tuple[Any, ...]:
        return _Searched, self._made_of


def kept_search(regex: re.Pattern[str]) -> Callable[[str], re.Match[str] | None]:
    """The method ``search`` of a regular expression, for what is searched again and again.

    Examples
    --------
    >>> search = kept_search(re.compile("[.?]$"))
    >>> search("why?").span(), search("why?") is search("why?"), search("because")
    ((3, 4), True, None)
    """
    return _Searched(re.Pattern.search, regex).__getitem__


def kept_matches(regex: re.Pattern[str]) -> Callable[[str], tuple[re.Match[str], ...]]:
    """The method ``finditer``, likewise.

    Examples
    --------
    >>> [match.start() for match in kept_matches(re.compile("-"))("well-known")]
    [4]
    """
    return _Searched(_all, regex).__getitem__


def _all(regex: re.Pattern[str], piece: str) -> tuple[re.Match[str], ...]:
    return tuple(regex.finditer(piece))
