"""Which ids are taken, and by what: a run may have millions of documents."""

from __future__ import annotations

import json
import zlib
from array import array
from hashlib import blake2b

_SLOTS = 1 << 10
_BLOCK = 1 << 10


class Taken:
    """The ids of documents, each with the source that had it first, in some thirty bytes each.

    An id is known by eight bytes of its hash, in a table with open addressing; sources are kept compressed. That two of
    a million ids share these bytes happens once in tens of millions of runs.

    Examples
    --------
    >>> taken = Taken()
    >>> taken.by("a", "notes.jsonl:1"), taken.by("b", "notes.jsonl:2"), taken.by("a", "notes.jsonl:3")
    (None, None, 'notes.jsonl:1')
    """

    def __init__(self) -> None:
        self._hashes, self._numbers = _table(_SLOTS)
        self._blocks: list[bytes] = []
        self._last: list[str] = []

    def __len__(self) -> int:
        return len(self._blocks) * _BLOCK + len(self._last)

    def by(self, id: str, source: str) -> str | None:
        """Return the source that has an id; where none has, ``source`` has it from now on."""
        hashed = int.from_bytes(blake2b(id.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") or 1
        at = _slot(self._hashes, hashed)
        if self._hashes[at]:
            return self._source(self._numbers[at])
        self._hashes[at], self._numbers[at] = hashed, len(self)
        self._last.append(source)
        if len(self._last) == _BLOCK:
            self._blocks.append(zlib.compress(json.dumps(self._last).encode()))
            self._last = []
        if 3 * len(self) > 2 * len(self._hashes):
            self._grow()
        return None

    def _source(self, number: int) -> str:
        block, at = divmod(number, _BLOCK)
        if block == len(self._blocks):
            return self._last[at]
        return str(json.loads(zlib.decompress(self._blocks[block]))[at])

    def _grow(self) -> None:
        before = zip(self._hashes, self._numbers, strict=True)
        hashes, numbers = _table(2 * len(self._hashes))
        for hashed, number in before:
            if hashed:
                at = _slot(hashes, hashed)
                hashes[at], numbers[at] = hashed, number
        self._hashes, self._numbers = hashes, numbers


def _table(slots: int) -> tuple[array[int], array[int]]:
    """An empty table: hashes, of which 0 is none, and numbers of documents."""
    return array("Q", bytes(8 * slots)), array("I", bytes(4 * slots))


def _slot(hashes: array[int], hashed: int) -> int:
    """Where a hash stands in a table, or would."""
    last = len(hashes) - 1
    at = hashed & last
    while hashes[at] not in (0, hashed):
        at = (at + 1) & last
    return at
