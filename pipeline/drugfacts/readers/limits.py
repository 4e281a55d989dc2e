"""How much is read of one input at most, so that a hostile one costs neither the memory nor the disk."""

from __future__ import annotations

import io
from typing import IO, Any, BinaryIO

from .source import ReadError

MIB = 1 << 20
LARGEST_DOCUMENT = 256 * MIB
"""Bytes of a document that is read as a whole, and of one line of JSON Lines."""
LARGEST_ARCHIVE = 64 << 10 << 20
"""Unpacked bytes of an archive, or of a compressed file, together."""
MOST_MEMBERS = 1_000_000
"""Files of an archive."""
RATIO_FREE = 16 * MIB
"""Unpacked bytes below which no ratio is asked."""
LARGEST_RATIO = 250
"""Unpacked bytes a packed byte, beyond those free: English gives 3 to 5, tables of numbers up to 50."""


class Budget:
    """Counts unpacked bytes, of one stream or of all members of an archive, and raises once they are too many.

    Parameters
    ----------
    packed : int
        How many bytes they are unpacked from.
    error : type of ReadError
        What to raise.
    """

    def __init__(self, packed: int, error: type[ReadError] = ReadError) -> None:
        self._ratio = max(RATIO_FREE, packed * LARGEST_RATIO)
        self._error = error
        self._given = 0

    def spend(self, size: int) -> None:
        """Count ``size`` bytes more."""
        self._given += size
        if self._given > self._ratio:
            raise self._error(f"unpacks to more than {LARGEST_RATIO} times its size: a bomb? unpack it if you trust it")
        if self._given > LARGEST_ARCHIVE:
            raise self._error(f"unpacks to more than {in_words(LARGEST_ARCHIVE)}: split it")


class _Bounded(io.RawIOBase):
    def __init__(self, stream: IO[bytes], budgets: tuple[Budget, ...]) -> None:
        self._stream = stream
        self._budgets = budgets

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        for budget in self._budgets:
            budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)


def bounded(stream: IO[bytes], *budgets: Budget) -> BinaryIO:
    """Return ``stream`` with a buffer, its bytes counted."""
    return io.BufferedReader(_Bounded(stream, budgets), 1 << 16)


def read_whole(stream: BinaryIO) -> bytes:
    """Read ``stream`` to its end.

    Raises
    ------
    ReadError
        Where it is larger than a document may be.
    """
    data = stream.read(LARGEST_DOCUMENT + 1)
    if len(data) > LARGEST_DOCUMENT:
        raise ReadError(f"larger than {in_words(LARGEST_DOCUMENT)}: split it")
    return data


def in_words(size: int) -> str:
    """Give a size for people.

    Examples
    --------
    >>> in_words(LARGEST_DOCUMENT), in_words(LARGEST_ARCHIVE)
    ('256 MiB', '64 GiB')
    """
    return f"{size >> 30} GiB" if size >= 1 << 30 else f"{size >> 20} MiB"
