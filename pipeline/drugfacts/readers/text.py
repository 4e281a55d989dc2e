"""Plain text and Markdown: one file or stream, one text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from .encoding import decode
from .limits import read_whole
from .options import ReadOptions
from .source import Failure, Place, ReadError, SourceText


def read_stream(stream: BinaryIO, place: Place, options: ReadOptions) -> Iterator[SourceText]:
    """Read ``stream`` to its end as one text."""
    text, warnings = decode(read_whole(stream), options.encoding)
    yield SourceText(id=place.id, text=text, source=place.source, warnings=warnings)


def read_text(path: Path, *, id: str, source: str) -> SourceText | Failure:
    """Read the file at ``path`` as the text of the document ``id``."""
    try:
        with path.open("rb") as stream:
            return next(read_stream(stream, Place(id, source), ReadOptions()))
    except OSError as error:
        return unreadable(source, error)
    except ReadError as error:
        return Failure(source, str(error))


def unreadable(source: str, error: OSError) -> Failure:
    """Say in one line why ``source`` cannot be read."""
    if isinstance(error, FileNotFoundError):
        return Failure(source, "no such file or folder: check the path")
    if isinstance(error, PermissionError):
        return Failure(source, "not readable: check its permissions")
    return Failure(source, f"cannot be read: {error.strerror or error}")
