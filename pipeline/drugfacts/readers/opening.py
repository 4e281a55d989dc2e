"""Files to streams: plain and compressed ones, and never one that would wait for ever."""

from __future__ import annotations

import gzip
import os
import stat
from pathlib import Path
from typing import IO, BinaryIO, cast

from .limits import Budget, bounded
from .source import ReadError

_OWN_PIPES = ("/dev/fd", "/proc/self/fd")


def open_file(path: Path) -> BinaryIO:
    """Open a file, or a pipe that the shell has made (``<(…)``).

    Raises
    ------
    ReadError
        Where it is another pipe, a device or a socket: it may wait for ever, or never end.
    OSError
    """
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not _is_own_pipe(path, mode):
        raise ReadError("not a plain file: pipe it into standard input and give -")
    return path.open("rb")


def _is_own_pipe(path: Path, mode: int) -> bool:
    return stat.S_ISFIFO(mode) and (str(path.parent) in _OWN_PIPES or str(path) == "/dev/stdin")


def unpacked(stream: BinaryIO, *budgets: Budget) -> BinaryIO:
    """Return what a gzip stream holds, its bytes counted."""
    return bounded(cast("IO[bytes]", gzip.GzipFile(fileobj=stream, mode="rb")), *budgets)


def size_of(stream: BinaryIO) -> int:
    """Return how many bytes the file behind ``stream`` has; 0 for a pipe."""
    try:
        return os.fstat(stream.fileno()).st_size
    except OSError:
        return 0
