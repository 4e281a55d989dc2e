"""What is kept of the words that texts bring, to save time: so much and no more, so that a long run stops growing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

MOST_KEPT = 8_000
"""Of how many words each part keeps what it has found: more than a batch of texts has, as a rule; a few megabytes.

Every bound of this kind is this one, for :class:`Kept` and for ``lru_cache`` around what words are given to; but for
that of the parser's first layer, which costs more to ask.
"""

Key = TypeVar("Key")
Found = TypeVar("Found")


class Kept(dict[Key, Found]):
    """What was found for each key, looked for when it is first asked for; emptied when it is full.

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

    def __init__(self, find: Callable[[Key], Found]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: Key) -> Found:
        found = self._find(key)
        if len(self) >= MOST_KEPT:
            self.clear()
        self[key] = found
        return found
